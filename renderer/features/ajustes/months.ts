/** Months of validity as the settings take them: a whole number from 1 to 120; null where what was typed is none. */
export function readMonths(typed: string): number | null {
  const text = typed.trim();
  if (!/^\d{1,3}$/.test(text)) return null;
  const months = Number(text);
  return months >= 1 && months <= 120 ? months : null;
}
