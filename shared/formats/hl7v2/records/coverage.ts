import type { Segment } from '../message.ts';
import { spot } from '../spot.ts';
import { day, text } from './cells.ts';
import { codeOf } from './coded.ts';
import type { PatientContext } from './context.ts';

/** Fields of IN1 that may say the affiliation: plan, type of plan, type of coverage; with the tables of plain codes. */
const KINDS = [
  [2, 'HL70072'],
  [15, 'HL70086'],
  [47, 'HL70309'],
] as const;

/** Who pays. The affiliation is known only where it is coded with one of the configured systems. */
export function emitCoverage(in1: Segment, { visit, tables }: PatientContext): void {
  const { message, emit } = visit;
  const kinds = KINDS.map(([field, table]) => codeOf(message, in1, field, tables.affiliation, table));
  const affiliation = kinds.find((kind) => kind !== undefined);
  const name = text(message, in1, 4);
  const payer = name ?? text(message, in1, 3);
  const start = day(message, in1, 12);
  const end = day(message, in1, 13);
  if (affiliation === undefined && payer === undefined && text(message, in1, 2) === undefined) return;
  emit(
    'coverage',
    { affiliation: affiliation && [affiliation.code], payer, start, end },
    {
      affiliation: affiliation?.at ?? spot(in1, 2),
      payer: spot(in1, name === undefined ? 3 : 4),
      start: spot(in1, 12),
      end: spot(in1, 13),
    },
  );
}
