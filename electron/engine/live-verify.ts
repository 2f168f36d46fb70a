import { scoreChecklist } from '../../shared/checklist/score.ts';
import type { Checklist, Finding, Score } from '../../shared/model/index.ts';
import { FileSession } from '../../shared/verification/file-session.ts';
import type { Plan } from '../../shared/verification/plan.ts';
import { mergeUnit, sumUnits, type Tally, type UnitTally } from '../../shared/verification/tally.ts';
import { tallyEvidence } from '../../shared/verification/tally-evidence.ts';

/** What the verification of one message says. */
export interface LiveVerdict {
  readonly errors: number;
  readonly warnings: number;
  /** Of this message alone. */
  readonly score: number | null;
  /** Errors first; at most {@link MOST_FINDINGS}. */
  readonly findings: readonly Finding[];
  readonly problem: string | null;
  /** Of all messages so far; left out where it was told just before. */
  readonly total?: LiveTotal;
}

export interface LiveTotal {
  readonly score: number | null;
  readonly preliminary: boolean;
}

export interface LiveVerifier {
  verify(message: Uint8Array): LiveVerdict;
}

/** As many as an acknowledgement may say. */
export const MOST_FINDINGS = 20;
const SEVERITIES = ['error', 'warning', 'info'] as const;
/** The score of all is worked out at most this often, in milliseconds. */
const TOTAL_EVERY = 250;
const NAME = 'mensaje.hl7';
const UNREAD = 'No se reconoció un mensaje de HL7 v2.';

export const FAILED =
  'El verificador de Cotejo falló con este mensaje; los demás se verifican. Es un error del programa.';

export function unverified(problem: string): LiveVerdict {
  return { errors: 0, warnings: 0, score: null, findings: [], problem };
}

/**
 * Verifies messages one by one as the files that they could be, and adds them up as those of one file: what came has
 * the same figures once it is verified as a whole.
 */
export function createLiveVerifier(whole: Plan, checklist: Checklist, now: () => number): LiveVerifier {
  // Nothing else comes over such an interface, and looking for it is dear.
  const plan = { ...whole, formats: whole.formats.filter(({ format }) => format.id === 'hl7v2') };
  const units = new Map<string, UnitTally>();
  const severityOf = new Map([...plan.rules].map(([id, { definition }]) => [id, definition.severity]));
  let told = Number.NEGATIVE_INFINITY;

  const scoreOf = (tallies: ReadonlyMap<string, UnitTally>, files: Tally['files']): Score =>
    scoreChecklist(checklist, tallyEvidence(plan, sumUnits(plan, tallies), files, 'completa'));

  const totalOf = (files: Tally['files']): LiveTotal | undefined => {
    if (now() - told < TOTAL_EVERY) return undefined;
    told = now();
    const { percent, preliminary } = scoreOf(units, files);
    return { score: percent, preliminary };
  };

  return {
    verify(message) {
      const session = new FileSession(plan, NAME);
      session.write(message);
      // A single message needs no digest: it is kept nowhere by its own.
      const tally = session.end('');
      const [file] = tally.files;
      if (file.format === null || file.rows === 0) return unverified(file.problem ?? UNREAD);
      const { percent } = scoreOf(tally.units, tally.files);
      for (const [clues, unit] of tally.units) mergeUnit(units, clues, unit);
      const total = totalOf(tally.files);
      return {
        ...countsOf(tally, severityOf),
        score: percent,
        findings: findingsOf(tally),
        problem: file.problem ?? null,
        ...(total === undefined ? {} : { total }),
      };
    },
  };
}

function countsOf(tally: Tally, severityOf: ReadonlyMap<string, string>) {
  const counts = { errors: 0, warnings: 0 };
  for (const [rule, byFormat] of tally.totals) {
    const severity = severityOf.get(rule);
    for (const total of byFormat.values()) {
      if (severity === 'error') counts.errors += total;
      else if (severity === 'warning') counts.warnings += total;
    }
  }
  return counts;
}

function findingsOf(tally: Tally): readonly Finding[] {
  return [...tally.kept.values()]
    .flatMap((sample) => sample.list().map(({ finding }) => finding))
    .sort(
      (one, other) =>
        SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity) ||
        (one.place.offset ?? 0) - (other.place.offset ?? 0),
    )
    .slice(0, MOST_FINDINGS);
}
