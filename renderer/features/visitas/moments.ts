/** `2026-11-22T09:15` of an ISO moment, as it reads there, for a field of date and time. */
export function localOf(iso: string): string {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.exec(iso)?.[0] ?? '';
}

/** What stands in such a field as a moment in the zone of another; null while it is none. */
export function momentOf(local: string, like: string): string | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(local)) return null;
  if (localOf(like) === local) return like;
  const zone = /(Z|[+-]\d\d:\d\d)$/.exec(like)?.[0] ?? 'Z';
  return `${local}:00${zone}`;
}
