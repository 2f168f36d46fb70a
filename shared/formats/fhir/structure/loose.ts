/** How many keys there are in a value and all that it holds. The value is at most `MAX_DEPTH` levels deep. */
export function looseKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let keys = 0;
  if (Array.isArray(value)) {
    for (const item of value) keys += looseKeys(item);
    return keys;
  }
  for (const key in value) keys += 1 + looseKeys((value as Record<string, unknown>)[key]);
  return keys;
}
