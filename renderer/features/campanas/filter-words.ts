import type { UnitFilter } from '../../../shared/model/index.ts';
import type { T } from '../../state/text.ts';
import { asked, LISTS } from '../unidades/units-search.ts';
import { valueName } from '../unidades/words.ts';

/** A filter as people say it, one piece for each part that narrows it; none for all units. */
export function filterWords(filter: UnitFilter, t: T): readonly string[] {
  const { text, onlyOperating, withAttribute, clues, ...rest } = asked(filter);
  const lists = LISTS.flatMap((part) => {
    const values: readonly string[] = rest[part] ?? [];
    return values.length === 0 ? [] : [short(values.map((value) => valueName(t, part, value)))];
  });
  return [
    ...(text ? [`«${text}»`] : []),
    ...lists,
    ...(onlyOperating ? [t('units.onlyOperating')] : []),
    ...(withAttribute ? [t('units.withAttribute', { name: withAttribute })] : []),
    ...(clues ? [t('campaigns.filter.listed', { n: String(clues.length) })] : []),
  ];
}

/** The first three, and how many more. */
function short(words: readonly string[]): string {
  return words.length <= 3 ? words.join(', ') : `${words.slice(0, 3).join(', ')} +${words.length - 3}`;
}
