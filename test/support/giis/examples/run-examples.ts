import type { Cells } from '../guide-file.ts';
import { fileOf, findingsOf } from '../guide-file.ts';
import { type Example, FIRST_LINE, type Material } from './example.ts';

/** What the reader says of an example. */
export interface Said {
  readonly rule: string;
  readonly line: number | undefined;
  /** Position of the column in the file, from 1; undefined for a whole line or file. */
  readonly position: number | undefined;
  /** Name of the column; '' for a whole line or file. */
  readonly column: string;
}

/** An example that is one row and needs nothing besides. */
type RowAlone = Example & { readonly content: { readonly kind: 'row'; readonly cells: Cells } };

const isRowAlone = (example: Example): example is RowAlone =>
  example.content.kind === 'row' && example.source === undefined;

/**
 * Reads the examples of a guide. Examples of one row are read together in one file, row after row, since opening a
 * file takes far longer than a row; what only a whole file shows is then left out.
 */
export function readExamples(material: Material, examples: readonly Example[]): ReadonlyMap<Example, readonly Said[]> {
  const alone = examples.filter(isRowAlone);
  const cells = alone.map(({ content }) => content.cells);
  const byLine = Map.groupBy(
    cells.length === 0 ? [] : read(material, fileOf(material.guide, cells)),
    ({ line }) => line,
  );
  return new Map([
    ...alone.map((example, i): [Example, readonly Said[]] => [
      example,
      ofRow(byLine.get(i + FIRST_LINE) ?? []).map((said) => ({ ...said, line: FIRST_LINE })),
    ]),
    ...examples
      .filter((one) => !isRowAlone(one))
      .map((one): [Example, readonly Said[]] => [one, readOne(material, one)]),
  ]);
}

const ofRow = (said: readonly Said[]): readonly Said[] => said.filter(({ rule }) => !rule.startsWith('giis-lote-'));

function readOne(material: Material, { rule, content, source }: Example): readonly Said[] {
  const bytes = content.kind === 'file' ? content.bytes : fileOf(material.guide, [content.cells]);
  const said = read(material, bytes, source);
  // A row or two always pass some limit of a load.
  return rule.startsWith('giis-lote-') ? said : ofRow(said);
}

function read({ format }: Material, bytes: Uint8Array, source?: Example['source']): readonly Said[] {
  return findingsOf(format, bytes, source).map(({ rule, place }) => ({
    rule: rule.id,
    line: place.line,
    position: place.column,
    column: place.field ?? '',
  }));
}
