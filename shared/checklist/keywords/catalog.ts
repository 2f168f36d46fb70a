import type { Catalog, CatalogEntry, CatalogSet } from '../../catalogs/catalog.ts';
import { normalizeCie10 } from '../../identifiers/cie10.ts';
import { currentKey } from './catalog-alias.ts';
import { beginsLater, dayFields, editionsByDay } from './catalog-day.ts';
import { breachOf } from './catalog-limits.ts';
import { cannotTell, fail, type Keyword, type KeywordContext, type RecordFields, textOf } from './keyword.ts';
import { misuse, objectOf, oneOf, optionalText, text, texts, wholeNumber } from './parameter.ts';

const NAME = 'catalog';
/** Keywords whose parameter names a catalogue. */
const NAMING: readonly string[] = [NAME, 'notReplaced'];

/**
 * `catalog`: the value is a key of a named catalogue, in the edition that was valid on the day of the record.
 *
 * - `name`: id of the catalogue. Where the run does not have it, the keyword cannot tell.
 * - `allow`: special keys that norms accept though the catalogue does not list them.
 * - `prefix`: fields of the record that come before the value in the catalogue's key (state before municipality).
 *   Where one is absent the key cannot be built; that is for `required` to say, and the keyword holds.
 * - `normalise`: `cie10` reads the value in the form of Mexican files first.
 * - `sex`: fields, in order of preference, with the person's sex as CURP letter or as key (1 hombre, 2 mujer; any
 *   other skips the limit), held against the entry's own.
 * - `at`: field with the day of the record; left out, `careDate` or `date` where the record has one.
 * - `birthDate`, which needs `at`: the age from one to the other is held against the entry's limits.
 * - `aliases`: a table of keys that others took the place of. A key that is absent counts as the one that took its
 *   place; where the run does not have the table, nothing changes.
 * - `coverage` `{ from, to, atLeast }`: a catalogue may leave out whole groups of keys (those that share the
 *   characters `from` to `to`). A key that is absent fails only where its group has `atLeast` rows; else nobody can
 *   tell. With `given`, only for records that have that field: one that names the whole CIE-10 as its code system may
 *   use codes that the SIS's own list leaves out, a row of the SIS may not.
 *
 * An entry that the edition marks as withdrawn gives no verdict either: the edition does not say since when. Nor does
 * the absence of a key from an edition that began after the day of the record: it stands in for one not at hand.
 */
export const catalogKeyword: Keyword = {
  name: NAME,
  type: 'string',
  prepare(parameter, { catalogs, judgement }: KeywordContext) {
    const options = readOptions(parameter);
    const normalise = options.cie10 ? normalizeCie10 : (value: string) => value;
    const limits = options.sex.length > 0 || options.birthDate !== undefined;
    const editionOf = editionsByDay(catalogs, options.name, options.at, (catalog) => prepareEdition(catalog, options));

    const given = options.coverage?.given;

    return (value: string, record: RecordFields) => {
      if (options.allow.has(value)) return true;
      const edition = editionOf(record);
      if (edition === undefined) return cannotTell(judgement);
      const key = keyOf(normalise(value), options.prefix, record);
      if (key === undefined) return true;
      const entry = edition.catalog.get(key) ?? entryOfAlias(catalogs, options.aliases, key, edition.catalog);
      if (entry === undefined) {
        const partial = given === undefined || textOf(record, given) !== undefined;
        if (partial && !edition.covers(key)) return cannotTell(judgement);
        if (beginsLater(edition.catalog, record, options.at)) return cannotTell(judgement);
        return fail(judgement, { expected: edition.expected });
      }
      if (entry.active === false) return cannotTell(judgement);
      if (!limits) return true;
      const breach = breachOf(entry, options, record);
      return breach === undefined || fail(judgement, breach);
    };
  },
};

function prepareEdition(catalog: Catalog, { coverage }: Options) {
  return {
    catalog,
    covers: coverage === undefined ? () => true : coverageOf(catalog, coverage),
    expected: `Una clave del catálogo «${catalog.title}», edición ${catalog.edition}.`,
  };
}

