import type { Guide } from './guide.ts';
import { checkColumn } from './parse-columns.ts';
import { checkBatchRule, checkRelation, checkRule } from './parse-rules.ts';
import { type Check, isObject, kebab, listOf, shape, text } from './shape.ts';

/** A guide has about 100 columns; far more is a mistake. */
const MAX_COLUMNS = 1000;
const anything: Check = () => {};

const outline = shape(
  {
    schema: text,
    id: kebab,
    version: text,
    title: text,
    norm: text,
    source: text,
    blocks: listOf(shape({ id: kebab, title: text }), 1),
    columns: listOf(anything, 1, MAX_COLUMNS),
    rules: listOf(anything),
    relations: listOf(anything),
    batch: listOf(anything),
  },
  {
    filePrefix: text,
    leftOut: listOf(text),
    age: shape({ birth: text, at: text }),
    layouts: listOf(shape({ groups: listOf(shape({ name: text, from: text, to: text }), 1) }), 1),
  },
);

/**
 * Checks that a JSON value is a guide in good order and gives it back typed.
 * Throws an Error with one Spanish sentence that names the column or the rule at fault.
 */
export function parseGuide(json: unknown): Guide {
  if (!isObject(json) || json.schema !== 'cotejo/giis-guide@2') throw new Error('No es un diccionario de guía GIIS.');
  outline(json, fail);
  const guide = json as unknown as Guide;
  guide.columns.forEach(checkColumn);
  once(
    guide.columns.map(({ name }) => name.toLowerCase()),
    'el nombre de columna',
  );
  once(
    guide.blocks.map(({ id }) => id),
    'el bloque',
  );
  for (const { name, block } of guide.columns) {
    if (!guide.blocks.some(({ id }) => id === block))
      fail(`la columna ${name} es de un bloque, «${block}», que no existe`);
  }
  for (const { name, lookup } of guide.columns) {
    for (const prefix of lookup?.prefix ?? []) mustExist(guide, prefix, `la búsqueda de la columna ${name}`);
  }
  if (guide.age) for (const name of [guide.age.birth, guide.age.at]) mustExist(guide, name, 'la edad');
  checkLayouts(guide);
  guide.rules.forEach((rule, index) => {
    checkRule(guide, rule, index);
  });
  guide.relations.forEach((relation, index) => {
    checkRelation(guide, relation, index);
  });
  guide.batch.forEach((rule, index) => {
    checkBatchRule(guide, rule, index);
  });
  once(
    guide.rules.map(({ id }) => id),
    'la regla',
  );
  once(
    guide.batch.map(({ id }) => id),
    'la regla de lote',
  );
  return guide;
}

function checkLayouts(guide: Guide): void {
  for (const { groups } of guide.layouts ?? []) {
    let last = -1;
    for (const { name, from, to } of groups) {
      const first = guide.columns.findIndex((column) => column.name === from);
      const end = guide.columns.findIndex((column) => column.name === to);
      if (first < 0 || end < first) fail(`el grupo ${name} de una disposición no va de una columna a otra de la guía`);
      if (first <= last) fail(`el grupo ${name} de una disposición no está en el orden de las columnas`);
      last = end;
    }
  }
}

function mustExist(guide: Guide, name: string, whose: string): void {
  if (!guide.columns.some((column) => column.name === name)) {
    fail(`${whose} pide la columna ${name}, que la guía no tiene`);
  }
}

function once(names: readonly string[], what: string): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) fail(`${what} ${twice} se repite`);
}

function fail(what: string): never {
  throw new Error(`El diccionario no sirve: ${what}.`);
}
