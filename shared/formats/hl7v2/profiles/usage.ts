import type { Usage } from './profile.ts';

/** Reads `R`, `RE`, `C(R/X)`, `CE` … Conditional or empty (CE) is conditional, and nobody says on what. */
export function parseUsage(text: string): Usage {
  const usage = text.trim().toUpperCase();
  if (usage === 'R' || usage === 'RE' || usage === 'O' || usage === 'X' || usage === 'W' || usage === 'B') return usage;
  return /^C(\(.*\))?$/.test(usage) ? 'C' : 'other';
}
