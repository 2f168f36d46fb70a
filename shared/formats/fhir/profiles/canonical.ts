/** `http://x|1.0` → `http://x`. */
export function withoutVersion(canonical: string): string {
  const bar = canonical.indexOf('|');
  return bar < 0 ? canonical : canonical.slice(0, bar);
}

/** `http://x|1.0` → `1.0`. */
export function versionOf(canonical: string): string | undefined {
  const bar = canonical.indexOf('|');
  return bar < 0 ? undefined : canonical.slice(bar + 1);
}

/**
 * Whether version `a` is newer than `b`: numbers by value, the rest by text (`4.0.10` is newer than `4.0.9`); a release
 * is newer than its ballots (`1.0.0` than `1.0.0-ballot`), as Semantic Versioning has it.
 */
export function isNewer(a: string, b: string): boolean {
  const [releaseA, ...stagesA] = a.split('-');
  const [releaseB, ...stagesB] = b.split('-');
  if (releaseA !== releaseB) return comesAfter(releaseA, releaseB);
  if (stagesA.length === 0 || stagesB.length === 0) return stagesA.length < stagesB.length;
  return comesAfter(stagesA.join('.'), stagesB.join('.'));
}

function comesAfter(a: string, b: string): boolean {
  const left = a.split('.');
  const right = b.split('.');
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const [x, y] = [left[i] ?? '', right[i] ?? ''];
    if (x === y) continue;
    const [m, n] = [Number(x), Number(y)];
    return Number.isNaN(m) || Number.isNaN(n) ? x > y : m > n;
  }
  return false;
}
