import { CATALOG_TITLES, isCatalogId } from '../catalogs/titles.ts';
import type { Bands, Checklist, Item, Outcome, RecordType } from '../model/index.ts';
import { addCounts, type Counts, type Evidence, NO_COUNTS } from './evidence.ts';

/** How one item ended, before its weight is looked at. */
export interface ItemDecision {
  readonly outcome: Outcome;
  readonly counts: Counts;
  readonly reason?: string;
}

/** Outcome of an item from what a run saw, as the table of outcomes in the design says. */
export function decideItem(item: Item, checklist: Checklist, evidence: Evidence): ItemDecision {
  const { decision } = item;
  const bands = item.bands ?? checklist.bands;
  switch (decision.by) {
    case 'attestation':
      return decideAttested(item, evidence, countsOf(decision.shows ?? [], undefined, evidence));
    case 'check':
      return decideByChecks(decision.checks, decision.of, bands, evidence);
    case 'sample':
      // The sample is taken in a visit; a run says what the export carries.
      if (decision.checks === undefined) return decideAttested(item, evidence, NO_COUNTS);
      return decideByChecks(decision.checks, decision.of, bands, evidence);
    case 'layer': {
      const leftOut = decision.layers.flatMap((id) => evidence.leftOut?.(id) ?? []);
      if (leftOut.length > 0 && evidence.status === 'completa') return notLookedAt(leftOut);
      const counts = decision.layers.map((id) => evidence.layer(id)).reduce(addCounts, NO_COUNTS);
      return decideByCounts(counts, bands, evidence, {
        absent: () => 'Ningún archivo de esta exportación tiene un formato al que se aplique.',
        undecided: () => sentenceUndecided(counts),
      });
    }
    case 'measure': {
      const { outcome, reason, ...counts } = evidence.measure(decision.measure, decision.limits ?? {});
      if (evidence.status !== 'completa') return { outcome: 'no-evaluada', counts, reason: CANCELLED };
      if (outcome !== undefined) return { outcome, counts, reason };
      const decided = decideByCounts(counts, bands, evidence, {
        absent: () => reason ?? NO_RECORDS,
        undecided: () => reason ?? sentenceUndecided(counts),
      });
      return { reason, ...decided };
    }
  }
}

/**
 * Outcome by the share of decided records that hold. Undecided records leave the item open only where they could
 * change its outcome: it is asked what would come out if all of them held, and if all of them failed.
 */
export function outcomeByRatio(counts: Counts, bands: Bands): Outcome {
  const { held, failed, undecided } = counts;
  if (held + failed + undecided === 0) return 'no-aplica';
  const worst = bandOutcome(held, failed + undecided, bands);
  const best = bandOutcome(held + undecided, failed, bands);
  return worst === best ? worst : 'no-evaluada';
}

const CANCELLED = 'La verificación no llegó a su fin, por lo que este requisito no se evaluó.';
const NO_RECORDS = 'La exportación no trae registros a los que se aplique.';
const NOT_CARRIED = 'Los formatos de esta exportación no tienen lugar para este dato.';

function decideByChecks(
  checks: readonly string[],
  of: RecordType | undefined,
  bands: Bands,
  evidence: Evidence,
): ItemDecision {
  const counts = countsOf(checks, of, evidence);
  return decideByCounts(counts, bands, evidence, {
    absent: () => whyCheckDoesNotApply(checks, evidence),
    undecided: () => whyUndecided(checks, counts, evidence),
  });
}

function countsOf(checks: readonly string[], of: RecordType | undefined, evidence: Evidence): Counts {
  return checks.map((id) => evidence.counts(id, of)).reduce(addCounts, NO_COUNTS);
}

interface Reasons {
  absent(): string;
  undecided(): string;
}

function decideByCounts(counts: Counts, bands: Bands, evidence: Evidence, reasons: Reasons): ItemDecision {
  if (evidence.status !== 'completa') return { outcome: 'no-evaluada', counts, reason: CANCELLED };
  const outcome = outcomeByRatio(counts, bands);
  if (outcome === 'no-aplica') return { outcome, counts, reason: reasons.absent() };
  if (outcome === 'no-evaluada') return { outcome, counts, reason: reasons.undecided() };
  return { outcome, counts };
}

/** What the other layers of the item say is not enough to decide it. */
function notLookedAt(layers: readonly string[]): ItemDecision {
  const reason = `En esta verificación se dejó fuera lo que decide este requisito: ${layers.join(', ')}.`;
  return { outcome: 'no-evaluada', counts: NO_COUNTS, reason };
}

/** @param counts partial evidence, which decides nothing */
function decideAttested(item: Item, evidence: Evidence, counts: Counts): ItemDecision {
  const attested = evidence.attested?.(item.id);
  if (attested !== undefined && attested !== 'por-revisar') return { outcome: attested, counts };
  return { outcome: 'por-revisar', counts, reason: askAPerson(item) };
}

/** Who decides, and what to ask for. */
export function askAPerson({ decision, evidence }: Item): string {
  const how =
    decision.by === 'sample' ? 'Lo decide una persona sobre una muestra de expedientes.' : 'Lo decide una persona.';
  return evidence === undefined ? how : `${how} Qué pedir: ${evidence}`;
}

/** The ratio and the band are both the nearest doubles of their decimal values, so equality is exact. */
function bandOutcome(held: number, failed: number, bands: Bands): Outcome {
  const ratio = held / (held + failed);
  if (ratio >= bands.full) return 'cumple';
  if (ratio >= bands.partial) return 'cumple-parcial';
  return 'no-cumple';
}

function whyCheckDoesNotApply(checks: readonly string[], evidence: Evidence): string {
  return checks.some((id) => evidence.carried(id)) ? NO_RECORDS : NOT_CARRIED;
}

function whyUndecided(checks: readonly string[], counts: Counts, evidence: Evidence): string {
  const missing = [...new Set(checks.flatMap((id) => evidence.missingCatalogs(id)))].sort();
  if (missing.length === 0) return sentenceUndecided(counts);
  const names = missing.map(catalogName);
  if (names.length === 1) {
    return `Falta el catálogo ${names[0]}: impórtelo en Ajustes o con «cotejo catalogs import».`;
  }
  const list = `${names.slice(0, -1).join(', ')} y ${names.at(-1)}`;
  return `Faltan los catálogos ${list}: impórtelos en Ajustes o con «cotejo catalogs import».`;
}

function catalogName(id: string): string {
  return `«${isCatalogId(id) ? CATALOG_TITLES[id] : id}»`;
}

function sentenceUndecided({ undecided, applicable }: Counts): string {
  return `Con los catálogos disponibles no se puede decidir sobre ${undecided} de ${applicable} registros.`;
}
