import { CATALOG_TITLES, isCatalogId } from '../catalogs/titles.ts';
import type { Bands, Checklist, Item, Outcome } from '../model/index.ts';
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
      return decideAttested(item, evidence);
    case 'check': {
      const counts = decision.checks.map((id) => evidence.counts(id, decision.of)).reduce(addCounts, NO_COUNTS);
      return decideByCounts(counts, bands, evidence, {
        absent: () => whyCheckDoesNotApply(decision.checks, evidence),
        undecided: () => whyUndecided(decision.checks, counts, evidence),
      });
    }
    case 'layer': {
      const leftOut = decision.layers.filter((id) => evidence.leftOut?.(id) ?? false);
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

function decideAttested(item: Item, evidence: Evidence): ItemDecision {
  const attested = evidence.attested?.(item.id);
  if (attested !== undefined && attested !== 'por-revisar') return { outcome: attested, counts: NO_COUNTS };
  const ask = item.evidence === undefined ? '' : ` Qué pedir: ${item.evidence}`;
  return { outcome: 'por-revisar', counts: NO_COUNTS, reason: `Lo decide una persona.${ask}` };
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
