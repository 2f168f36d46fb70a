import type { Catalog } from '../../catalogs/catalog.ts';
import { dayOf } from './catalog-day.ts';
import { cannotTell, fail, type Keyword, type RecordFields } from './keyword.ts';
import { objectOf, optionalText, text } from './parameter.ts';

/** A key was replaced more often than this only in a table that leads in circles. */
const MAX_STEPS = 10;

/**
 * The key that took the place of an older one in the end, after a table of replaced keys, and since when the older one
 * was replaced, where the table says so; undefined for a key that is not in the table, or only leads in circles.
 */
export function currentKey(table: Catalog, key: string): { readonly key: string; readonly since?: string } | undefined {
  const since = table.get(key)?.extra?.since;
  let current = table.get(key)?.extra?.current;
  for (let step = 0; current !== undefined && step < MAX_STEPS; step++) {
    const next: string | undefined = table.get(current)?.extra?.current;
    if (next === undefined) return since === undefined ? { key: current } : { key: current, since };
    current = next;
  }
  return undefined;
}

/**
 * `notReplaced`: the value is not an older key of the table `name`. Where the table says since when, a record of an
 * earlier day may bear the older key. Without the table nobody can tell.
 */
export const notReplaced: Keyword = {
  name: 'notReplaced',
  type: 'string',
  prepare(parameter, { catalogs, judgement }) {
    const given = objectOf('notReplaced', parameter, ['name', 'at']);
    const name = text('notReplaced', given.name);
    const at = optionalText('notReplaced', given.at);
    return (value: string, record: RecordFields) => {
      const table = catalogs.get(name);
      if (table === undefined) return cannotTell(judgement);
      const current = currentKey(table, value);
      if (current === undefined) return true;
      const day = dayOf(record, at);
      if (current.since !== undefined && day !== undefined && day < current.since) return true;
      return fail(judgement, { expected: `La clave que la reemplazó: ${current.key}.` });
    };
  },
};
