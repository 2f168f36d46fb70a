import { normalizeCie10 } from '../../../identifiers/index.ts';
import type { CdaElement } from '../document.ts';
import { child, childrenOf, descend, statedType } from '../document.ts';
import type { RecordContext, Subject } from './context.ts';
import type { Coded } from './read.ts';
import { codedOf, nameOfCode, ownText, spotOf } from './read.ts';
import type { Scene } from './statements.ts';
import { firstDay, hasTemplate, startedOn, statusOf, writtenOn } from './statements.ts';

/** C-CDA and IHE: problem observation, problem entry. */
const PROBLEM_TEMPLATES = new Set(['2.16.840.1.113883.10.20.22.4.4', '1.3.6.1.4.1.19376.1.5.3.1.4.5']);
/** C-CDA and IHE: allergy and intolerance. */
const ALLERGY_TEMPLATES = new Set(['2.16.840.1.113883.10.20.22.4.7', '1.3.6.1.4.1.19376.1.5.3.1.4.6']);
/** Kinds of observation whose value is a diagnosis wherever it stands: SNOMED CT and LOINC. */
const PROBLEM_CODES = new Set(['282291009', '55607006', '64572001', '8319008', '29308-4', '75323-6', '75326-9']);
/** Observations about a problem or an allergy, beside it: its status, severity, criticality, age at onset. */
const ABOUT_CODES = new Set(['33999-4', '11323-3', '445518008', 'SEV', '48766-0', '82606-5']);
/** «No problem is known» and «no allergy is known» (SNOMED CT) say that there is none. */
const NONE_KNOWN = new Set(['160245001', '160243008', '716186003', '160244002', '409137002', '428607008', '429625007']);
/** Data that are absent or unknown (IPS): all its codes say that there is none. */
const ABSENT_SYSTEM = '2.16.840.1.113883.5.1150.1';
/** Data types of codes. */
const CODED = new Set(['CD', 'CE', 'CV', 'CO']);

/** Whether an observation's value is a diagnosis or problem of the patient. */
export function isProblem(observation: CdaElement, { kind }: Scene): boolean {
  const value = child(observation, 'value');
  if (value === undefined || kind === 'family' || kind === 'allergies') return false;
  if (hasTemplate(observation, PROBLEM_TEMPLATES)) return true;
  const asked = askedBy(observation);
  if (asked !== undefined && PROBLEM_CODES.has(asked)) return true;
  // A measurement or a remark among the problems is no diagnosis.
  return kind === 'problems' && CODED.has(statedType(value) ?? '') && !ABOUT_CODES.has(asked ?? '');
}

/** Code of what an observation is about. */
function askedBy(observation: CdaElement): string | undefined {
  const code = child(observation, 'code');
  return code && codedOf(code, []).code;
}

export function isAllergy(observation: CdaElement, { kind }: Scene): boolean {
  if (hasTemplate(observation, ALLERGY_TEMPLATES)) return true;
  return kind === 'allergies' && !ABOUT_CODES.has(askedBy(observation) ?? '');
}

/** A diagnosis by text alone is one without a code; a value that says nothing at all is none. */
export function readDiagnosis(observation: CdaElement, scene: Scene, context: RecordContext, subject: Subject): void {
  const value = child(observation, 'value')!;
  const { icd10 } = context.mexico;
  const coded = codedOf(value, icd10);
  if (coded.code === undefined && nameOfCode(value) === undefined && ownText(value) === undefined) return;
  if (saysNone(coded)) return;
  const own = startedOn(observation);
  const { date, spot } = firstDay(writtenOn(observation), scene.act?.written, own, scene.act?.started, own);
  const whole = { element: context.root };
  context.emit(
    'diagnosis',
    {
      code: coded.preferred && coded.code !== undefined ? normalizeCie10(coded.code) : coded.code,
      // Checks know the CIE-10 by its OID; another one that a configuration names is the same.
      system: coded.preferred ? icd10[0] : coded.system,
      sex: subject.sex,
      birthDate: subject.birthDate,
      date,
    },
    {
      code: coded.spot,
      system: { element: coded.spot.element, attribute: 'codeSystem' },
      sex: whole,
      birthDate: whole,
      date: spot,
    },
  );
}

/** The substance where it is named, else the kind of allergy. */
export function readAllergy(observation: CdaElement, scene: Scene, { emit }: RecordContext): void {
  const entity = childrenOf(observation, 'participant')
    .map((participant) => descend(participant, 'participantRole', 'playingEntity'))
    .find((found) => found !== undefined);
  const substance = child(entity, 'code');
  const value = child(observation, 'value');
  const code = substance !== undefined && says(substance) ? substance : value;
  const coded = code && codedOf(code, []);
  const name = nameOfCode(code) ?? ownText(child(entity, 'name'));
  if ((coded?.code === undefined && name === undefined) || (value && saysNone(codedOf(value, [])))) return;
  if (coded && saysNone(coded)) return;
  const own = startedOn(observation);
  const { date, spot } = firstDay(writtenOn(observation), scene.act?.written, own, scene.act?.started, own);
  const state = scene.act?.status ?? statusOf(observation);
  const at = coded?.spot ?? spotOf(observation, 'value');
  emit(
    'allergy',
    { code: coded?.code, system: coded?.system, name, date, status: state.status },
    {
      code: at,
      system: { element: at.element, attribute: 'codeSystem' },
      name: at,
      date: spot,
      status: state.spot,
    },
  );
}

/** Whether a code says that nothing is known of the kind that it is asked for. */
export function saysNone({ code, system }: Coded): boolean {
  return system === ABSENT_SYSTEM || (code !== undefined && NONE_KNOWN.has(code));
}

function says(code: CdaElement): boolean {
  return codedOf(code, []).code !== undefined || nameOfCode(code) !== undefined;
}

/** Something that was done to the patient; what says neither its code nor its name is no fact. */
export function readProcedure(statement: CdaElement, { emit, mexico }: RecordContext): void {
  const code = child(statement, 'code');
  if (code === undefined || !says(code)) return;
  const coded = codedOf(code, mexico.procedures);
  const { date, spot } = startedOn(statement);
  emit(
    'procedure',
    { code: coded.code, system: coded.system, date },
    { code: coded.spot, system: { element: coded.spot.element, attribute: 'codeSystem' }, date: spot },
  );
}
