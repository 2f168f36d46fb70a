import type { Catalog, CatalogEntry } from '../../catalogs/catalog.ts';
import { ageAgainstLimits } from '../../identifiers/age-limits.ts';
import { normalizeCie10 } from '../../identifiers/cie10.ts';
import { cannotTell, fail, type Keyword, type KeywordContext, type RecordFields, textOf } from './keyword.ts';
import { misuse, objectOf, oneOf, optionalText, text, texts, wholeNumber } from './parameter.ts';

const NAME = 'catalog';

/**
 * `catalog`: the value is a key of a named catalogue.
 *
 * - `name`: id of the catalogue. Where the run does not have it, the keyword cannot tell.
 * - `allow`: special keys that norms accept though the catalogue does not list them.
 * - `prefix`: fields of the record that come before the value in the catalogue's key (state before municipality).
 *   Where one is absent the key cannot be built; that is for `required` to say, and the keyword holds.
 * - `normalise`: `cie10` reads the value in the form of Mexican files first.
 * - `sex`: fields, in order of preference, with the person's sex as CURP letter or as key (1 hombre, 2 mujer; any
 *   other skips the limit), held against the entry's own.
 * - `birthDate` and `at`: fields from which the age is reckoned, held against the entry's limits.
 * - `coverage` `{ from, to, atLeast }`: a catalogue may leave out whole groups of keys (those that share the
 *   characters `from` to `to`). A key that is absent fails only where its group has `atLeast` rows; else nobody can
 *   tell.
 *
 * An entry that the edition marks as withdrawn gives no verdict either: the edition does not say since when.
 */
export const catalogKeyword: Keyword = {
  name: NAME,
  type: 'string',
  prepare(parameter, { catalogs, judgement }: KeywordContext) {
    const options = readOptions(parameter);
    const catalog = catalogs.get(options.name);
    if (catalog === undefined) return (value: string) => options.allow.has(value) || cannotTell(judgement);
    const covers = options.coverage === undefined ? () => true : coverageOf(catalog, options.coverage);
    const normalise = options.cie10 ? normalizeCie10 : (value: string) => value;
    const limits = options.sex.length > 0 || options.birthDate !== undefined;
    const expected = `Una clave del catálogo «${catalog.title}», edición ${catalog.edition}.`;

    return (value: string, record: RecordFields) => {
      if (options.allow.has(value)) return true;
      const key = keyOf(normalise(value), options.prefix, record);
      if (key === undefined) return true;
      const entry = catalog.get(key);
      if (entry === undefined) return covers(key) ? fail(judgement, { expected }) : cannotTell(judgement);
      if (entry.active === false) return cannotTell(judgement);
      if (!limits) return true;
      const breach = breachOf(entry, options, record);
      return breach === undefined || fail(judgement, breach);
    };
  },
};

/** Names of the catalogues that a schema asks for, wherever the keyword stands in it. */
export function catalogsIn(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  if (Array.isArray(schema)) return schema.flatMap(catalogsIn);
  return Object.entries(schema).flatMap(([key, value]) => {
    const own = key === NAME && typeof value === 'object' && value !== null && typeof value.name === 'string';
    return own ? [value.name] : catalogsIn(value);
  });
}

interface Coverage {
  readonly from: number;
  readonly to: number;
  readonly atLeast: number;
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
}

function readOptions(parameter: unknown): Options {
  const known = ['name', 'allow', 'prefix', 'normalise', 'sex', 'birthDate', 'at', 'coverage'];
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
  };
  if ((options.birthDate === undefined) !== (options.at === undefined)) {
    throw misuse(NAME, 'pide «birthDate» y «at» juntos');
  }
  return options;
}

function readCoverage(parameter: unknown): Coverage {
  const given = objectOf(NAME, parameter, ['from', 'to', 'atLeast']);
  return {
    from: wholeNumber(NAME, given.from),
    to: wholeNumber(NAME, given.to),
    atLeast: wholeNumber(NAME, given.atLeast),
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

function breachOf(entry: CatalogEntry, options: Options, record: RecordFields) {
  if (entry.sex !== undefined && contradicts(sexOf(options.sex, record), entry.sex)) {
    return {
      message: 'El catálogo limita esta clave al otro sexo',
      expected: entry.sex === 'H' ? 'Una persona de sexo hombre.' : 'Una persona de sexo mujer.',
    };
  }
  if (options.birthDate === undefined || options.at === undefined) return undefined;
  if (entry.minAge === undefined && entry.maxAge === undefined) return undefined;
  const birth = textOf(record, options.birthDate);
  const date = textOf(record, options.at);
  if (birth === undefined || date === undefined) return undefined;
  const age = ageAgainstLimits(birth, date, entry.minAge, entry.maxAge);
  if (age !== 'younger' && age !== 'older') return undefined;
  const limit = age === 'younger' ? `desde ${ageInWords(entry.minAge!)}` : `hasta ${ageInWords(entry.maxAge!)}`;
  return {
    message: 'La edad de la persona está fuera del límite que el catálogo da a esta clave',
    expected: `Una persona ${limit}.`,
  };
}

function sexOf(fields: readonly string[], record: RecordFields): string | undefined {
  for (const field of fields) {
    const value = textOf(record, field);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Only the plain opposite contradicts: intersex persons (3, X) and unknown values are not held to the limit. */
function contradicts(sex: string | undefined, limit: 'H' | 'M'): boolean {
  return limit === 'H' ? sex === '2' || sex === 'M' : sex === '1' || sex === 'H';
}

/** `010A` as «10 años». */
function ageInWords(code: string): string {
  const value = Number(code.slice(0, 3));
  const [one, many] = UNITS[code[3]] ?? ['', ''];
  return `${value} ${value === 1 ? one : many}`;
}

const UNITS: Readonly<Record<string, readonly [string, string]>> = {
  H: ['hora', 'horas'],
  D: ['día', 'días'],
  M: ['mes', 'meses'],
  A: ['año', 'años'],
};
