import type { Catalog, CatalogSet } from '../../../../shared/catalogs/catalog.ts';
import type { BatchRule, FileExample, Guide, GuideColumn, RowExample } from '../../../../shared/formats/giis/guide.ts';
import { isJudged } from '../../../../shared/formats/giis/parse-columns.ts';
import { catalogsFor, columnsBehind, rowWith } from '../example-row.ts';
import { type Cells, fileOf } from '../guide-file.ts';
import { tiedTo } from '../links.ts';
import { type Example, FIRST_LINE, familyId, fileExample, type Material, rowExample } from './example.ts';

/** The columns of which an example speaks. */
const columnsIn = (guide: Guide, cells: RowExample): readonly string[] =>
  Object.keys(cells).flatMap((name) => columnsBehind(guide, name));

/** Examples of the guide's own rules, as its dictionary has them. */
export function ruleExamples(material: Material): readonly Example[] {
  const { guide } = material;
  return guide.rules
    .filter(({ confidence }) => isJudged(confidence))
    .flatMap(({ id, column, examples: { valid, invalid } }) => {
      const rule = `giis-regla-${guide.id}-${id}`;
      return [
        ...valid.map((cells, i) => keptBy(material, rule, cells, i)),
        ...invalid.map((cells, i) => brokenBy(material, rule, column, cells, i)),
      ];
    });
}

/** Examples of the relations between columns, as the dictionary has them. */
export function relationExamples(material: Material): readonly Example[] {
  return material.guide.relations
    .filter(({ confidence }) => isJudged(confidence))
    .flatMap(({ confidence, examples: { valid, invalid } }) => {
      const ending = confidence === 'reported' ? '-segun-fuente-secundaria' : '';
      const rules = new Set(invalid.map(({ rule }) => rule));
      return [
        ...[...rules].flatMap((rule) => valid.map((cells, i) => keptBy(material, rule + ending, cells, i))),
        ...invalid.map(({ rule, column, cells }, i) => brokenBy(material, rule + ending, column, cells, i)),
      ];
    });
}

/** Each example is tried on the row of another person: what it does not state must not matter. */
const personOf = ({ named }: Material, i: number): Cells => named[i % named.length];

function keptBy(material: Material, rule: string, cells: RowExample, i: number): Example {
  const { guide } = material;
  return { ...rowExample(rule, rowWith(guide, personOf(material, i), cells)), ...sourceOf(cells) };
}

function brokenBy(material: Material, rule: string, column: string, cells: RowExample, i: number): Example {
  const { guide, links } = material;
  return {
    ...rowExample(rule, rowWith(guide, personOf(material, i), cells), column),
    ...sourceOf(cells),
    tied: tiedTo(links, columnsIn(guide, cells)),
  };
}

/** Catalogues in which the keys are as the example says. */
function sourceOf(cells: RowExample): Pick<Example, 'source'> {
  const stated = Object.keys(cells).some((name) => name.includes('@'));
  return stated ? { source: { catalogs: catalogsFor(cells) } } : {};
}

/** Examples of what a whole file must keep, as the dictionary has them. */
export function batchExamples(material: Material): readonly Example[] {
  const { guide, links } = material;
  return guide.batch
    .filter(({ confidence }) => isJudged(confidence))
    .flatMap((one) => {
      const rule = `giis-lote-${one.id}`;
      return [
        ...one.examples.valid.map((file) => fileExample(rule, fileOf(guide, rowsOf(material, file)))),
        ...one.examples.invalid.map((file) => {
          const rows = rowsOf(material, file);
          return {
            ...fileExample(rule, fileOf(guide, rows), placeOf(one, rows.length)),
            tied: tiedTo(
              links,
              file.flatMap(({ cells }) => columnsIn(guide, cells)),
            ),
          };
        }),
      ];
    });
}

/** A share is said of the file as a whole; a key of the row that repeats one, which is the last. */
function placeOf(rule: BatchRule, rows: number): Example['at'] {
  if (rule.kind === 'share') return { line: 1, column: '' };
  return { line: rows + FIRST_LINE - 1, column: rule.kind === 'unique' ? rule.columns[0] : rule.flag };
}

/** Sound rows, each with a folio of its own, with the cells of the example put into them. */
function rowsOf({ guide, named }: Material, file: FileExample): readonly Cells[] {
  return file
    .flatMap(({ rows: times, cells }) => Array.from({ length: times }, () => cells))
    .map((cells, i) => rowWith(guide, named[i % named.length], cells));
}

/** For every column that is looked up: sound rows with catalogues that list its key, and with one that does not. */
export function lookupExamples(material: Material): readonly Example[] {
  return material.guide.columns
    .filter(({ confidence, ruleConfidence }) => isJudged(confidence) && isJudged(ruleConfidence))
    .flatMap((column) => examplesOfLookup(material, column));
}

function examplesOfLookup(material: Material, column: GuideColumn): readonly Example[] {
  const { guide, rows } = material;
  const { lookup, confidence, ruleConfidence } = column;
  if (lookup === undefined) return [];
  const rule = familyId('catalog', [confidence, ruleConfidence].includes('reported'));
  const needed = [column, ...(lookup.prefix ?? []).map((name) => guide.columns.find((one) => one.name === name))];
  const looked = rows.filter((cells) => needed.every((one) => one !== undefined && isKey(one, cells[one.name] ?? '')));
  const tied = new Set(guide.columns.filter((one) => one.lookup?.catalog === lookup.catalog).map(({ name }) => name));
  // As many keys as there are, then rows of other persons.
  const byKey = new Map(looked.map((cells) => [cells[column.name], cells]));
  const tried = [...new Set([...byKey.values(), ...looked])].slice(0, 4);
  return tried.flatMap((cells) => {
    const key = cells[column.name];
    const whole = [...(lookup.prefix ?? []), column.name].map((name) => cells[name]).join('');
    const lacks = (id: string, asked: string): boolean =>
      id === lookup.catalog && (asked === whole || asked === String(Number(whole)) || key.split('&').includes(asked));
    return [
      { ...rowExample(rule, cells), source: { catalogs: catalogsWithout(() => false) } },
      { ...rowExample(rule, cells, column.name), source: { catalogs: catalogsWithout(lacks) }, tied },
    ];
  });
}

/** Whether a text is a key to be looked up. */
function isKey({ notApplicable = [], lookup }: GuideColumn, text: string): boolean {
  return text !== '' && !notApplicable.map(String).includes(text) && !lookup?.allow?.includes(text);
}

/** Catalogues that list every key but some, and say nothing more of any. */
function catalogsWithout(lacks: (id: string, key: string) => boolean): CatalogSet {
  const catalog = (id: string): Catalog => ({
    id,
    title: id,
    edition: 'sintética',
    rows: 1,
    sha256: '',
    source: 'importado',
    get: (key) => (lacks(id, key) ? undefined : { key }),
    keys: () => [],
  });
  return { get: catalog, list: () => [] };
}
