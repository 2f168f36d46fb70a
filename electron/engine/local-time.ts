/** The present moment as this computer's clock shows it, ISO 8601 with its offset: `2026-11-22T10:05:00-06:00`. */
export function localTimestamp(date: Date = new Date()): string {
  const minutes = -date.getTimezoneOffset();
  const local = new Date(date.getTime() + minutes * 60_000).toISOString().slice(0, 19);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${local}${minutes < 0 ? '-' : '+'}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`;
}
