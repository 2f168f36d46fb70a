import type { UnitFilter } from '../../../shared/model/index.ts';
import { Button } from '../../components/controls.tsx';
import { Pick, Search } from '../../components/fields.tsx';
import { useText } from '../../state/text.ts';
import { useCall } from '../../state/use-call.ts';
import { FacetPicks } from '../unidades/facet-picks.tsx';
import { tidy } from '../unidades/units-search.ts';

interface Props {
  readonly filter: UnitFilter;
  readonly onChange: (filter: UnitFilter) => void;
  /** `universe` gives `universe-text`, `universe-states` … */
  readonly testId: string;
}

/** Which units are meant, in the same parts as on Unidades. */
export function UnitFilterFields({ filter, onChange, testId }: Props) {
  const { t } = useText();
  const change = (patch: Partial<UnitFilter>) => onChange(tidy({ ...filter, ...patch }));
  return (
    <div className="bar-line">
      <Search
        label={t('units.search')}
        value={filter.text ?? ''}
        onChange={(text) => change({ text })}
        testId={`${testId}-text`}
      />
      <FacetPicks filter={filter} change={change} testId={testId} />
      <KeptFilters onChoose={onChange} testId={testId} />
      {Object.keys(filter).length > 0 && (
        <Button kind="quiet" onPress={() => onChange({})} data-testid={`${testId}-clear`}>
          {t('units.clearFilters')}
        </Button>
      )}
    </div>
  );
}

/** Filters that were kept on Unidades; nothing where there is none. */
function KeptFilters({ onChoose, testId }: { readonly onChoose: Props['onChange']; readonly testId: string }) {
  const { t } = useText();
  const saved = useCall('units.filters', undefined).answer.data ?? [];
  if (saved.length === 0) return null;
  return (
    <Pick
      label={t('units.saved.title')}
      placeholder={t('units.saved.title')}
      choices={saved.map(({ id, name }) => ({ id, label: name }))}
      value={null}
      onChange={(id) => {
        const chosen = saved.find((one) => one.id === id);
        if (chosen) onChoose(chosen.filter);
      }}
      hideLabel
      testId={`${testId}-saved`}
    />
  );
}
