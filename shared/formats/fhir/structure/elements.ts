import { PRIMITIVES } from './primitives.ts';
import type { Element } from './tables.ts';
import type { Json, Report } from './walk.ts';
import { isObject } from './walk.ts';

/** Judges the listed elements of an object: presence, JSON type, format and required codes. */
export function judgeElements(owner: Json, elements: readonly Element[], path: string, report: Report): void {
  for (const element of elements) {
    const name = element.choice === undefined ? element.name : chosen(owner, element.choice);
    const value = name === undefined ? undefined : owner[name];
    const here = `${path}${path === '' ? '' : '.'}${name ?? element.choice ?? element.name}`;
    if (value === undefined) {
      // A primitive may have an extension (why the datum is absent) in place of a value.
      if (element.required && owner[`_${name}`] === undefined) {
        report('required', here, { message: `Falta el elemento obligatorio ${element.name}`, expected: element.name });
      }
      continue;
    }
    if (value === null || element.type === 'any') continue;
    if (element.list !== Array.isArray(value)) {
      const expected = element.list ? 'un arreglo [ ]' : 'un solo valor, no un arreglo';
      report('jsonType', here, { message: `${element.name} debe ser ${expected}`, expected });
      continue;
    }
    if (!element.list) judgeValue(value, element, here, report);
    else
      for (const [index, item] of (value as unknown[]).entries())
        judgeValue(item, element, `${here}[${index}]`, report);
  }
}

function chosen(owner: Json, prefix: string): string | undefined {
  for (const key in owner) {
    const next = key.charCodeAt(prefix.length);
    if (key.startsWith(prefix) && next >= 65 && next <= 90) return key;
    if (key.startsWith(`_${prefix}`)) return key;
  }
  return undefined;
}

function judgeValue(value: unknown, element: Element, path: string, report: Report): void {
  if (value === null || value === '') return;
  const primitive = PRIMITIVES[element.type];
  if (!primitive) {
    if (isObject(value)) judgeElements(value, element.children, path, report);
    else report('jsonType', path, { message: `${element.name} debe ser un objeto`, expected: 'un objeto { }' });
    return;
  }
  if (typeof value !== primitive.json) {
    report('jsonType', path, {
      message: `${element.name} no tiene el tipo de JSON esperado`,
      expected: primitive.form,
    });
    return;
  }
  if (typeof value !== 'string') return;
  if (!primitive.fits(value)) report('primitive', path, { expected: primitive.form, actual: value });
  else if (element.codes && !element.codes.has(value)) {
    report('code', path, { expected: [...element.codes].join(', '), actual: value });
  }
}
