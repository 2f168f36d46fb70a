import { Button as AriaButton } from 'react-aria-components';
import { Button } from '../../components/controls.tsx';
import { Search } from '../../components/fields.tsx';
import { Icon } from '../../components/icons.tsx';
import { useText } from '../../state/text.ts';
import { FacetPicks } from './facet-picks.tsx';
import { SavedFilters } from './saved-filters.tsx';
import { choicesOf, LISTS, toggled, useUnitsSearch } from './units-search.ts';
import { valueName } from './words.ts';

/** What units are looked for: text, values to choose from, and filters that were kept. */
export function FilterBar() {
  const { t } = useText();
  const { filter, change } = useUnitsSearch();
  return (
    <div className="bar">
      <div className="bar-line">
        <Search
          label={t('units.search')}
          value={filter.text ?? ''}
          onChange={(text) => change({ text })}
          testId="unit-search"
        />
        <SavedFilters />
      </div>
      <div className="bar-line">
        <FacetPicks filter={filter} change={change} testId="choose" />
      </div>
      {choicesOf(filter) > 0 && <Chosen />}
    </div>
  );
}

/** The values chosen, each of which can be taken off. */
function Chosen() {
  const { t } = useText();
  const { filter, change, set } = useUnitsSearch();
  const chips = LISTS.flatMap((part) =>
    (filter[part] ?? []).map((value) => ({
      id: `${part}:${value}`,
      words: valueName(t, part, value),
      remove: () => change({ [part]: toggled(filter[part], value, false) }),
    })),
  );
  if (filter.withAttribute !== undefined) {
    const words = t('units.withAttribute', { name: filter.withAttribute });
    chips.push({ id: 'attribute', words, remove: () => change({ withAttribute: undefined }) });
  }
  return (
    <div className="bar-line" data-testid="chosen-filters">
      {chips.map(({ id, words, remove }) => (
        <AriaButton
          key={id}
          className="filter filter-remove"
          aria-label={`${t('common.remove')}: ${words}`}
          onPress={remove}
        >
          {words}
          <Icon name="close" size={14} />
        </AriaButton>
      ))}
      <Button kind="quiet" onPress={() => set({ text: filter.text })} data-testid="clear-filters">
        {t('units.clearFilters')}
      </Button>
    </div>
  );
}
