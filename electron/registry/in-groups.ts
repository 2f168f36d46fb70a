/** SQLite takes 32,766 values to a query. */
const GROUP = 1000;

/** The rows that belong to many values, read for a thousand of them at a time. */
export function inGroups<T, R>(values: readonly T[], read: (part: readonly T[]) => readonly R[]): readonly R[] {
  const parts: R[] = [];
  for (let from = 0; from < values.length; from += GROUP) parts.push(...read(values.slice(from, from + GROUP)));
  return parts;
}
