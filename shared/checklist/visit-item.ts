import type { Checklist, Item, ItemResult, ItemSource, Outcome } from '../model/index.ts';
import { type Counts, NO_COUNTS } from './evidence.ts';
import { askAPerson, type ItemDecision, outcomeByRatio } from './outcome.ts';
import { itemResult } from './score.ts';
import { cellsOf, decideByModules } from './visit-modules.ts';
import { isForAPerson, type VisitView } from './visit-view.ts';

/** How an item ended in a visit, and by whose word. */
export interface VisitDecision extends ItemDecision {
  readonly source?: ItemSource;
  readonly modules?: ItemResult['modules'];
}

/**
 * Result of an item in a visit. A person's word stands above the sampled records, those above the attached run, and the
 * run above what a follow-up brings along from the earlier visit; what the run says otherwise stays beside it.
 */
export function visitItemResult(item: Item, checklist: Checklist, view: VisitView): ItemResult {
  const { source, modules, ...decision } = decide(item, checklist, view);
  const run = view.run(item.id);
  const otherwise =
    source !== 'export' && run !== undefined && isVerdict(run.outcome) && run.outcome !== decision.outcome;
  return {
    ...itemResult(item, checklist, decision),
    ...(source === undefined ? {} : { source }),
    ...(otherwise ? { exported: run.outcome } : {}),
    ...(modules === undefined ? {} : { modules }),
  };
}

function decide(item: Item, checklist: Checklist, view: VisitView): VisitDecision {
  const alone = decideAlone(item, view);
  if (item.modules !== undefined && item.modules.length > 0) return decideByModules(cellsOf(item, view), alone);
  const said = view.answer(item.id);
  if (said?.value.kind === 'outcome') {
    const { outcome } = said.value;
    return { outcome, counts: countsOf(view.run(item.id)), ...reasonOf(outcome, said.note), source: 'person' };
  }
  if (item.decision.by === 'sample') return decideBySample(item, checklist, view) ?? alone;
  return alone;
}

/** What comes of an item without a person's word in this visit. */
export function decideAlone(item: Item, view: VisitView): VisitDecision {
  const run = view.run(item.id);
  const counts = countsOf(run);
  if (run !== undefined && runDecides(item, run)) {
    return { outcome: run.outcome, counts, reason: run.reason, source: 'export' };
  }
  const previous = view.previous(item.id);
  if (previous !== undefined && isVerdict(previous.outcome)) {
    const reason = isCarried(previous.outcome) ? (previous.reason ?? CARRIED) : NOT_ASKED_AGAIN;
    return { outcome: previous.outcome, counts, reason, source: 'previous' };
  }
  if (item.decision.by === 'attestation' || item.decision.by === 'sample') {
    return { outcome: 'por-revisar', counts, reason: askAPerson(item) };
  }
  if (run === undefined) return { outcome: 'no-evaluada', counts, reason: NO_RUN };
  if (run.outcome === 'no-aplica')
    return { outcome: 'por-revisar', counts, reason: `${NOT_SHOWN} ${askAPerson(item)}` };
  return { outcome: run.outcome, counts, reason: run.reason };
}

/** True where a person need not be asked: the attached run, or the earlier visit, says it. */
export function isSettled({ source, outcome }: Pick<VisitDecision, 'source' | 'outcome'>): boolean {
  return source === 'export' || (source === 'previous' && isCarried(outcome));
}

/** What an earlier visit left so is not asked again; what it left otherwise is, and stands until it is answered. */
export function isCarried(outcome: Outcome): boolean {
  return outcome === 'cumple' || outcome === 'no-aplica';
}

const CARRIED = 'Así quedó en la visita anterior.';
const NOT_ASKED_AGAIN = 'Así quedó en la visita anterior; en esta no se ha vuelto a preguntar.';
const NO_RUN = 'La visita no lleva una verificación de archivos exportados que lo decida.';
const NOT_SHOWN = 'La exportación no lo muestra.';

/** That an export has no such data says nothing of a unit where a person can look for them. */
function runDecides(item: Item, run: ItemResult): boolean {
  if (item.decision.by === 'attestation') return false;
  if (run.outcome === 'no-aplica') return !isForAPerson(item);
  return isVerdict(run.outcome);
}

/** Decided one way or the other. */
export function isVerdict(outcome: Outcome): boolean {
  return outcome === 'cumple' || outcome === 'cumple-parcial' || outcome === 'no-cumple' || outcome === 'no-aplica';
}

/**
 * By the share of sampled records in which it holds; undefined while no record was looked at. A record in which it
 * holds in part lacks something: it counts as failed. Those without an answer are undecided.
 */
function decideBySample(item: Item, checklist: Checklist, view: VisitView): VisitDecision | undefined {
  let held = 0;
  let failed = 0;
  let undecided = 0;
  let looked = false;
  for (let record = 1; record <= view.records; record++) {
    const outcome = view.outcome(item.id, '', record);
    looked ||= outcome !== undefined;
    if (outcome === undefined || outcome === 'por-revisar') undecided++;
    else if (outcome === 'cumple') held++;
    else if (outcome === 'cumple-parcial' || outcome === 'no-cumple') failed++;
  }
  if (!looked) return undefined;
  const counts: Counts = { applicable: held + failed + undecided, held, failed, undecided };
  const outcome = outcomeByRatio(counts, item.bands ?? checklist.bands);
  const open = undecided === 0 ? '' : ` Faltan ${undecided} por revisar.`;
  if (outcome === 'no-aplica') return { outcome, counts, reason: NO_RECORD, source: 'sample' };
  return {
    outcome: outcome === 'no-evaluada' ? 'por-revisar' : outcome,
    counts,
    reason: `Se cumple en ${held} de ${held + failed} expedientes revisados.${open}`,
    source: 'sample',
  };
}

const NO_RECORD = 'No aplica a ninguno de los expedientes de la muestra.';

/** The note of what does not apply is the reason why; other notes stay with the answer. */
function reasonOf(outcome: Outcome, note: string): { readonly reason?: string } {
  return outcome === 'no-aplica' && note.trim() !== '' ? { reason: note } : {};
}

function countsOf(run: ItemResult | undefined): Counts {
  if (run === undefined) return NO_COUNTS;
  const { applicable, held, failed, undecided } = run;
  return { applicable, held, failed, undecided };
}
