import { type Condition, columnIndex, type Guide, type GuideColumn, type Relation } from './guide.ts';

const DOMAINS = ['keys', 'key', 'range', 'list', 'clues', 'curp', 'name', 'date', 'diagnosis', 'state', 'text'];
const TYPES = ['texto', 'numerico', 'fecha'];
const CONFIDENCES = ['confirmed', 'reported', 'recalled', 'uncertain'];
const SENSITIVITIES = ['plain', 'curp', 'name', 'date', 'identifier', 'auto'];
const TEXTS = ['id', 'version', 'title', 'norm', 'filePrefix', 'source'] as const;
/** A guide has about 100 columns; far more is a mistake. */
const MAX_COLUMNS = 1000;

/**
 * Checks that a JSON value is a guide in good order and gives it back typed.
 * Throws an Error with one Spanish sentence that names the column at fault.
 */
export function parseGuide(json: unknown): Guide {
  if (!isObject(json) || json.schema !== 'cotejo/giis-guide@1') throw new Error('No es un diccionario de guía GIIS.');
  for (const key of TEXTS) {
    if (typeof json[key] !== 'string' || json[key] === '') throw new Error(`Al diccionario le falta «${key}».`);
  }
  const { columns, relations } = json;
  if (!Array.isArray(columns) || columns.length === 0 || columns.length > MAX_COLUMNS) {
    throw new Error('El diccionario no tiene columnas, o tiene demasiadas.');
  }
  if (!Array.isArray(relations)) throw new Error('Al diccionario le faltan las relaciones («relations»).');
  columns.forEach(checkColumn);
  const guide = json as unknown as Guide;
  const names = new Set(guide.columns.map((column) => column.name.toLowerCase()));
  if (names.size !== guide.columns.length) throw new Error('Hay nombres de columna repetidos en el diccionario.');
  if (guide.age) for (const name of [guide.age.birth, guide.age.at]) columnIndex(guide, name);
  for (const column of guide.columns) for (const condition of conditionsOf(column)) checkCondition(guide, condition);
  for (const relation of guide.relations) checkRelation(guide, relation);
  return guide;
}

function checkColumn(value: unknown, index: number): void {
  function fail(what: string): never {
    throw new Error(`Columna ${index + 1} del diccionario: ${what}.`);
  }
  if (!isObject(value)) fail('no es un objeto');
  if (value.position !== index + 1) fail('su posición no es la que le toca');
  if (typeof value.name !== 'string' || value.name === '') fail('no tiene nombre');
  if (!TYPES.includes(value.type as string)) fail('su tipo no se conoce');
  if (typeof value.mandatory !== 'boolean' || typeof value.confidential !== 'boolean') {
    fail('falta decir si es obligatoria y si es confidencial');
  }
  if (!isObject(value.domain) || !DOMAINS.includes(value.domain.kind as string)) fail('su dominio no se conoce');
  if (!CONFIDENCES.includes(value.confidence as string)) fail('falta su grado de certeza');
  if (!CONFIDENCES.includes(value.ruleConfidence as string)) fail('falta el grado de certeza de su regla');
  if (!SENSITIVITIES.includes(value.sensitivity as string)) fail('su confidencialidad no se conoce');
  if (typeof value.rule !== 'string' || !isObject(value.citation)) fail('falta su regla o su cita');
  const { kind, values, exclusive, max, min, decimals } = value.domain;
  if ((kind === 'keys' || kind === 'list') && !areIntegers(values)) fail('las claves de su dominio no son enteros');
  if (kind === 'list' && (!areIntegers(exclusive) || !isNumber(max))) fail('su lista no está completa');
  if (kind === 'range' && !(isNumber(min) && isNumber(max) && isNumber(decimals)))
    fail('su intervalo no está completo');
  if (value.maxLength !== undefined && !(isNumber(value.maxLength) && value.maxLength > 0))
    fail('su longitud no sirve');
  if (value.notApplicable !== undefined && !areIntegers(value.notApplicable))
    fail('su valor de no aplica no es entero');
  const asksNone = value.appliesWhen === undefined && value.requiredWhen === undefined;
  if (!asksNone && !(areIntegers(value.notApplicable) && value.notApplicable.length > 0)) {
    fail('tiene condiciones pero no un valor de no aplica');
  }
}

function checkCondition(guide: Guide, condition: Condition): void {
  if ('any' in condition) {
    for (const group of condition.any) for (const inner of group) checkCondition(guide, inner);
    return;
  }
  if ('age' in condition || 'ageInMonths' in condition) {
    if (!guide.age) throw new Error('Una condición pide la edad y la guía no dice entre qué fechas se cuenta.');
    return;
  }
  if ('column' in condition) {
    columnIndex(guide, condition.column);
    if (!areIntegers('in' in condition ? condition.in : condition.notIn)) {
      throw new Error(`Una condición sobre ${condition.column} no dice qué claves.`);
    }
    return;
  }
  if (!('institution' in condition) && !('noDiagnosis' in condition)) {
    throw new Error('El diccionario tiene una condición que no se conoce.');
  }
}

function checkRelation(guide: Guide, relation: Relation): void {
  if (!CONFIDENCES.includes(relation.confidence)) throw new Error('A una relación le falta su grado de certeza.');
  for (const name of columnsOf(relation)) columnIndex(guide, name);
}

function columnsOf(relation: Relation): readonly string[] {
  switch (relation.kind) {
    case 'dates':
      return [relation.birth, relation.care];
    case 'pressure':
      return [relation.systolic, relation.diastolic];
    case 'distinct-curps':
      return [relation.first, relation.second];
    case 'generic-curp-abroad':
      return [relation.curp, relation.country];
    case 'curp-age':
      return [relation.curp, relation.care];
    case 'diagnosis-presence':
      return [relation.code, relation.flag];
    case 'distinct-diagnoses':
      return relation.columns;
    case 'diagnosis-staff':
      return [...relation.columns, relation.staff];
    default:
      throw new Error('El diccionario tiene una relación que no se conoce.');
  }
}

function conditionsOf(column: GuideColumn): readonly Condition[] {
  const restricted = column.restrictions?.flatMap((restriction) => restriction.when) ?? [];
  return [...(column.appliesWhen ?? []), ...(column.requiredWhen ?? []), ...restricted];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const areIntegers = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every(Number.isInteger);
