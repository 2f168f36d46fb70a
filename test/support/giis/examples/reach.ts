import type { Guide, GuideColumn, Relation } from '../../../../shared/formats/giis/guide.ts';
import { isJudged } from '../../../../shared/formats/giis/parse-columns.ts';
import { type RuleName, ruleIndex } from '../../../../shared/formats/giis/rules.ts';
import { FAMILY_NAMES, familyId } from './example.ts';

type Sureness = 'confirmed' | 'reported';
/** How sure the facts of a guide are from which a rule can be found broken; none where it has no such facts. */
type Facts = (guide: Guide) => readonly Sureness[];

const NUMERIC = ['keys', 'key', 'range'];
const TEXT_FORMS = ['digits', 'state', 'upper', 'cedula', 'diagnosis', 'groups'];

const judgedDomain = ({ confidence, ruleConfidence }: GuideColumn): boolean =>
  isJudged(confidence) && isJudged(ruleConfidence);
const sureness = (...all: readonly string[]): Sureness => (all.includes('reported') ? 'reported' : 'confirmed');
const has = ({ domain }: GuideColumn, kinds: readonly string[]): boolean => kinds.includes(domain.kind);

const always: Facts = () => ['confirmed'];

/** Facts on name, place, type and length of columns. */
const form =
  (holds: (column: GuideColumn) => boolean): Facts =>
  ({ columns }) =>
    columns
      .filter((column) => isJudged(column.confidence) && holds(column))
      .map(({ confidence }) => sureness(confidence));

/** Facts on what columns may hold. */
const domain =
  (holds: (column: GuideColumn) => boolean): Facts =>
  ({ columns }) =>
    columns
      .filter((column) => judgedDomain(column) && holds(column))
      .map(({ confidence, ruleConfidence }) => sureness(confidence, ruleConfidence));

/** Rules on any cell of columns whose place is known: they rest on no other fact of the guide. */
const anyCell =
  (holds: (column: GuideColumn) => boolean): Facts =>
  ({ columns }) =>
    columns.some((column) => isJudged(column.confidence) && holds(column)) ? ['confirmed'] : [];

const related =
  (...kinds: readonly Relation['kind'][]): Facts =>
  ({ relations }) =>
    relations
      .filter(({ kind, confidence }) => kinds.includes(kind) && isJudged(confidence))
      .map(({ confidence }) => sureness(confidence));

const isDate = (column: GuideColumn): boolean =>
  column.type === 'fecha' || (has(column, ['date']) && (judgedDomain(column) || column.type !== undefined));
const isTime = (column: GuideColumn): boolean =>
  column.type === 'hora' || (has(column, ['time']) && judgedDomain(column));
const isNumber = (column: GuideColumn): boolean =>
  column.type === 'numerico' || (judgedDomain(column) && has(column, NUMERIC));
/** Text that may be anything of its length. */
const isFreeText = (column: GuideColumn): boolean =>
  !isDate(column) &&
  !isTime(column) &&
  !isNumber(column) &&
  !(judgedDomain(column) && has(column, [...TEXT_FORMS, 'list', 'name'])) &&
  !has(column, ['date', 'time']);
/** Its own form or domain says more than its length does. */
const tellsLengthOtherwise = (column: GuideColumn): boolean =>
  isDate(column) || isTime(column) || (judgedDomain(column) && has(column, ['keys', 'range', 'diagnosis']));

/** Of every rule of the family, from which facts of a guide it can be found broken. */
const FACTS: Readonly<Record<RuleName, Facts>> = {
  header: always,
  noHeader: always,
  columns: ({ columns }) => [columns.every(({ confidence }) => confidence === 'confirmed') ? 'confirmed' : 'reported'],
  encoding: always,
  longLine: always,
  repeatedHeader: always,
  control: always,
  emptyLine: always,
  lineEnd: always,
  mandatory: form((column) => column.mandatory && !column.mayBeEmpty && !column.notApplicable?.includes('')),
  type: form(({ type }) => type === 'numerico'),
  length: form((column) => column.maxLength !== undefined && !tellsLengthOtherwise(column)),
  numberFormat: form(isNumber),
  dateFormat: form(isDate),
  spaces: anyCell((column) => !(judgedDomain(column) && has(column, ['name']))),
  quotes: anyCell(isFreeText),
  timeFormat: form((column) => isTime(column) && column.type !== undefined),
  fileName: ({ filePrefix }) => (filePrefix === undefined ? [] : ['confirmed']),
  domain: domain((column) => has(column, ['keys', 'key']) || (has(column, ['range']) && column.type === undefined)),
  range: domain((column) => has(column, ['range'])),
  list: domain((column) => has(column, ['list'])),
  name: domain((column) => has(column, ['name'])),
  nameEdge: anyCell((column) => judgedDomain(column) && has(column, ['name'])),
  dateExists: form(isDate),
  dateOrder: related('dates'),
  maxAge: related('dates'),
  staffAge: related('curp-age'),
  pressure: related('pressure'),
  distinctCurps: related('distinct-curps'),
  genericCurpStaff: related('generic-curp-abroad'),
  diagnosisSyntax: domain((column) => has(column, ['diagnosis'])),
  diagnosisPresence: related('diagnosis-presence'),
  diagnosisRepeated: related('distinct-diagnoses'),
  diagnosisStaff: related('diagnosis-staff'),
  catalog: domain(({ lookup }) => lookup !== undefined),
  digits: domain((column) => has(column, ['digits', 'state'])),
  // Two digits of hours and minutes under 60 cannot pass 99:59.
  time: domain(
    ({ domain: own, type }) =>
      own.kind === 'time' && (type === undefined || own.first !== '00:00' || own.last !== '99:59'),
  ),
  upper: domain((column) => has(column, ['upper'])),
  cedula: domain((column) => has(column, ['cedula'])),
  groups: domain((column) => has(column, ['groups'])),
  laterDate: related('date-order'),
  laterTime: related('time-order'),
  estimatedBirth: related('estimated-birth'),
  singleOrigin: ({ columns }) => (columns.some((column) => has(column, ['clues'])) ? ['confirmed'] : []),
};

/**
 * Why no file can break a rule of a guide, by its index in `Format.rules`; undefined where a file can. Rules keep
 * their place in the list of every guide, so a list holds many that its guide has no facts for.
 */
export function whyNever(guide: Guide, index: number): string | undefined {
  const { rules, batch } = ruleIndex(guide);
  if (index >= rules) {
    const { confidence } = index < batch ? guide.rules[index - rules] : guide.batch[index - batch];
    return isJudged(confidence) ? undefined : `it is ${confidence}, and so not judged`;
  }
  const name = FAMILY_NAMES[index % FAMILY_NAMES.length];
  const asked: Sureness = index < FAMILY_NAMES.length ? 'confirmed' : 'reported';
  const facts = FACTS[name](guide);
  if (facts.includes(asked)) return undefined;
  return `${familyId(name)}: the guide has ${facts.length === 0 ? 'no such facts' : `no such facts that are ${asked}`}`;
}