function entryOfAlias(
  catalogs: CatalogSet,
  aliases: string | undefined,
  key: string,
  catalog: Catalog,
): CatalogEntry | undefined {
  const table = aliases === undefined ? undefined : catalogs.get(aliases);
  const current = table && currentKey(table, key);
  return current === undefined ? undefined : catalog.get(current.key);
}

/** Names of the catalogues that a schema asks for, wherever the keyword stands in it. */
export function catalogsIn(schema: unknown, keywords: readonly string[] = NAMING): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  if (Array.isArray(schema)) return schema.flatMap((part) => catalogsIn(part, keywords));
  return Object.entries(schema).flatMap(([key, value]) => {
    const own = keywords.includes(key) && typeof value === 'object' && value !== null && typeof value.name === 'string';
    return own ? [value.name] : catalogsIn(value, keywords);
  });
}

/** See {@link dayFields}. */
export function unnamedFields(schemas: readonly unknown[], catalogs: CatalogSet): readonly string[] {
  return dayFields(catalogsIn(schemas, [NAME]), catalogsIn(schemas, ['notReplaced']), catalogs);
}

interface Coverage {
  readonly from: number;
  readonly to: number;
  readonly atLeast: number;
  /** The field whose presence makes the catalogue a partial one for the record; undefined: it is for all. */
  readonly given: string | undefined;
}

interface Options {
  readonly name: string;
  readonly allow: ReadonlySet<string>;
  readonly prefix: readonly string[];
  readonly cie10: boolean;
  readonly sex: readonly string[];
  readonly birthDate: string | undefined;
  readonly at: string | undefined;
  readonly coverage: Coverage | undefined;
  readonly aliases: string | undefined;
}

function readOptions(parameter: unknown): Options {
  const known = ['name', 'allow', 'prefix', 'normalise', 'sex', 'birthDate', 'at', 'coverage', 'aliases'];
  const given = objectOf(NAME, parameter, known);
  const options = {
    name: text(NAME, given.name),
    allow: new Set(texts(NAME, given.allow)),
    prefix: texts(NAME, given.prefix),
    cie10: given.normalise !== undefined && oneOf(NAME, given.normalise, ['cie10']) === 'cie10',
    sex: texts(NAME, given.sex),
    birthDate: optionalText(NAME, given.birthDate),
    at: optionalText(NAME, given.at),
    coverage: given.coverage === undefined ? undefined : readCoverage(given.coverage),
    aliases: optionalText(NAME, given.aliases),
  };
  if (options.birthDate !== undefined && options.at === undefined) {
    throw misuse(NAME, 'pide «at» junto con «birthDate»');
  }
  return options;
}

function readCoverage(parameter: unknown): Coverage {
  const given = objectOf(NAME, parameter, ['from', 'to', 'atLeast', 'given']);
  return {
    from: wholeNumber(NAME, given.from),
    to: wholeNumber(NAME, given.to),
    atLeast: wholeNumber(NAME, given.atLeast),
    given: optionalText(NAME, given.given),
  };
}

function keyOf(value: string, prefix: readonly string[], record: RecordFields): string | undefined {
  if (prefix.length === 0) return value;
  let key = '';
  for (const field of prefix) {
    const part = textOf(record, field);
    if (part === undefined) return undefined;
    key += part;
  }
  return key + value;
}

/** Whether the catalogue has enough rows of a key's group; counted once, on the first key that is absent. */
function coverageOf(catalog: Catalog, { from, to, atLeast }: Coverage): (key: string) => boolean {
  let rows: Map<string, number> | undefined;
  return (key) => {
    if (rows === undefined) {
      rows = new Map();
      for (const known of catalog.keys()) {
        const group = known.slice(from, to);
        rows.set(group, (rows.get(group) ?? 0) + 1);
      }
    }
    return (rows.get(key.slice(from, to)) ?? 0) >= atLeast;
  };
}
