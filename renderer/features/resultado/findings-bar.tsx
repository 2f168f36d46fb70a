import { memo, type ReactNode, useCallback, useMemo, useState } from 'react';
import type { RuleResult, Severity } from '../../../shared/model/index.ts';
import { FilterChip } from '../../components/chips.tsx';
import { Button } from '../../components/controls.tsx';
import { Pick, Search } from '../../components/fields.tsx';
import { SeverityMark } from '../../components/marks.tsx';
import { useText } from '../../state/text.ts';
import { ACCEPTED_CHOICES } from './findings-filter.ts';
import { SEVERITIES } from './findings-index.ts';
import { severityTotals } from './selectors.ts';
import type { FindingsState } from './use-findings.ts';

const ALL = '*';

/** Filters with counts. Nothing narrowed: the totals of the run; else how many of the kept ones each choice would show. */
export function FindingsBar({
  state,
  rules,
  children,
}: {
  readonly state: FindingsState;
  readonly rules: readonly RuleResult[];
  /** What is done with the findings. */
  readonly children: ReactNode;
}) {
  const { t } = useText();
  const { filter, match, index, change } = state;
  const [start] = useState(filter.text);
  const narrowed = filter.text.trim() !== '' || filter.file !== null || filter.accepted !== 'all';
  const ruleChosen = filter.rule !== null;
  const totals = useMemo(
    () => severityTotals(ruleChosen ? rules.filter((rule) => rule.id === filter.rule) : rules),
    [rules, ruleChosen, filter.rule],
  );
  const toggle = (severity: Severity) => {
    const on = filter.severities.includes(severity);
    change({ severities: on ? filter.severities.filter((s) => s !== severity) : [...filter.severities, severity] });
  };
  const filtered = narrowed || ruleChosen || filter.severities.length > 0 || filter.accepted !== 'all';
  return (
    <div className="bar">
      <div className="bar-line">
        <FindingSearch key={state.resets} start={state.resets === 0 ? start : ''} onText={state.search} />
        {SEVERITIES.map((severity, i) => (
          <FilterChip
            key={severity}
            chosen={filter.severities.includes(severity)}
            onPress={() => toggle(severity)}
            count={narrowed ? match.bySeverity[i as 0 | 1 | 2] : totals[severity]}
            testId={`filter-severity-${severity}`}
          >
            <SeverityMark severity={severity} />
          </FilterChip>
        ))}
        <RulePick state={state} narrowed={narrowed} />
        {index.files.length > 1 && <FilePick state={state} />}
      </div>
      <div className="bar-line">
        <Shown state={state} />
        {filtered && (
          <Button kind="quiet" onPress={state.reset} data-testid="clear-filters">
            {t('findings.clearFilters')}
          </Button>
        )}
        {state.flags !== null && <AcceptedPick state={state} />}
        {children}
        <span className="bar-end">
          <span className="muted">{t('findings.groupBy')}</span>
          <FilterChip chosen={state.list.grouping === 'rule'} onPress={() => state.group('rule')} testId="group-rule">
            {t('findings.groupRule')}
          </FilterChip>
          <FilterChip chosen={state.list.grouping === 'file'} onPress={() => state.group('file')} testId="group-file">
            {t('findings.groupFile')}
          </FilterChip>
          <Button kind="quiet" onPress={state.list.closed.size > 0 ? state.openAll : state.closeAll}>
            {state.list.closed.size > 0 ? t('findings.expandAll') : t('findings.collapseAll')}
          </Button>
        </span>
      </div>
    </div>
  );
}

interface SearchProps {
  /** What is searched for to begin with. */
  readonly start: string;
  readonly onText: (text: string) => void;
}

/** Keeps the text being typed to itself: a key pressed renders this box at once and the rest when there is time. */
const FindingSearch = memo(function FindingSearch({ start, onText }: SearchProps) {
  const { t } = useText();
  const [text, setText] = useState(start);
  return (
    <Search
      label={t('findings.search')}
      hint={t('findings.searchHint')}
      value={text}
      onChange={(next) => {
        setText(next);
        onText(next);
      }}
      testId="filter-text"
    />
  );
});

/** «Se muestran n de N», and why there may be fewer places than findings. */
function Shown({ state }: { readonly state: FindingsState }) {
  const { t, f, count } = useText();
  const { match, index } = state;
  const kept = index.findings.length;
  const accepted = match.byAccepted[1];
  return (
    <p className="shown" role="status" data-testid="findings-shown">
      {t('findings.shown', { shown: f.number(match.order.length), total: f.number(index.total) })}
      {accepted > 0 && (
        <span className="muted" data-testid="accepted-apart">
          {' '}
          {count('acceptances.inList', accepted)}
        </span>
      )}
      {kept < index.total && <span className="muted"> {t('findings.kept', { kept: f.number(kept) })}</span>}
    </p>
  );
}

function RulePick({ state, narrowed }: { readonly state: FindingsState; readonly narrowed: boolean }) {
  const { t, f } = useText();
  const { index, match, change } = state;
  const { rule: chosen } = state.filter;
  const choices = useMemo(
    () => [
      { id: ALL, label: t('findings.allRules') },
      ...index.rules
        .map((rule, i) => ({ rule, n: narrowed ? (match.byRule[i] ?? 0) : rule.total }))
        .filter(({ rule, n }) => n > 0 || rule.id === chosen)
        .map(({ rule, n }) => ({ id: rule.id, label: rule.failureTitle, note: f.number(n) })),
    ],
    [t, f, index, match, narrowed, chosen],
  );
  const onChange = useCallback((id: string) => change({ rule: id === ALL ? null : id }), [change]);
  return (
    <Pick
      hideLabel
      label={t('findings.rule')}
      choices={choices}
      value={chosen ?? ALL}
      onChange={onChange}
      testId="filter-rule"
    />
  );
}

/** All, or only those that nobody accepted, or only those that somebody did. */
function AcceptedPick({ state }: { readonly state: FindingsState }) {
  const { t, f } = useText();
  const { match, change, filter } = state;
  const [open, accepted] = match.byAccepted;
  const choices = useMemo(() => {
    const counts = { all: open + accepted, open, accepted };
    return ACCEPTED_CHOICES.map((id) => ({ id, label: t(`acceptances.choice.${id}`), note: f.number(counts[id]) }));
  }, [t, f, open, accepted]);
  const onChange = useCallback(
    (id: string) => change({ accepted: ACCEPTED_CHOICES.find((choice) => choice === id) ?? 'all' }),
    [change],
  );
  return (
    <Pick
      hideLabel
      label={t('acceptances.filter')}
      choices={choices}
      value={filter.accepted}
      onChange={onChange}
      testId="filter-accepted"
    />
  );
}

function FilePick({ state }: { readonly state: FindingsState }) {
  const { t, f } = useText();
  const { index, match, change } = state;
  const { file: chosen } = state.filter;
  const choices = useMemo(
    () => [
      { id: ALL, label: t('findings.allFiles') },
      ...index.files
        .map((file, i) => ({ file, n: match.byFile[i] ?? 0 }))
        .filter(({ file, n }) => n > 0 || file.path === chosen)
        .map(({ file, n }) => ({ id: file.path, label: file.path, note: f.number(n) })),
    ],
    [t, f, index, match, chosen],
  );
  const onChange = useCallback((id: string) => change({ file: id === ALL ? null : id }), [change]);
  return (
    <Pick
      hideLabel
      label={t('findings.file')}
      choices={choices}
      value={chosen ?? ALL}
      onChange={onChange}
      testId="filter-file"
    />
  );
}
