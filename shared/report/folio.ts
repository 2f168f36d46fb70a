import { Hash64, type VerificationResult } from '../model/index.ts';

/** `CTJ-20261122-9F04C1`: day of the run as its own clock wrote it, and six digits that stand for its id. */
export function folioOf(run: { readonly id: string; readonly startedAt: string }): string {
  const day = /^(\d{4})-(\d{2})-(\d{2})/.exec(run.startedAt);
  const digits = new Hash64().reset().text(run.id).finish().hex().slice(0, 6).toUpperCase();
  return `CTJ-${day ? `${day[1]}${day[2]}${day[3]}` : '00000000'}-${digits}`;
}

/** File name without extension, of letters, digits and hyphens: `verificacion-local-DFSSA000010-20261122-9F04C1`. */
export function runName(result: VerificationResult, folio: string): string {
  const clues = unitOf(result)?.replace(/[^A-Za-z0-9]/g, '');
  return `verificacion-local-${clues ? `${clues}-` : ''}${folio.slice(4)}`;
}

/** The unit that the report is about: the one that was named, else the only one in the data; else null. */
export function unitOf(result: VerificationResult): string | null {
  if (result.run.unit !== undefined) return result.run.unit;
  return result.units?.length === 1 ? (result.units[0]?.clues ?? null) : null;
}
