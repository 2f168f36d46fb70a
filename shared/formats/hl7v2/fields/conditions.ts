import type { MessageVisit } from '../judge.ts';
import type { Segment } from '../message.ts';
import { hasField, part } from '../message.ts';
import { spot } from '../spot.ts';

/**
 * Fields that every version requires, before the tables and after them: what a message whose own version has no tables
 * is surely held to.
 */
export const ALWAYS_REQUIRED: Readonly<Record<string, readonly number[]>> = {
  MSH: [10, 11],
  PID: [3, 5],
  PV1: [2],
  OBR: [4],
  OBX: [3],
  MSA: [1, 2],
};

/** Segments that may stand between an order (ORC) and its detail. */
const BETWEEN: ReadonlySet<string> = new Set(['NTE', 'PRT', 'TQ1', 'TQ2', 'CTD', 'DSP']);

/** What one field asks of another, of those that the standard says in words and without exceptions. */
export function judgeConditions(visit: MessageVisit, segment: Segment): void {
  if (segment.name === 'OBX') judgeResult(visit, segment);
  else if (segment.name === 'OBR') judgeReport(visit, segment);
  else if (segment.name === 'ORC') judgeOrder(visit, segment);
}

/** A value has a type (7.4.2.2): without it nobody knows how to read it. */
function judgeResult({ report }: MessageVisit, segment: Segment): void {
  if (hasField(segment, 5) && !hasField(segment, 2)) {
    report('fieldConditional', spot(segment, 2), { expected: 'el tipo del valor de OBX-5' });
  }
}

/** In a report of results, when the specimen was taken and the status of the results (4.5.3.7, 4.5.3.25). */
function judgeReport({ message, report }: MessageVisit, segment: Segment): void {
  if (message.code !== 'ORU') return;
  if (!hasField(segment, 7))
    report('fieldConditional', spot(segment, 7), { expected: 'la fecha de la toma o del estudio' });
  if (!hasField(segment, 25))
    report('fieldConditional', spot(segment, 25), { expected: 'el estado de los resultados' });
}

/** The numbers of an order stand in ORC and in OBR alike (4.5.1.2, 4.5.1.3); where both are written, they are the same. */
function judgeOrder(visit: MessageVisit, order: Segment): void {
  const { segments } = visit.message;
  let index = order.index + 1;
  while (index < segments.length && (BETWEEN.has(segments[index].name) || segments[index].name.startsWith('Z')))
    index++;
  const detail = segments[index];
  if (detail?.name !== 'OBR') return;
  for (const field of [2, 3]) {
    if (!hasField(order, field) || !hasField(detail, field)) continue;
    const first = entity(visit, order, field);
    const second = entity(visit, detail, field);
    if (first === '' || second === '' || first === second) continue;
    visit.report('orderNumber', spot(detail, field, 0, 1), {
      actual: second,
      sensitivity: 'identifier',
      expected: `el mismo que en ORC-${field}`,
    });
  }
}

/** First component of a field, without blanks around it. */
function entity({ message }: MessageVisit, segment: Segment, field: number): string {
  const { text, delimiters } = message;
  const range = part(text, segment.starts[field], segment.ends[field], delimiters.component, 1);
  return range === undefined ? '' : text.slice(range.start, range.end).trim();
}
