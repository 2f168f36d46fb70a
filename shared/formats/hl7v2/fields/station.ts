import type { FindingDetail } from '../../format.ts';
import type { MessageVisit } from '../judge.ts';
import type { Segment } from '../message.ts';
import type { Marks } from './marks.ts';

/** Where the judge of fields stands in the message at hand. One object serves a whole file. */
export interface Station {
  visit: MessageVisit;
  segment: Segment;
  field: number;
  /** 1-based. */
  repetition: number;
  component: number;
  subcomponent: number;
  /** Findings that may still be told of this field: its repetitions may be a million. */
  left: number;
  /** Delimiters of the repetition at hand. */
  readonly marks: Marks;
}

/** Findings of one field of one segment. */
export const FINDINGS_PER_FIELD = 20;

/** Reports a breach where the station stands. Called for breaches only: this is where objects are made. */
export function tell(at: Station, rule: string, detail?: FindingDetail): void {
  if (at.left <= 0) return;
  at.left--;
  const { visit, segment, field, component, subcomponent } = at;
  const repetition = at.repetition > 1 || isRepeated(at) ? at.repetition : 0;
  visit.report(rule, { segment, field, repetition, component, subcomponent }, detail);
}

/** The first repetition has a number only where there is a second one. */
function isRepeated({ visit: { message }, segment, field }: Station): boolean {
  const { text, delimiters } = message;
  for (let index = segment.starts[field]; index < segment.ends[field]; index++) {
    if (text.charCodeAt(index) === delimiters.repetition) return true;
  }
  return false;
}
