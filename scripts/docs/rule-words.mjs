import { code, joined, spans } from './markdown.mjs';

const FACTS = {
  edad: 'la edad en años cumplidos',
  edadMeses: 'la edad en meses cumplidos',
  edadDias: 'la edad en días',
  institucion: 'la institución de la CLUES',
  entidadClues: 'la entidad de la CLUES',
};

/** A column or a fact of a row, for people. */
function subject(name) {
  if (FACTS[name]) return FACTS[name];
  const [column, datum] = name.split('@');
  return datum ? `el dato ${code(datum)} de ${code(column)}` : code(column);
}

const shown = (value) => (value === '' ? 'vacío' : String(value));

/** Values of a list once each: a rule may give `2` as a number and as a text. */
function listed(values, last) {
  const texts = [...new Set(values.map(shown))];
  const numbers = texts.every((text) => /^(0|[1-9]\d*)$/.test(text));
  return joined(numbers ? spans(texts.map(Number).sort((a, b) => a - b)) : texts, last);
}

/** What a schema on one value says, keyword by keyword; the subject goes before. */
const VALUE = {
  const: (value) => (value === '' ? 'está vacío' : `es ${value}`),
  enum: (values) => `es ${listed(values, 'o')}`,
  minLength: (least) => (least === 1 ? 'no está vacío' : `tiene ${least} caracteres o más`),
  maxItems: (most) => (most === 1 ? 'tiene un solo valor' : `tiene ${most} valores o menos`),
  contains: (inner) => `incluye ${element(inner)}`,
  anyOf: (options) => joined(options.map(value), 'o'),
  cie10: (codes) => `está en ${joined(codes, 'o')} de la CIE-10`,
  equals: (name) => `es igual a ${subject(name)}`,
  notLess: (name) => `no es menor que ${subject(name)}`,
  memberOf: (name) => `es uno de los valores que da ${subject(name)}`,
  sumOf: ({ columns, plus }) =>
    `es la suma de ${joined(columns.map(subject), 'y')}${plus === 0 ? '' : ` ${plus > 0 ? 'más' : 'menos'} ${Math.abs(plus)}`}`,
};

/** The same, denied. */
const DENIED = {
  const: (value) => (value === '' ? 'no está vacío' : `no es ${value}`),
  enum: (values) => `no es ${listed(values, 'ni')}`,
  contains: (inner) => `no incluye ${element(inner)}`,
  cie10: (codes) => `no está en ${joined(codes, 'ni en')} de la CIE-10`,
  equals: (name) => `no es igual a ${subject(name)}`,
  memberOf: (name) => `no es uno de los valores que da ${subject(name)}`,
  anyOf: (options) => options.map(denied).join(' y '),
  minimum: (least) => `es menos de ${least}`,
  maximum: (most) => `es más de ${most}`,
  minLength: (least) => (least === 1 ? 'está vacío' : `tiene menos de ${least} caracteres`),
  maxItems: (most) => (most === 1 ? 'tiene más de un valor' : `tiene más de ${most} valores`),
  notLess: (name) => `es menor que ${subject(name)}`,
  not: (inner) => value(inner),
};

/** One value of a list: `el valor 3`, or what it must be. */
function element(schema) {
  return Object.keys(schema).join() === 'const' ? `el valor ${schema.const}` : `un valor que ${value(schema)}`;
}

function value({ minimum, maximum, ...schema }) {
  return [...bounds(minimum, maximum), ...keywords(schema)].join(' y ');
}

function bounds(minimum, maximum) {
  if (minimum === undefined && maximum === undefined) return [];
  if (maximum === undefined) return [`es ${minimum} o más`];
  if (minimum === undefined) return [`es ${maximum} o menos`];
  return [`está entre ${minimum} y ${maximum}`];
}

function keywords(schema) {
  return Object.entries(schema).map(([keyword, operand]) =>
    keyword === 'not' ? denied(operand) : VALUE[keyword](operand),
  );
}

