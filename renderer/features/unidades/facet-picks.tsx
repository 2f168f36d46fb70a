import type { UnitFacets, UnitFilter } from '../../../shared/model/index.ts';
import { FilterChip } from '../../components/chips.tsx';
import { useText } from '../../state/text.ts';
import { useCall } from '../../state/use-call.ts';
import { FacetPick } from './facet-pick.tsx';
import { LISTS, type ListPart, toggled } from './units-search.ts';
import { valueName } from './words.ts';

interface Props {
  readonly filter: UnitFilter;
  readonly change: (patch: Partial<UnitFilter>) => void;
  /** `universe` gives `universe-states`, `universe-operating` … */
  readonly testId: string;
}

const NONE: UnitFacets = { states: [], institutions: [], levels: [], types: [], standings: [], attributes: [] };

/** Values of units to choose from, each with how many units have it. */
export function FacetPicks({ filter, change, testId }: Props) {
  const { t } = useText();
  const facets = useCall('units.facets', undefined).answer.data ?? NONE;
  const pick = (part: ListPart) => {
    const chosen: readonly string[] = filter[part] ?? [];
    const options = facets[part].map(({ value, units }) => ({ value, units, label: valueName(t, part, value) }));
    // Keys of states have an order that people know; the others stand by number of units.
    if (part === 'states') options.sort((a, b) => (a.value < b.value ? -1 : 1));
    return (
      <FacetPick
        key={part}
        label={t(`units.filter.${part}`)}
        options={options}
        chosen={chosen}
        onChange={(value, on) => change({ [part]: toggled(chosen, value, on) })}
        testId={`${testId}-${part}`}
      />
    );
  };
  return (
    <>
      {LISTS.map(pick)}
      {facets.attributes.length > 0 && (
        <FacetPick
          label={t('units.filter.attribute')}
          options={facets.attributes.map(({ name, units }) => ({ value: name, label: name, units }))}
          chosen={filter.withAttribute === undefined ? [] : [filter.withAttribute]}
          onChange={(name, on) => change({ withAttribute: on ? name : undefined })}
          testId={`${testId}-attribute`}
        />
      )}
      <FilterChip
        chosen={filter.onlyOperating ?? false}
        onPress={() => change({ onlyOperating: !filter.onlyOperating })}
        testId={`${testId}-operating`}
      >
        {t('units.onlyOperating')}
      </FilterChip>
    </>
  );
}
