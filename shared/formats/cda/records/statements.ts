import { dayOfTimestamp } from '../../support/hl7-time.ts';
import type { SectionKind } from '../config.ts';
import type { CdaElement } from '../document.ts';
import { attribute, child, childrenOf } from '../document.ts';
import type { CdaSpot } from '../judge.ts';
import { attributeSpot, startOf, textAt } from './read.ts';

/** Where among the entries a statement stands. */
export interface Scene {
  readonly kind: SectionKind | undefined;
  /** Of the act that holds it: the concern of a problem or an allergy. */
  readonly act?: Holder;
  /** Of the organizer that holds it. */
  readonly organizer?: Holder;
  /** It stands directly in an `entry`. */
  readonly isEntry: boolean;
}

const RETRACTED = new Set(['aborted', 'cancelled', 'nullified', 'obsolete']);

/** What is denied, retracted, of another subject (a relative), or declared to say nothing is no fact of the patient. */
export function saysNothing(statement: CdaElement): boolean {
  if (attribute(statement, 'negationInd') === 'true' || attribute(statement, 'nullFlavor') !== undefined) return true;
  if (RETRACTED.has(textAt(child(statement, 'statusCode'), 'code') ?? '')) return true;
  return child(statement, 'subject') !== undefined;
}

/** Whether it happened; what is planned, ordered or wanted has another mood. */
export function isEvent(statement: CdaElement): boolean {
  return attribute(statement, 'moodCode') === 'EVN';
}

export function hasTemplate(statement: CdaElement, templates: ReadonlySet<string>): boolean {
  return childrenOf(statement, 'templateId').some((id) => templates.has(attribute(id, 'root') ?? ''));
}

export interface Day {
  readonly date?: string;
  readonly spot: CdaSpot;
}

/** What those that it holds take from a statement; looked for once, however many they are. */
export interface Holder {
  readonly written: Day | undefined;
  readonly started: Day;
  readonly status: ReturnType<typeof statusOf>;
}

export function holderOf(statement: CdaElement): Holder {
  return { written: writtenOn(statement), started: startedOn(statement), status: statusOf(statement) };
}

/** The day on which its author wrote it down; undefined where it has no author of its own. */
export function writtenOn(statement: CdaElement): Day | undefined {
  const author = child(statement, 'author');
  if (author === undefined) return undefined;
  const date = dayOfTimestamp(textAt(child(author, 'time'), 'value'));
  return { date, spot: attributeSpot(author, 'time', 'value') };
}

/** The day on which it was or began. */
export function startedOn(statement: CdaElement): Day {
  const { text, spot } = startOf(statement, 'effectiveTime');
  return { date: dayOfTimestamp(text), spot };
}

/** The first that says a day, else the place of the last, where it should have stood. */
export function firstDay(...days: readonly [...(Day | undefined)[], Day]): Day {
  return days.find((day) => day?.date !== undefined) ?? (days.at(-1) as Day);
}

/** Its status as the source codes it, and where that stands. */
export function statusOf(statement: CdaElement): { readonly status?: string; readonly spot: CdaSpot } {
  return {
    status: textAt(child(statement, 'statusCode'), 'code'),
    spot: attributeSpot(statement, 'statusCode', 'code'),
  };
}
