/** `09:15:30`, the hour that stands in an ISO time. */
export function clockOf(iso: string): string {
  return /T(\d\d:\d\d:\d\d)/.exec(iso)?.[1] ?? iso;
}
