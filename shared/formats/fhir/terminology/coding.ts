import type { Visit } from '../conformance/model.ts';
import type { Json } from '../json/value.ts';
import { isKnownDisplay, isTranslated } from './display.ts';
import type { SystemFacts } from './system-facts.ts';
import type { LocalTerminology } from './terminology.ts';

const LAYER = 'fhir-terminologia';
const SYSTEM = ['system'] as const;
const CODE = ['code'] as const;
const DISPLAY = ['display'] as const;

/** HL7 maintains these systems apart from FHIR: R4 does not fix which edition of them is meant. */
export const KEPT_APART = 'http://terminology.hl7.org/';

/** Judges a Coding, or the unit of a Quantity, by itself: its system, its code, its display. */
export function judgeCode(
  value: Json,
  kind: 'coding' | 'quantity',
  factsOfSystem: (system: string) => SystemFacts,
  terminology: LocalTerminology,
  visit: Visit,
): void {
  const { system, code } = value;
  if (typeof system !== 'string') {
    const isMissing = kind === 'coding' && typeof code === 'string' && value._system === undefined;
    if (isMissing) visit.report('systemMissing', undefined, { actual: code });
    return;
  }
  const { fault, local, answers, form } = factsOfSystem(system);
  if (fault) {
    visit.report(fault.rule, SYSTEM, { actual: system, expected: fault.expected });
    return;
  }
  if (typeof code !== 'string') return;
  const broken = form?.(code);
  if (broken) {
    visit.report(broken, CODE, { actual: code });
    return;
  }
  if (!answers) {
    visit.undecided(LAYER);
    return;
  }
  const concept = local?.find(code);
  if (!concept) {
    judgeUnlisted(system, value, terminology, visit);
    return;
  }
  const { display } = value;
  // Another edition of the system may have other names.
  if (typeof display !== 'string' || value.version !== undefined || isTranslated(visit.resource, visit.root)) return;
  if (isKnownDisplay(display, concept.displays)) return;
  visit.report('displayMismatch', DISPLAY, { actual: display, expected: concept.displays.find((name) => name !== '') });
}

function judgeUnlisted(system: string, { code, version }: Json, terminology: LocalTerminology, visit: Visit): void {
  const exists = terminology.hasCode(system, code as string);
  if (exists) return;
  // An edition that the coding names may have had the code.
  if (exists === null || version !== undefined) {
    visit.undecided(LAYER);
    return;
  }
  visit.report(system.startsWith(KEPT_APART) ? 'unlistedCode' : 'unknownCode', CODE, {
    actual: code as string,
    expected: `un código de ${system}`,
  });
}
