import type { Signatory } from '../../../shared/model/index.ts';

/** The most that the engine keeps. */
export const MOST_SIGNATORIES = 8;

/** A line of the form; it has no name yet while it is being typed. */
export interface SignatoryLine extends Signatory {
  readonly id: string;
}

export function linesOf(signatories: readonly Signatory[]): readonly SignatoryLine[] {
  return signatories.map((one) => ({ ...one, id: crypto.randomUUID() }));
}

/** What is kept: lines with a name, blanks at the ends taken off. */
export function signatoriesOf(lines: readonly SignatoryLine[]): readonly Signatory[] {
  return lines
    .map(({ name, position }) => ({ name: name.trim(), position: position.trim() }))
    .filter(({ name }) => name !== '');
}

/** One line a place up (-1) or down (1); unchanged at the ends. */
export function moved(lines: readonly SignatoryLine[], id: string, by: -1 | 1): readonly SignatoryLine[] {
  const from = lines.findIndex((line) => line.id === id);
  const to = from + by;
  const one = lines[from];
  const other = lines[to];
  if (one === undefined || other === undefined) return lines;
  return lines.map((line, i) => (i === from ? other : i === to ? one : line));
}

export function isSame(one: readonly Signatory[], other: readonly Signatory[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ name, position }, i) => name === other[i]?.name && position === other[i]?.position)
  );
}
