import type { JudgeContext, MessageJudge, MessageVisit } from '../judge.ts';
import type { Hl7Message, Segment } from '../message.ts';
import { hasField, lastField } from '../message.ts';
import { spot } from '../spot.ts';
import { ALWAYS_REQUIRED, judgeConditions } from './conditions.ts';
import { addMark, createMarks } from './marks.ts';
import type { FieldPlan, Plans, SegmentPlan } from './plan.ts';
import { plansOf } from './plan.ts';
import type { Station } from './station.ts';
import { FINDINGS_PER_FIELD, tell } from './station.ts';
import { isNull, judgeRepetition } from './type-walk.ts';

/** Letter with which the names of local segments begin. */
const LOCAL = 0x5a;

/**
 * Judges the layers `hl7v2-campo`, `hl7v2-tipo` and `hl7v2-tabla` in one pass over the fields of the message. Of a
 * version without tables, only what holds in every version is judged.
 */
export function createFieldJudge(_context: JudgeContext): MessageJudge {
  const marks = createMarks();
  return (visit) => {
    if (!visit.isOn('hl7v2-campo') && !visit.isOn('hl7v2-tipo') && !visit.isOn('hl7v2-tabla')) return;
    if (!visit.exact) {
      visit.undecided('hl7v2-campo');
      visit.undecided('hl7v2-tabla');
    }
    const plans = plansOf(visit.tables);
    const { segments } = visit.message;
    const at: Station = {
      visit,
      segment: segments[0],
      field: 0,
      repetition: 0,
      component: 0,
      subcomponent: 0,
      left: 0,
      marks,
    };
    for (const segment of segments) {
      if (segment.name.charCodeAt(0) === LOCAL) continue;
      const plan = plans.segment(segment.name);
      if (plan !== undefined) judgeSegment(at, plans, plan, segment);
    }
  };
}

function judgeSegment(at: Station, plans: Plans, plan: SegmentPlan, segment: Segment): void {
  const { visit } = at;
  at.segment = segment;
  judgeRequired(visit, plan, segment);
  const { starts, ends } = segment;
  const last = Math.min(lastField(segment), plan.fields.length - 1);
  for (let number = 1; number <= last; number++) {
    const start = starts[number];
    const end = ends[number];
    const field = plan.fields[number];
    if (start === end || field === undefined) continue;
    at.field = number;
    at.left = FINDINGS_PER_FIELD;
    at.component = 0;
    at.subcomponent = 0;
    judgeField(
      at,
      number === 5 && segment.name === 'OBX' ? valueField(visit, plans, segment, field) : field,
      start,
      end,
    );
  }
  if (!visit.exact) return;
  judgeSurplus(visit, plan, segment);
  judgeConditions(visit, segment);
}

/** OBX-5 is of the type that OBX-2 names. */
function valueField({ message }: MessageVisit, plans: Plans, segment: Segment, field: FieldPlan): FieldPlan {
  const start = segment.starts[2];
  const end = segment.ends[2];
  if (end - start < 2 || end - start > 3) return field;
  return { ...field, type: plans.type(message.text.slice(start, end)) };
}

function judgeRequired({ message, exact, report }: MessageVisit, plan: SegmentPlan, segment: Segment): void {
  const required = exact ? plan.required : (ALWAYS_REQUIRED[plan.name] ?? NONE);
  for (const field of required) {
    if (hasField(segment, field) && !isBlank(message, segment.starts[field], segment.ends[field])) continue;
    report('fieldMissing', spot(segment, field));
  }
}

const NONE: readonly number[] = [];

/** Only delimiters and blanks: nothing is written. */
function isBlank({ text, delimiters }: Hl7Message, start: number, end: number): boolean {
  const { component, subcomponent, repetition } = delimiters;
  for (let index = start; index < end; index++) {
    const code = text.charCodeAt(index);
    if (code !== component && code !== subcomponent && code !== repetition && code !== 0x20) return false;
  }
  return true;
}

