import type { Shape } from '../definitions/model.ts';
import type { Json } from '../json/value.ts';
import { isObject } from '../json/value.ts';
import { isWellFormedUrn } from '../structure/urn.ts';
import type { Visit } from './model.ts';
import type { Plan, Slot } from './plan.ts';

type Report = Visit['report'];

const SPACE = 0x20;

/**
 * Whether a value of the right JSON type is one of its FHIR type; says so where it is not. A string of spaces alone is
 * only frowned upon, but no value that other layers could judge.
 */
export function isWritten(value: unknown, { format, uri, property }: Slot, report: Report): boolean {
  if (typeof value === 'number') {
    if (format === undefined || format.holds(value)) return true;
    report('primitive', [], { expected: format.form, actual: String(value) });
    return false;
  }
  if (typeof value !== 'string') return true;
  if (value === '') {
    report('empty', [], { message: 'Hay un texto vacío' });
    return false;
  }
  if (format !== undefined && !format.fits(value)) {
    report('primitive', [], { expected: format.form, actual: value });
    return false;
  }
  // What XHTML is made of is for the layer of narratives to say.
  if (value.charCodeAt(0) <= SPACE && value.trim() === '' && property.type !== 'xhtml') {
    report('blank');
    return false;
  }
  if (format?.isOdd?.(value)) report('controlCharacter');
  if (!uri || isWellFormedUrn(value)) return true;
  report('uriForm', [], { actual: value });
  return false;
}

/** @param seen bits of the required elements that are there */
export function sayMissing(value: Json, { required }: Plan, seen: number, report: Report): void {
  for (let i = 0; i < required.length; i++) {
    if ((seen & (1 << i)) !== 0) continue;
    const { name, choice } = required[i];
    // What stands under a type that the choice does not have is said once, as an unknown element.
    if (choice && hasWrongChoice(value, name)) continue;
    report('required', [name], {
      message: `Falta el elemento obligatorio ${name}${choice ? '[x]' : ''}`,
      expected: name,
    });
  }
}

function hasWrongChoice(value: Json, name: string): boolean {
  for (const key in value) if (isChoiceOf(key, name)) return true;
  return false;
}

function isChoiceOf(key: string, name: string): boolean {
  const next = key.charCodeAt(name.length);
  return next >= 65 && next <= 90 && key.startsWith(name);
}

export function sayUnknown(key: string, { shape }: Plan, report: Report): void {
  const types = typesOfChoice(key, shape);
  report('unknownElement', [key], {
    message: types === undefined ? undefined : 'El tipo del valor no es de los que el elemento admite',
    expected: types ?? `un elemento de ${shape.path}`,
  });
}

/** For a property that names a choice with a type it does not have: the types that it has; else undefined. */
function typesOfChoice(key: string, shape: Shape): string | undefined {
  const written = key.startsWith('_') ? key.slice(1) : key;
  const choice = shape.elements.find((element) => element.choice && isChoiceOf(written, element.name));
  return choice?.types.map(({ code }) => code).join(', ');
}

/** Contained resources are referred to by their ids: no two may have the same. */
export function sayContainedIds(contained: readonly unknown[], report: Report): void {
  if (contained.length < 2) return;
  const seen = new Set<string>();
  contained.forEach((item, index) => {
    if (!isObject(item) || typeof item.id !== 'string') return;
    if (seen.has(item.id)) {
      report('containedId', ['contained', index, 'id'], { message: 'Dos recursos contenidos llevan el mismo id' });
    }
    seen.add(item.id);
  });
}
