import type { CdaElement } from '../document.ts';
import { attribute, child, childrenOf, descend, statedType } from '../document.ts';
import type { ContentContext } from './context.ts';
import type { Moment } from './moment.ts';
import { isBefore, isImpossible, parseMoment, throughDay } from './moment.ts';
import { TIMES } from './survey.ts';

/** Elements whose `low` and `high` are quantities where no `xsi:type` says it. */
const QUANTITIES = new Set(['doseQuantity', 'rateQuantity', 'repeatNumber']);
/** Statements of which a time in the future would be a plan. */
const EVENTS = new Set(['observation', 'procedure', 'encounter']);

/** Times that contradict each other inside the document; there is no clock to compare them with. */
export function judgeTimes(context: ContentContext): void {
  for (const interval of context.survey.intervals) judgeInterval(interval, context);
  const { root, survey, report } = context;
  for (const element of survey.times) {
    if (!isImpossible(attribute(element, 'value'))) continue;
    report('impossibleTime', { element, attribute: 'value' }, shown(element));
  }
  const written = momentOf(child(root, 'effectiveTime'));
  if (written === undefined) return;
  const day = throughDay(written);
  const after = (time: CdaElement | undefined, rule: 'documentBeforeEvent' | 'birthAfterDocument'): void => {
    const at = startOf(time);
    if (at !== undefined && isBefore(day, at.moment)) report(rule, at.spot);
  };
  for (const item of childrenOf(root, 'documentationOf')) {
    after(descend(item, 'serviceEvent', 'effectiveTime'), 'documentBeforeEvent');
  }
  after(descend(root, 'componentOf', 'encompassingEncounter', 'effectiveTime'), 'documentBeforeEvent');
  for (const target of childrenOf(root, 'recordTarget')) {
    after(descend(target, 'patientRole', 'patient', 'birthTime'), 'birthAfterDocument');
  }
  for (const name of ['legalAuthenticator', 'authenticator']) {
    for (const signer of childrenOf(root, name)) {
      const time = child(signer, 'time');
      const signed = momentOf(time);
      if (signed === undefined || !isBefore(signed, written)) continue;
      report('signedBeforeWritten', { element: time!, attribute: 'value' }, shown(time));
    }
  }
  judgeEvents(day, context);
}

function judgeEvents(day: Moment, { survey, report }: ContentContext): void {
  for (const statement of survey.statements) {
    if (!EVENTS.has(statement.name) || attribute(statement, 'moodCode') !== 'EVN') continue;
    const status = child(statement, 'statusCode');
    if (status === undefined || attribute(status, 'code') !== 'completed') continue;
    const at = startOf(child(statement, 'effectiveTime'));
    if (at !== undefined && isBefore(day, at.moment)) {
      report('eventAfterDocument', at.spot, { actual: at.text, sensitivity: 'date' });
    }
  }
}

function judgeInterval(interval: CdaElement, { report }: ContentContext): void {
  const low = child(interval, 'low');
  const high = child(interval, 'high');
  if (low === undefined || high === undefined) return;
  const stated = statedType(interval) ?? '';
  if (stated === 'IVL_TS' || (stated === '' && TIMES.has(interval.name))) {
    const [from, to] = [momentOf(low), momentOf(high)];
    if (from && to && isBefore(to, from))
      report('intervalInverted', { element: high, attribute: 'value' }, shown(high));
    return;
  }
  if (!/^IVL_(?:PQ|INT|REAL|MO)$/.test(stated) && !QUANTITIES.has(interval.name)) return;
  if (attribute(low, 'unit') !== attribute(high, 'unit')) return;
  const [from, to] = [numberOf(low), numberOf(high)];
  if (from > to) report('intervalInverted', { element: high, attribute: 'value' });
}

/** The moment of a TS, or the one at which an interval begins, and where it stands. */
function startOf(time: CdaElement | undefined) {
  if (time === undefined) return undefined;
  const element = attribute(time, 'value') === undefined ? child(time, 'low') : time;
  const moment = momentOf(element);
  if (element === undefined || moment === undefined) return undefined;
  return { moment, spot: { element, attribute: 'value' }, text: attribute(element, 'value') };
}

function momentOf(element: CdaElement | undefined): Moment | undefined {
  return element && parseMoment(attribute(element, 'value'));
}

function numberOf(element: CdaElement): number {
  const text = attribute(element, 'value')?.trim();
  return text ? Number(text) : Number.NaN;
}

function shown(time: CdaElement | undefined) {
  return { actual: time && attribute(time, 'value'), sensitivity: 'date' as const };
}
