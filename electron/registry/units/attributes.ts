import { appendAudit } from '../audit.ts';
import { all, inserter, query, type Store, write } from '../store.ts';

/** What a file says of units: numbers by CLUES, in columns that become attributes. */
export interface AttributeTable {
  readonly names: readonly string[];
  readonly rows: readonly AttributeRow[];
}

export interface AttributeRow {
  readonly clues: string;
  /** Where it stands in the file, from 1. */
  readonly line: number;
  /** In the order of `names`; null for a blank cell, which is not 0. */
  readonly values: readonly (number | null)[];
}

export interface SkippedLine {
  readonly line: number;
  readonly reason: string;
}

export interface AttributesTaken {
  /** Units that got a value. */
  readonly units: number;
  readonly skipped: readonly SkippedLine[];
}

/**
 * Takes attributes of units. A value takes the place of an earlier one of the same name; a blank cell leaves what an
 * earlier file said. Rows of units that the registry does not know, and second rows of a unit, are told and left out.
 *
 * @param source name of the file
 */
export function importAttributes(
  store: Store,
  { names, rows }: AttributeTable,
  source: string,
  sha256: string,
): AttributesTaken {
  return write(store, () => {
    const known = new Set(all(store, query.selectFrom('unit').select('clues')).map(({ clues }) => clues));
    const today = new Map(
      all(store, query.selectFrom('unit_alias').selectAll()).map(({ alias, clues }) => [alias, clues]),
    );
    const save = saver(store);
    const lines = new Map<string, number>();
    const skipped: SkippedLine[] = [];
    let units = 0;
    for (const { clues, line, values } of rows) {
      const unit = today.get(clues) ?? clues;
      const earlier = lines.get(unit);
      if (!known.has(unit)) skipped.push({ line, reason: `La unidad ${clues} no está en el registro.` });
      else if (earlier !== undefined) {
        skipped.push({ line, reason: `La unidad ${unit} ya venía en el renglón ${earlier}, que es el que cuenta.` });
      } else {
        lines.set(unit, line);
        if (save(unit, names, values, source)) units++;
      }
    }
    appendAudit(store, 'atributos-importados', { source, sha256, attributes: names, units, skipped: skipped.length });
    return { units, skipped };
  });
}

/** Prepared once. Gives whether the row had a value; the history tells only of what is new. */
function saver(store: Store) {
  const value = store.db.prepare(
    `INSERT INTO unit_attribute (clues, name, value, source) VALUES (?, ?, ?, ?)
     ON CONFLICT (clues, name) DO UPDATE SET value = excluded.value, source = excluded.source
       WHERE value <> excluded.value OR source <> excluded.source`,
  );
  const event = inserter(store, 'unit_event', ['unit', 'at', 'who', 'kind', 'text']);
  const [at, who] = [store.now(), store.user];
  return (unit: string, names: readonly string[], values: readonly (number | null)[], source: string): boolean => {
    const given = names.flatMap((name, index) => {
      const number = values[index];
      return number === null || number === undefined ? [] : [{ name, number }];
    });
    const changed = given.filter(({ name, number }) => value.run(unit, name, number, source).changes > 0);
    if (changed.length > 0) {
      const list = changed.map(({ name, number }) => `${name} ${number}`).join(', ');
      event(unit, at, who, 'atributos', `Se tomaron datos de «${source}»: ${list}.`);
    }
    return given.length > 0;
  };
}
