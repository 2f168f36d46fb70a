import { Hash64, type Place } from '../../model/index.ts';
import type { Origin } from '../format.ts';
import { cellText } from './cell-text.ts';
import type { Guide } from './guide.ts';
import type { Row } from './row.ts';

/** The current row as an origin. `fields` names the columns of the neutral fields of the record being handed over. */
export interface RowOrigin extends Origin {
  record: number;
  fields: ReadonlyMap<string, number> | null;
}

/** Columns whose values identify a row wherever it stands. */
const IDENTIFYING = [
  'establishment.clues',
  'encounter.date',
  'practitioner.curp',
  'patient.curp',
  'patient.givenNames',
  'patient.firstSurname',
  'patient.secondSurname',
  'patient.birthDate',
];

/** One object for all rows: places and texts are made only when somebody asks. */
export function createRowOrigin(guide: Guide, row: Row): RowOrigin {
  const byName = new Map(guide.columns.map((column, index) => [column.name, index]));
  const identifying = guide.columns.flatMap(({ feeds }, index) =>
    feeds?.some((feed) => IDENTIFYING.includes(feed)) ? [index] : [],
  );
  const hash = new Hash64();
  let hashed = 0;

  const columnOf = (field: string): number => origin.fields?.get(field) ?? byName.get(field) ?? -1;
  /** In a row of another number of columns, cells cannot be told apart by their position. */
  const holds = (column: number): boolean => column >= 0 && column < row.count;

  const origin: RowOrigin = {
    record: 0,
    fields: null,
    place(field): Place {
      const column = columnOf(field);
      const { line, base, starts } = row;
      const place: { -readonly [K in keyof Place]: Place[K] } = { line, offset: base + row.start };
      if (holds(column)) {
        place.column = column + 1;
        place.offset = base + starts[column];
        place.field = guide.columns[column].name;
      }
      if (origin.record > 0) place.record = origin.record;
      return place;
    },
    text(field) {
      const column = columnOf(field);
      return holds(column) ? cellText(row, column) : undefined;
    },
    identity() {
      if (hashed === row.line) return hash;
      hashed = row.line;
      hash.reset();
      if (origin.record === 0) return hash.text('encabezado').finish();
      if (row.count !== row.size) return hash.bytes(row.buffer, row.start, row.end).finish();
      for (const column of identifying) hash.bytes(row.buffer, row.starts[column], row.starts[column + 1] - 1);
      return hash.finish();
    },
  };
  return origin;
}

/** An origin for what is said of the file, or of a line that was not read. */
export function fileOrigin(line: number, offset: number, name: string): Origin {
  const identity = new Hash64().reset().text(name).finish();
  return { record: 0, place: () => ({ line, offset }), text: () => undefined, identity: () => identity };
}
