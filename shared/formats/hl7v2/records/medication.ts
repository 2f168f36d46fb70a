import type { Segment } from '../message.ts';
import { spot } from '../spot.ts';
import { fieldSpot, firstDay, text } from './cells.ts';
import { anyCode } from './coded.ts';
import type { PatientContext } from './context.ts';

/** By type of message, the segment that says what was ordered, dispensed or given; others repeat the order. */
const SAYS: Readonly<Record<string, string>> = {
  RDE: 'RXE',
  RDS: 'RXD',
  RAS: 'RXA',
  RGV: 'RXG',
  OMP: 'RXO',
  ORM: 'RXO',
};
/** Field with the code of what is given, and field with its day where the segment has one. */
const FIELDS: Readonly<Record<string, readonly [code: number, date: number]>> = {
  RXE: [2, 0],
  RXO: [1, 0],
  RXD: [2, 3],
  RXA: [5, 3],
  RXG: [4, 0],
};
/** Order control codes of an order that was taken back (table 0119). */
const CANCELLED = new Set(['CA', 'OC', 'CR']);
/** Completion of a dose that was not given (table 0322): refused, not administered. */
const NOT_GIVEN = new Set(['RE', 'NA']);
const DELETED = 'D';
/** «No vaccine administered» of CVX: what an immunization message says where it only reports a history or a forecast. */
const NO_VACCINE = '998';

/** @param order the ORC that the segment belongs to */
export function emitMedication(segment: Segment, order: Segment | undefined, { visit }: PatientContext): void {
  const { message, emit } = visit;
  if (SAYS[message.code] !== segment.name) return;
  const control = text(message, order, 1);
  if (control !== undefined && CANCELLED.has(control)) return;
  const isDose = segment.name === 'RXA';
  if (isDose && !isGiven(segment, visit.message)) return;
  const [field, dateField] = FIELDS[segment.name];
  const { code, system, name, at, systemAt } = anyCode(message, segment, field);
  const { date, at: dateAt } = firstDay(message, [
    [dateField === 0 ? undefined : segment, dateField],
    [order, 9],
    [order, 15],
  ]);
  emit(
    'medication',
    { code, system, name, date, status: isDose ? text(message, segment, 20) : (text(message, order, 5) ?? control) },
    {
      code: at,
      system: systemAt,
      name: at,
      date: dateAt ?? fieldSpot(order, 'ORC', 9),
      status: isDose ? spot(segment, 20) : fieldSpot(order, 'ORC', 5),
    },
  );
}

/** A vaccine of VXU. */
export function emitImmunization(rxa: Segment, { visit }: PatientContext): void {
  const { message, emit } = visit;
  if (message.code !== 'VXU' || !isGiven(rxa, message)) return;
  const { code, system, name, at, systemAt } = anyCode(message, rxa, 5);
  if (code === NO_VACCINE) return;
  const { date, at: dateAt } = firstDay(message, [[rxa, 3]]);
  emit(
    'immunization',
    { code, system, name, date, status: text(message, rxa, 20) },
    { code: at, system: systemAt, name: at, date: dateAt ?? spot(rxa, 3), status: spot(rxa, 20) },
  );
}

function isGiven(rxa: Segment, message: PatientContext['visit']['message']): boolean {
  const completion = text(message, rxa, 20);
  return text(message, rxa, 21) !== DELETED && (completion === undefined || !NOT_GIVEN.has(completion));
}
