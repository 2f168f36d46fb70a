import { dayNumber, daysInMonth } from '../../../identifiers/index.ts';

/** What a TS says: some moment between two, in seconds since 1970; without a zone, in that of the place. */
export interface Moment {
  readonly from: number;
  readonly to: number;
  readonly zoned: boolean;
}

const TIMESTAMP = /^(\d{4})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:\.\d+)?)?)?)?)?)?([+-]\d{2,4})?$/;
const DAY = 86_400;
/** Zones reach from 12 hours before UTC to 14 after. */
const ANY_ZONE = 14 * 3600;

/** Reads a TS (`AAAAMMDDHHMMSS.U±ZZZZ`, or its beginning); undefined where it is none or no date of the calendar. */
export function parseMoment(text: string | undefined): Moment | undefined {
  const parts = text === undefined ? null : TIMESTAMP.exec(text.trim());
  if (parts === null) return undefined;
  if (!exists(parts)) return undefined;
  const [, year, month, day, hour, minute, second, zone] = parts;
  const lastMonth = month ?? '12';
  const first = dayNumber(`${year}-${month ?? '01'}-${day ?? '01'}`);
  const last = dayNumber(`${year}-${lastMonth}-${day ?? daysInMonth(Number(year), Number(lastMonth))}`);
  const shift = zone === undefined || hour === undefined ? 0 : offset(zone);
  return {
    from: first * DAY + seconds(hour ?? '00', minute ?? '00', second ?? '00') - shift,
    to: last * DAY + seconds(hour ?? '23', minute ?? '59', second ?? '59') - shift,
    zoned: zone !== undefined && hour !== undefined,
  };
}

/** Whether a TS of full parts names a month, day, hour or zone that there is not; false for what is no such TS. */
export function isImpossible(text: string | undefined): boolean {
  const parts = text === undefined ? null : TIMESTAMP.exec(text.trim());
  return parts !== null && !exists(parts);
}

/** The parts that are told, each within what it may be; a leap second is the sixtieth. */
function exists([, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', zone]: RegExpExecArray) {
  if (Number.isNaN(dayNumber(`${year}-${month}-${day}`))) return false;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return false;
  return zone === undefined || (Math.abs(offset(zone)) <= ANY_ZONE && Number(zone.slice(3) || 0) < 60);
}

/**
 * Whether one moment surely lies before another, whatever the hours that they leave out. Two without a zone are of the
 * same place; one without a zone beside one that has it may be of any.
 */
export function isBefore(one: Moment, other: Moment): boolean {
  return one.to + (one.zoned === other.zoned ? 0 : ANY_ZONE) < other.from;
}

/** The same moment, as far as its day is told: what is later on that day is not yet after it. */
export function throughDay(moment: Moment): Moment {
  return { ...moment, to: Math.max(moment.to, moment.from + DAY) };
}

function seconds(hour: string, minute: string, second: string): number {
  return Number(hour) * 3600 + Number(minute) * 60 + Number(second);
}

/** Seconds before UTC of `-0600` or `-06`. */
function offset(zone: string): number {
  const size = Number(zone.slice(1, 3)) * 3600 + Number(zone.slice(3) || 0) * 60;
  return zone.startsWith('-') ? -size : size;
}
