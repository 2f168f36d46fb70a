import type { BatchRule, Guide, GuideRule, Relation } from './guide.ts';
import { columnsBehind, mentionsOf } from './mentions.ts';
import { confidence } from './parse-columns.ts';
import {
  batchExamples,
  checkBatchExamples,
  checkCells,
  checkRelationExamples,
  relationExamples,
  rowExamples,
} from './parse-examples.ts';
import {
  anyText,
  type Check,
  count,
  type Fail,
  integer,
  isObject,
  kebab,
  kinds,
  listOf,
  mapOf,
  number,
  scalar,
  shape,
  text,
} from './shape.ts';

/** Deeper than any rule that a person would write; keeps a mistaken file from exhausting the stack. */
const MAX_DEPTH = 12;

const texts = {
  id: kebab,
  title: text,
  failureTitle: text,
  why: text,
  remedy: text,
  confidence,
};
const clause = { clause: text };

function valueSchema(depth: number): Check {
  return (value, fail) => {
    if (depth > MAX_DEPTH) fail('anida demasiadas condiciones');
    const inner = valueSchema(depth + 1);
    shape(
      {},
      {
        const: scalar,
        enum: listOf(scalar, 1),
        minimum: number,
        maximum: number,
        minLength: count,
        maxItems: count,
        contains: inner,
        anyOf: listOf(inner, 1),
        not: inner,
        cie10: listOf(cie10, 1),
        equals: text,
        notLess: text,
        memberOf: text,
        sumOf: shape({ columns: listOf(text, 1), plus: number }),
      },
    )(value, fail);
    if (isObject(value) && Object.keys(value).length === 0) fail('no dice nada');
  };
}

function rowSchema(depth: number): Check {
  return (value, fail) => {
    if (depth > MAX_DEPTH) fail('anida demasiadas condiciones');
    const inner = rowSchema(depth + 1);
    shape(
      {},
      { properties: mapOf(valueSchema(depth + 1)), allOf: listOf(inner, 1), anyOf: listOf(inner, 1), not: inner },
    )(value, fail);
    if (isObject(value) && Object.keys(value).length === 0) fail('no dice nada');
  };
}

const rule = shape(
  {
    ...texts,
    column: text,
    must: rowSchema(0),
    examples: rowExamples,
  },
  { ...clause, when: rowSchema(0) },
);

/** Checks one rule of the guide, whose columns were checked before. @throws Error that names it */
export function checkRule(guide: Guide, value: unknown, index: number): void {
  const fail = failingRule('Regla', value, index);
  rule(value, fail);
  const { column, when, must, examples } = value as GuideRule;
  const names = mentionsOf(when, must);
  for (const name of [column, ...names]) {
    if (columnsBehind(guide, name).length === 0) fail(`«${name}» no es columna de la guía ni un hecho de la fila`);
  }
  if (!guide.columns.some(({ name }) => name === column)) fail(`«${column}» no es columna de la guía`);
  if (![...names].some((name) => name.split('@')[0] === column)) {
    fail(`su columna «${column}» no aparece en «when» ni en «must»`);
  }
  checkCells(guide, names, [...examples.valid, ...examples.invalid], fail);
}

const onFile = (fields: Readonly<Record<string, Check>>): Check =>
  shape({ ...texts, kind: text, examples: batchExamples, ...fields }, clause);

const batch = kinds({
  share: onFile({ columns: listOf(text, 1), value: text, limit: fraction }),
  unique: onFile({ columns: listOf(text, 1) }),
  'first-in-year': onFile({ flag: text, person: text, generic: text, unit: text, date: text }),
});

/** Checks one rule on the whole file. @throws Error that names it */
export function checkBatchRule(guide: Guide, value: unknown, index: number): void {
  const fail = failingRule('Regla de lote', value, index);
  batch(value, fail);
  const columns = batchColumns(value as BatchRule);
  mustExist(guide, columns, fail);
  checkBatchExamples(guide, value as BatchRule, columns, fail);
}

export function batchColumns(one: BatchRule): readonly string[] {
  return one.kind === 'first-in-year' ? [one.flag, one.person, one.unit, one.date] : one.columns;
}

const related = (fields: Readonly<Record<string, Check>>): Check =>
  shape({ kind: text, confidence, examples: relationExamples, ...fields }, clause);

const relation = kinds({
  dates: related({ birth: text, care: text, maxAge: count }),
  'date-order': related({ earlier: text, later: text }),
  'time-order': related({ earlierDate: text, earlierTime: text, laterDate: text, laterTime: text }),
  pressure: related({ systolic: text, diastolic: text }),
  'distinct-curps': related({ first: text, second: text, generic: text }),
  'generic-curp-abroad': related({ curp: text, country: text, home: integer, generic: text }),
  'curp-age': related({ curp: text, care: text, min: count, max: count, generic: text }),
  'estimated-birth': related({ birth: text, curp: text, generic: text, estimate }),
  'diagnosis-presence': related({ code: text, flag: text, absent: integer }),
  'distinct-diagnoses': related({ columns: listOf(text, 2), except: anyText }),
  'diagnosis-staff': related({ columns: listOf(text, 1), prefix: text, staff: text, in: listOf(integer, 1) }),
});

/** Members of a relation that name no column. */
const NOT_COLUMNS = new Set(['kind', 'confidence', 'clause', 'examples', 'generic', 'estimate', 'except', 'prefix']);

/** Names of the columns that a relation ties together. */
export function relationColumns(value: object): readonly string[] {
  return Object.entries(value)
    .filter(([key]) => !NOT_COLUMNS.has(key))
    .flatMap(([, names]) => names)
    .filter((name): name is string => typeof name === 'string');
}

/** Checks one relation. @throws Error that names its place */
export function checkRelation(guide: Guide, value: unknown, index: number): void {
  const kind = isObject(value) && typeof value.kind === 'string' ? ` (${value.kind})` : '';
  const fail: Fail = (what) => {
    throw new Error(`Relación ${index + 1} del diccionario${kind}: ${what}.`);
  };
  relation(value, fail);
  const columns = relationColumns(value as Relation);
  mustExist(guide, columns, fail);
  checkRelationExamples(guide, value as Relation, columns, fail);
}

function mustExist(guide: Guide, names: readonly string[], fail: Fail): void {
  for (const name of names) {
    if (!guide.columns.some((column) => column.name === name)) fail(`«${name}» no es columna de la guía`);
  }
}

function failingRule(what: string, value: unknown, index: number): Fail {
  const name = isObject(value) && typeof value.id === 'string' ? `«${value.id}»` : String(index + 1);
  return (fault) => {
    throw new Error(`${what} ${name} del diccionario: ${fault}.`);
  };
}

function fraction(value: unknown, fail: Fail): void {
  if (typeof value !== 'number' || !(value >= 0 && value <= 1)) fail('no es una proporción de 0 a 1');
}

function estimate(value: unknown, fail: Fail): void {
  if (typeof value !== 'string' || !/^\d\d\/\d\d(\/\d{4})?$/.test(value)) fail('no es dd/mm ni dd/mm/aaaa');
}

function cie10(value: unknown, fail: Fail): void {
  if (typeof value !== 'string' || !/^[A-Z]\d\d[0-9X]?$|^[A-Z]\d\d-[A-Z]\d\d$/.test(value)) {
    fail('no es un código, una categoría ni un intervalo de la CIE-10');
  }
}
