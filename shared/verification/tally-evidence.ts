import { addCounts, type Counts, type Evidence, type MeasureOutcome, NO_COUNTS } from '../checklist/evidence.ts';
import type { RecordType, RunStatus } from '../model/index.ts';
import type { PersonMeasures } from './person-measures.ts';
import { canCarry, type Plan } from './plan.ts';
import type { FileTally, UnitTally } from './tally.ts';
import type { UniqueKeys } from './unique-keys.ts';

/** What a checklist may ask of one unit's tally, or of the sum of all. */
export function tallyEvidence(plan: Plan, unit: UnitTally, files: readonly FileTally[], status: RunStatus): Evidence {
  const used = plan.formats.filter(({ format }) =>
    files.some((file) => file.format === format.id && file.counted !== false),
  );
  return {
    status,
    counts: (checkId, of) => checkCounts(plan, unit, checkId, of),
    layer: (layerId) => layerCounts(plan, unit, layerId),
    leftOut: (layerId) => {
      const joined = used.flatMap(({ format }) => format.layers.find(({ id }) => id === layerId)?.of ?? []);
      return [...new Set([layerId, ...joined])].filter(
        (id) => plan.withoutLayers.has(id) && used.some(({ layers }) => layers.includes(plan.layers.indexOf(id))),
      );
    },
    measure: (id) => measure(id, unit, files),
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
  const [failed, held, undecided] = unit.layers.subarray(index * 3, index * 3 + 3);
  return { applicable: failed + held + undecided, held, failed, undecided };
}

/** Prefix of the measures over keys that may occur once; the rule's id follows: `unique:giis-lote-folio-unico`. */
const UNIQUE = 'unique:';

function measure(id: string, { people, keys }: UnitTally, files: readonly FileTally[]): MeasureOutcome {
  if (id.startsWith(UNIQUE)) return uniqueKeys(keys.get(id.slice(UNIQUE.length)));
  switch (id) {
    case 'curp-one-person':
      return curpOnePerson(people);
    case 'recognised-files':
      return recognisedFiles(files);
    default:
      return { ...NO_COUNTS, outcome: 'error', reason: `La lista pide la medida «${id}», que esta versión no conoce.` };
  }
}

/** Keys that a rule allows only once, over all files: those that came again failed. */
function uniqueKeys(keys: UniqueKeys | undefined): MeasureOutcome {
  if (keys === undefined) return NO_COUNTS;
  const { seen, distinct } = keys;
  const counts = { applicable: seen, held: distinct, failed: seen - distinct, undecided: 0 };
  return { ...counts, reason: `${seen - distinct} de ${seen} registros repiten la clave de otro.` };
}

function curpOnePerson(people: PersonMeasures): MeasureOutcome {
  const { distinct, conflicts } = people;
  const counts = { applicable: distinct, held: distinct - conflicts, failed: conflicts, undecided: 0 };
  if (distinct === 0) return counts;
  return { ...counts, reason: `${conflicts} de ${distinct} CURP distintas aparecen con más de una persona.` };
}

function recognisedFiles(files: readonly FileTally[]): MeasureOutcome {
  const held = files.filter((file) => file.format !== null && file.counted !== false).length;
  return { applicable: files.length, held, failed: files.length - held, undecided: 0 };
}
