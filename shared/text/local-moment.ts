/**
 * A moment as the clock of the wall shows it, ISO 8601 with its offset: `2026-11-22T10:05:00-06:00`. With
 * milliseconds, `2026-11-22T10:05:00.123-06:00`, where what comes within a second is put in order.
 */
export function localMoment(date: Date, precision: 'seconds' | 'milliseconds' = 'seconds'): string {
  const minutes = -date.getTimezoneOffset();
  const local = new Date(date.getTime() + minutes * 60_000).toISOString().slice(0, precision === 'seconds' ? 19 : 23);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${local}${minutes < 0 ? '-' : '+'}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`;
}
