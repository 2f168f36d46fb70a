/** Named where a message says no version that can be read: the one most interfaces are written for. */
const USUAL = '2.5.1';

/**
 * The version whose tables stand in for a named one: the same, else the latest before it, else the earliest there is.
 *
 * @param versions from the earliest, at least one
 * @param named MSH-12.1 as it stands
 */
export function nearestVersion(versions: readonly string[], named: string): { version: string; exact: boolean } {
  const wanted = numbers(named);
  if (wanted === undefined) {
    return { version: versions.includes(USUAL) ? USUAL : versions[versions.length - 1], exact: false };
  }
  let best = versions[0];
  for (const version of versions) {
    const order = compare(numbers(version) ?? [], wanted);
    if (order === 0) return { version, exact: true };
    if (order < 0) best = version;
  }
  return { version: best, exact: false };
}

/** `2.5.1` → [2, 5, 1]; zeros at the end say nothing. */
function numbers(version: string): readonly number[] | undefined {
  const text = version.trim();
  if (!/^\d{1,2}(\.\d{1,2}){0,3}$/.test(text)) return undefined;
  const list = text.split('.').map(Number);
  while (list.length > 1 && list[list.length - 1] === 0) list.pop();
  return list;
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const order = (a[i] ?? 0) - (b[i] ?? 0);
    if (order !== 0) return order;
  }
  return 0;
}
