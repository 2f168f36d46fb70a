import { isCatalogId } from '../../catalogs/titles.ts';
import type { GuideColumn } from './guide.ts';
import {
  anyText,
  type Check,
  count,
  flag,
  hour,
  integer,
  kebab,
  kinds,
  listOf,
  mapOf,
  number,
  oneOf,
  positive,
  scalar,
  shape,
  text,
} from './shape.ts';

export const confidence = oneOf(['confirmed', 'reported', 'recalled', 'uncertain']);

const ONLY_KIND = { kind: text };
const SIMPLE = ['key', 'cedula', 'clues', 'curp', 'name', 'date', 'state', 'text'];

const CELL_DOMAINS: Readonly<Record<string, Check>> = {
  ...Object.fromEntries(SIMPLE.map((kind) => [kind, shape(ONLY_KIND)])),
  keys: shape({ ...ONLY_KIND, values: listOf(integer, 1) }),
  range: ordered(shape({ ...ONLY_KIND, min: number, max: number, decimals: count })),
  list: shape({ ...ONLY_KIND, values: listOf(integer, 1), exclusive: listOf(integer), max: positive }),
  digits: ordered(shape({ ...ONLY_KIND, min: positive, max: positive })),
  time: shape({ ...ONLY_KIND, first: hour, last: hour }),
  upper: shape({ ...ONLY_KIND, min: count, signs: anyText, digits: flag }, { startsWithLetter: flag }),
  diagnosis: shape(ONLY_KIND, { additions: listOf(sisPrefix, 1) }),
};

const groupField = shape(
  { name: text, mandatory: flag, domain: kinds(CELL_DOMAINS) },
  { maxLength: positive, notApplicable: listOf(scalar, 1) },
);

const domain = kinds({
  ...CELL_DOMAINS,
  groups: shape({ ...ONLY_KIND, max: positive, numbered: flag, fields: listOf(groupField, 1, 100) }),
});

const lookup = shape({ catalog: catalogId }, { prefix: listOf(text, 1), allow: listOf(anyText) });
const examples = shape({ valid: listOf(anyText), invalid: listOf(anyText) });

const column = shape(
  {
    position: positive,
    name: text,
    title: text,
    block: kebab,
    mandatory: flag,
    confidential: flag,
    domain,
    sensitivity: oneOf(['plain', 'curp', 'name', 'date', 'identifier', 'auto']),
    rule: text,
    citation: shape({}, { clause: text }),
    confidence,
    ruleConfidence: confidence,
    examples,
  },
  {
    aliases: listOf(text, 1),
    type: oneOf(['texto', 'numerico', 'fecha', 'hora']),
    maxLength: positive,
    mayBeEmpty: flag,
    catalogue: text,
    lookup,
    notApplicable: listOf(scalar, 1),
    feeds: listOf(feed, 1),
    feedValues: mapOf(text),
  },
);

/** Checks the form of one column. @throws Error that names it */
export function checkColumn(value: unknown, index: number): void {
  const { name, position } = (value ?? {}) as Partial<GuideColumn>;
  const fail = (what: string): never => {
    throw new Error(`Columna ${index + 1} del diccionario${name ? ` (${name})` : ''}: ${what}.`);
  };
  column(value, fail);
  if (position !== index + 1) fail('«position» no es la que le toca por su lugar');
  checkExamples(value as GuideColumn, fail);
}

/** Facts of these degrees are judged; see `Guide`. */
export const isJudged = (degree: string): boolean => degree === 'confirmed' || degree === 'reported';

function checkExamples(judged: GuideColumn, fail: (what: string) => never): void {
  const { valid, invalid } = judged.examples;
  if (valid.length === 0) fail('pide un ejemplo válido («examples.valid») o más');
  if (!isJudged(judged.confidence)) return;
  const form = judged.type !== undefined && judged.type !== 'texto';
  const filled = judged.mandatory && !judged.mayBeEmpty;
  const ofDomain = isJudged(judged.ruleConfidence) && judged.domain.kind !== 'text';
  if (!form && !filled && !ofDomain && judged.maxLength === undefined) return;
  if (invalid.length < 2) fail('pide dos ejemplos que no valen («examples.invalid») o más');
}

function ordered(form: Check): Check {
  return (value, fail) => {
    form(value, fail);
    const { min, max } = value as { readonly min: number; readonly max: number };
    if (min > max) fail('tiene el mínimo por encima del máximo');
  };
}

function sisPrefix(value: unknown, fail: (what: string) => never): void {
  if (typeof value !== 'string' || !/^[A-Z]{2}$/.test(value)) fail('no son dos letras mayúsculas');
}

function catalogId(value: unknown, fail: (what: string) => never): void {
  if (typeof value !== 'string' || !isCatalogId(value)) fail('no es un catálogo que el programa conozca');
}

/** `patient.curp`, `diagnosis2.code` */
function feed(value: unknown, fail: (what: string) => never): void {
  const known = /^(establishment|practitioner|patient|encounter|diagnosis[1-9]?)\.[a-z][A-Za-z]*$/;
  if (typeof value !== 'string' || !known.test(value)) fail('no es un campo neutro');
}
