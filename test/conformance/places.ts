import type { Finding } from '../../shared/model/index.ts';
import type { ExpectedError } from './cases.ts';

/**
 * Whether a finding stands where the reference put an error, at the level of elements: at the same one, or one at the
 * parent of the other (a missing element is reported at either). An error without an expression is told by its line.
 */
export function agrees({ place }: Finding, { expression, text }: ExpectedError): boolean {
  if (expression === null || expression === '') {
    const line = /line (\d+)/i.exec(text)?.[1];
    return line !== undefined && Math.abs(Number(line) - (place.line ?? 0)) <= 1;
  }
  const ours = segmentsOf(place.path ?? '');
  const theirs = segmentsOf(fromReference(expression));
  const [short, long] = ours.length < theirs.length ? [ours, theirs] : [theirs, ours];
  if (long.length - short.length > 1) return false;
  return short.every((segment, i) => sameSegment(segment, long[i]));
}

/** A single value of a list may be written with its index or without. */
function sameSegment(a: string, b: string): boolean {
  return a === b || `${a}[0]` === b || a === `${b}[0]`;
}

function segmentsOf(path: string): readonly string[] {
  return path === '' ? [] : path.split('.');
}

/**
 * The reference's expression as a plain path: `value.ofType(Quantity)` is `valueQuantity`, an XPath is a path, and
 * remarks (a comment with the resource's type and id, `[url='…']`) go.
 */
export function fromReference(expression: string): string {
  const plain = expression
    .replace(/\/\*.*?\*\//g, '')
    .replace(/\[url='[^']*'\]/g, '')
    .replace(/\.ofType\((\w+)\)/g, (_, type: string) => type[0].toUpperCase() + type.slice(1));
  if (!plain.startsWith('/')) return plain;
  return plain
    .split('/')
    .map((step) => step.replace(/^\w+:/, ''))
    .filter((step) => step !== '')
    .join('.');
}