/** What it says that a schema does not hold: one of its keywords fails. */
function denied(schema) {
  return Object.entries(schema)
    .map(([keyword, operand]) => DENIED[keyword]?.(operand) ?? `no ocurre que ${value({ [keyword]: operand })}`)
    .join(' o ');
}

/** @returns {string} what a schema over a row says */
export function schemaWords({ properties, allOf, anyOf, not }) {
  return [
    ...Object.entries(properties ?? {}).map(([name, schema]) => `${subject(name)} ${value(schema)}`),
    ...(allOf ?? []).map(schemaWords),
    ...(anyOf ? [`(${anyOf.map(schemaWords).join('; o bien, ')})`] : []),
    ...(not ? [`no ocurre que ${schemaWords(not)}`] : []),
  ]
    .join(' y ')
    .replaceAll(' y incluye', ' e incluye');
}

const RELATIONS = {
  dates: ({ birth, care, maxAge }) =>
    `${code(birth)} no es posterior a ${code(care)}, y la edad no pasa de ${maxAge} años.`,
  'date-order': ({ earlier, later }) => `${code(earlier)} no es posterior a ${code(later)}.`,
  'time-order': ({ earlierDate, earlierTime, laterDate, laterTime }) =>
    `Si ${code(earlierDate)} y ${code(laterDate)} son el mismo día, ${code(earlierTime)} no es posterior a ${code(laterTime)}.`,
  pressure: ({ systolic, diastolic }) =>
    `${code(systolic)} no es menor que ${code(diastolic)}, y son 0 sólo las dos a la vez.`,
  'distinct-curps': ({ first, second }) =>
    `${code(first)} y ${code(second)} son CURP distintas, salvo que sean la genérica.`,
  'generic-curp-abroad': ({ curp, country, home }) =>
    `${code(curp)} es la CURP genérica sólo si ${code(country)} no es ${home}.`,
  'curp-age': ({ curp, care, min, max }) =>
    `La persona de ${code(curp)} tiene de ${min} a ${max} años en ${code(care)}; la CURP genérica no se mira.`,
  'estimated-birth': ({ birth, curp, estimate }) =>
    `La fecha estimada (${estimate}) en ${code(birth)} va sólo con la CURP genérica en ${code(curp)}.`,
  'diagnosis-presence': ({ code: diagnosis, flag, absent }) =>
    `${code(diagnosis)} está vacío exactamente cuando ${code(flag)} es ${absent}.`,
  'distinct-diagnoses': ({ columns, except }) =>
    `Los diagnósticos ${joined(columns.map(code), 'y')} son distintos entre sí${except === '' ? '' : `, salvo ${except}`}.`,
  'diagnosis-staff': ({ columns, prefix, staff, in: keys }) =>
    `Los diagnósticos que empiezan con ${prefix} en ${joined(columns.map(code), 'y')} piden ${code(staff)} ${joined(keys.map(String), 'o')}.`,
};

/** @returns {string} the sentence of a relation between columns */
export const relationWords = (relation) => RELATIONS[relation.kind](relation);

const percent = (share) => `${Number((share * 100).toFixed(2))} %`;

const BATCH = {
  share: ({ columns, value, limit }) =>
    `A lo más ${percent(limit)} de los registros del archivo llevan ${code(value)} en ${joined(columns.map(code), 'o')}.`,
  unique: ({ columns }) => `No se repite la combinación de ${joined(columns.map(code), 'y')}.`,
  'first-in-year': ({ flag, person, unit, date }) =>
    `${code(flag)} es 1 una sola vez por persona (${code(person)}, sin contar la CURP genérica), unidad (${code(unit)}) y año de ${code(date)}.`,
};

/** @returns {string} the sentence of a rule on a whole file */
export const batchWords = (rule) => BATCH[rule.kind](rule);
