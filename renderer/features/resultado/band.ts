import type { T } from '../../state/text.ts';

const KNOWN = ['alto', 'medio', 'bajo'] as const;

/** Title of a score band. A result names its band by id only; that of a user's own checklist is shown in its own words. */
export function bandTitle(t: T, id: string): string {
  const known = KNOWN.find((band) => band === id);
  if (known) return t(`result.band.${known}`);
  const words = id.replace(/-/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
