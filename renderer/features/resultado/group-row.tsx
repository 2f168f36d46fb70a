import type { CSSProperties } from 'react';
import { Icon } from '../../components/icons.tsx';
import { SeverityMark } from '../../components/marks.tsx';
import { useText } from '../../state/text.ts';
import type { FindingsListState } from './use-findings.ts';

interface Props {
  readonly group: number;
  readonly state: FindingsListState;
  /** Findings of the group that somebody accepted. */
  readonly accepted: number;
  readonly rowProps: { readonly id: string; readonly 'aria-rowindex': number; readonly style: CSSProperties };
  readonly onToggle: () => void;
}

/** Head of a group: the rule or the file, and how many of its findings are listed. */
export function GroupRow({ group, state, accepted, rowProps, onToggle }: Props) {
  const { t, f, count } = useText();
  const { index, grouping, grouped, closed } = state;
  const rule = grouping === 'rule' ? index.rules[group] : undefined;
  const title = rule ? rule.failureTitle : (index.files[group]?.path ?? '');
  const total = rule ? rule.total : (index.files[group]?.total ?? 0);
  const shown = grouped.counts.get(group) ?? 0;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter, left and right on the list open and close the active group
    // biome-ignore lint/a11y/useSemanticElements: a <tr> cannot be placed by the virtualiser outside a table
    // biome-ignore lint/a11y/useFocusableInteractive: the list holds the focus and names the active row
    <div
      role="row"
      aria-level={1}
      aria-expanded={!closed.has(group)}
      className="row row-group"
      data-testid="finding-group"
      {...rowProps}
      onClick={onToggle}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: as above */}
      <span role="gridcell" aria-colspan={3} className="cell cell-wide">
        <Icon name={closed.has(group) ? 'right' : 'down'} size={16} />
        {rule ? <SeverityMark severity={rule.severity} short /> : <Icon name="file" size={16} />}
        <span className="cut" title={title}>
          {title}
        </span>
        <span className="group-count">
          {accepted > 0 && `${count('acceptances.inGroup', accepted)} · `}
          {shown === total
            ? count('common.findingsCount', total)
            : t('findings.groupCount', { shown: f.number(shown), total: f.number(total) })}
        </span>
      </span>
    </div>
  );
}