function judgeField(at: Station, plan: FieldPlan, start: number, end: number): void {
  const { message, exact } = at.visit;
  at.repetition = 1;
  if (isNull(message, start, end)) return;
  if (plan.isWithdrawn) {
    if (exact) at.visit.report('fieldWithdrawn', spot(at.segment, at.field));
    return;
  }
  const { text, delimiters } = message;
  const { repetition, component, subcomponent } = delimiters;
  const { marks } = at;
  marks.count = 0;
  let from = start;
  for (let index = start; index < end; index++) {
    const code = text.charCodeAt(index);
    if (code === component) addMark(marks, index, false);
    else if (code === subcomponent) addMark(marks, index, true);
    else if (code === repetition) {
      if (index > from && !judgeOne(at, plan, from, index)) return;
      marks.count = 0;
      at.repetition++;
      from = index + 1;
    }
  }
  if (end > from) judgeOne(at, plan, from, end);
}

/** @returns whether the next repetition is to be judged as well */
function judgeOne(at: Station, plan: FieldPlan, start: number, end: number): boolean {
  const { exact, report } = at.visit;
  // A later version may let a field repeat that did not.
  if (at.repetition > plan.max && exact) {
    report('fieldRepeated', spot(at.segment, at.field, at.repetition), { expected: times(plan.max) });
    return false;
  }
  const before = at.left;
  judgeRepetition(at, plan, start, end, at.marks);
  // What is wrong otherwise is one fault, which its length is a part of.
  const isLong = plan.length > 0 && end - start > plan.length;
  if (isLong && exact && at.left === before) judgeLength(at, plan.length, start, end);
  return at.left > 0;
}

function times(max: number): string {
  return max === 1 ? 'una sola vez' : `hasta ${max} veces`;
}

/** An escape sequence stands for one character. */
function judgeLength(at: Station, limit: number, start: number, end: number): void {
  const { text, delimiters } = at.visit.message;
  let length = 0;
  let last = end;
  while (last > start && text.charCodeAt(last - 1) === 0x20) last--;
  for (let index = start; index < last; index++) {
    length++;
    if (text.charCodeAt(index) !== delimiters.escape) continue;
    const close = closing(text, index + 1, last, delimiters.escape);
    if (close > 0) index = close;
  }
  if (length <= limit) return;
  const detail = {
    actual: `${length} caracteres`,
    sensitivity: 'plain',
    expected: `hasta ${limit} caracteres`,
  } as const;
  tell(at, 'fieldLong', detail);
}

/** Escape sequences are short but for hexadecimal ones: where none ends within these, it is a plain character. */
const LONGEST_ESCAPE = 80;

function closing(text: string, start: number, end: number, mark: number): number {
  const limit = Math.min(end, start + LONGEST_ESCAPE);
  for (let index = start; index < limit; index++) if (text.charCodeAt(index) === mark) return index;
  return -1;
}

/** Told once a segment, at the first field that the version does not have. */
function judgeSurplus({ message, report }: MessageVisit, plan: SegmentPlan, segment: Segment): void {
  if (plan.isOpenEnded) return;
  const defined = plan.fields.length - 1;
  for (let field = defined + 1; field <= lastField(segment); field++) {
    const start = segment.starts[field];
    const end = segment.ends[field];
    if (start === end || isBlank(message, start, end)) continue;
    if (isBroken(message, segment)) return;
    report('fieldSurplus', spot(segment, field), { expected: `hasta ${plan.name}-${defined}` });
    return;
  }
}

/** A line within it is another segment or the rest of a text, which the reader tells: its fields are not to be counted. */
function isBroken({ text }: Hl7Message, { starts, ends }: Segment): boolean {
  for (let at = starts[0]; at < ends[ends.length - 1]; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x0a || code === 0x0d) return true;
  }
  return false;
}
