import { addCounts, type Counts, type Evidence, type MeasureOutcome, NO_COUNTS } from '../checklist/evidence.ts';
import type { RecordType, RunStatus } from '../model/index.ts';
import { formatNumber, formatRatio } from '../text/format.ts';
import type { PersonMeasures } from './person-measures.ts';
import { canCarry, type Plan } from './plan.ts';
import type { FileTally, UnitTally } from './tally.ts';

/** What a checklist may ask of one unit's tally, or of the sum of all. */
export function tallyEvidence(plan: Plan, unit: UnitTally, files: readonly FileTally[], status: RunStatus): Evidence {
  const used = plan.formats.filter(({ format }) => files.some((file) => file.format === format.id));
  return {
    status,
    counts: (checkId, of) => checkCounts(plan, unit, checkId, of),
    layer: (layerId) => layerCounts(plan, unit, layerId),
    measure: (id, limits) => measure(id, limits, unit.people, files),
    missingCatalogs: (checkId) => [
      ...new Set(bindingsOf(plan, checkId).flatMap(({ check }) => [...check.missingCatalogs()])),
    ],
    carried: (checkId) =>
      bindingsOf(plan, checkId).some(({ check, type }) => used.some(({ format }) => canCarry(format, check, type))),
  };
}

function bindingsOf(plan: Plan, checkId: string, of?: RecordType) {
  return plan.bindings.filter(({ check, type }) => check.check.id === checkId && (of === undefined || of === type));
}

function checkCounts(plan: Plan, unit: UnitTally, checkId: string, of: RecordType | undefined): Counts {
  let sum = NO_COUNTS;
  for (const { index } of bindingsOf(plan, checkId, of)) {
    const [failed, held, undecided] = unit.verdicts.subarray(index * 4, index * 4 + 3);
    sum = addCounts(sum, { applicable: failed + held + undecided, held, failed, undecided });
  }
  return sum;
}

function layerCounts(plan: Plan, unit: UnitTally, layerId: string): Counts {
  const index = plan.layers.indexOf(layerId);
  if (index < 0) return NO_COUNTS;
  const [failed, held] = unit.layers.subarray(index * 2, index * 2 + 2);
  return { applicable: failed + held, held, failed, undecided: 0 };
}

function measure(
  id: string,
  limits: Readonly<Record<string, number>>,
  people: PersonMeasures,
  files: readonly FileTally[],
): MeasureOutcome {
  switch (id) {
    case 'generic-curp-share':
      return genericCurpShare(people, limits.share);
    case 'curp-one-person':
      return curpOnePerson(people);
    case 'recognised-files':
      return recognisedFiles(files);
    default:
      return { ...NO_COUNTS, outcome: 'error', reason: `La lista pide la medida «${id}», que esta versión no conoce.` };
  }
}

/** Share of the patients with a CURP whose CURP is the generic one, against the limit of the guide. */
function genericCurpShare(people: PersonMeasures, limit: number | undefined): MeasureOutcome {
  const { withCurp, generic } = people;
  const counts = { applicable: withCurp, held: withCurp - generic, failed: generic, undecided: 0 };
  if (withCurp === 0 || limit === undefined) return counts;
  const share = formatRatio(generic / withCurp);
  const reason = `${generic} de ${withCurp} registros llevan la CURP genérica (${share}; se admite hasta ${formatNumber(100 * limit)} %).`;
  return { ...counts, outcome: generic <= limit * withCurp ? 'cumple' : 'no-cumple', reason };
}

function curpOnePerson(people: PersonMeasures): MeasureOutcome {
  const { distinct, conflicts } = people;
  const counts = { applicable: distinct, held: distinct - conflicts, failed: conflicts, undecided: 0 };
  if (distinct === 0) return counts;
  return { ...counts, reason: `${conflicts} de ${distinct} CURP distintas aparecen con más de una persona.` };
}

function recognisedFiles(files: readonly FileTally[]): MeasureOutcome {
  const held = files.filter((file) => file.format !== null).length;
  return { applicable: files.length, held, failed: files.length - held, undecided: 0 };
}
