/** A row with its place; null where it has no figure, which is no last place. */
export interface Placed<T> {
  readonly row: T;
  readonly place: number | null;
  /** Whether another row shares the place. */
  readonly tied: boolean;
}

/**
 * Standard competition ranking (1, 2, 2, 4) of rows that are in order already.
 *
 * @param figure what is shown: rows that show the same figure share a place, whatever stands behind its rounding
 */
export function place<T>(ordered: readonly T[], figure: (row: T) => number | null): readonly Placed<T>[] {
  let places: number | null = null;
  return ordered.map((row, i): Placed<T> => {
    const own = figure(row);
    const before = i > 0 ? figure(ordered[i - 1]) : null;
    const after = i + 1 < ordered.length ? figure(ordered[i + 1]) : null;
    if (own === null) return { row, place: null, tied: false };
    if (before === null || own !== before) places = i + 1;
    return { row, place: places, tied: own === before || own === after };
  });
}

/**
 * Orders rows by a shown figure, largest first, and places them. Ties are in the order of their key; rows without a
 * figure follow, without a place.
 */
export function ranking<T>(
  rows: readonly T[],
  figure: (row: T) => number | null,
  key: (row: T) => string,
): readonly Placed<T>[] {
  const ordered = [...rows].sort((left, right) => {
    const [a, b] = [figure(left), figure(right)];
    if (a !== b) return a === null ? 1 : b === null ? -1 : b - a;
    return key(left) < key(right) ? -1 : 1;
  });
  return place(ordered, figure);
}
