import type { Finding, ItemResult, VerificationResult, VisitRun } from '../../shared/model/index.ts';
import { canonicalJson } from '../../shared/text/canonical-json.ts';
import { sha256Hex } from '../registry/sha256.ts';
import { ProblemError } from './reading.ts';

/** What a run says of the unit of a visit. */
export interface AttachedRun {
  readonly run: VisitRun;
  readonly items: readonly ItemResult[];
  /** CLUES under which the run has the unit. */
  readonly unit: string;
}

/**
 * The part of a run that is about a unit: the whole of one that was made for it, else the unit's own score.
 *
 * @param keys CLUES that the unit has and had
 * @throws ProblemError where the run did not come to its end or says nothing of the unit
 */
export function attachedRun(result: VerificationResult, keys: readonly string[]): AttachedRun {
  const { run, units, score } = result;
  if (run.status !== 'completa') {
    throw new ProblemError('Esa verificación no llegó a su fin; solo se adjunta una completa.');
  }
  const own = run.unit === undefined ? units.find(({ clues }) => keys.includes(clues)) : undefined;
  const unit = run.unit ?? own?.clues;
  if (unit === undefined || !keys.includes(unit)) {
    throw new ProblemError(`Esa verificación no es de la unidad visitada, ${keys[0]}.`);
  }
  const { id, checklist, startedAt } = run;
  const sha256 = sha256Hex(canonicalJson(result));
  const { percent } = own === undefined ? score : own.score;
  const items = own === undefined ? score.items : own.items;
  const ref = { run: id, checklist: checklist.id, edition: checklist.edition, startedAt, percent, sha256 };
  return { run: ref, items, unit };
}

/** @throws ProblemError where the run has no such finding among those that it keeps */
export function findingOf(result: VerificationResult, fingerprint: string): Finding {
  for (const { findings } of result.files) {
    const found = findings.find((finding) => finding.fingerprint === fingerprint);
    if (found !== undefined) return found;
  }
  throw new ProblemError('Ese hallazgo no está entre los que guarda la verificación.');
}
