import { stateByKey } from '../../shared/identifiers/index.ts';
import type { UnitFilter } from '../../shared/model/index.ts';
import { units } from '../../shared/text/ui/es-MX/units.ts';

/** Name of a federal entity by its INEGI key, which stands for itself where it is none. */
export function stateNameOf(key: string): string {
  return stateByKey(key)?.name ?? key;
}

/** A filter as people say it, one piece for each part that narrows it; none for all units. */
export function filterWords(filter: UnitFilter): readonly string[] {
  const { text = '', states = [], institutions = [], levels = [], types = [], standings = [] } = filter;
  const { onlyOperating = false, withAttribute, clues = [] } = filter;
  const list = (title: string, values: readonly string[]) =>
    values.length === 0 ? [] : [`${title}: ${values.join(', ')}`];
  return [
    ...(text.trim() === '' ? [] : [`«${text.trim()}»`]),
    ...list(units.filter.states, states.map(stateNameOf)),
    ...list('Institución', institutions),
    ...list(units.filter.levels, levels),
    ...list(units.filter.types, types),
    ...list(
      units.filter.standings,
      standings.map((state) => units.standing[state]),
    ),
    ...(onlyOperating ? [units.onlyOperating] : []),
    ...(withAttribute ? [`Con ${withAttribute}`] : []),
    ...(clues.length === 0 ? [] : [`lista de ${clues.length} CLUES`]),
  ];
}
