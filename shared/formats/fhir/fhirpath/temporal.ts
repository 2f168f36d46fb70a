/** A moment as written is a stretch of time: `2024-05` is all of May. Milliseconds of local time, both ends included. */
interface Stretch {
  readonly first: number;
  readonly last: number;
  /** Of local time from UTC; undefined where it is not told. */
  readonly offset: number | undefined;
  /** 0 year, 1 month, 2 day, 3 hour, 4 minute, 5 second and its fractions. */
  readonly precision: number;
}

const MOMENT =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2})(?::(\d{2})(?::(\d{2})(?:\.(\d+))?)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/;
const TIME = /^(\d{2})(?::(\d{2})(?::(\d{2})(?:\.(\d+))?)?)?$/;

const HOUR = 3_600_000;
const MINUTE = 60_000;

/**
 * Compares two dates, dateTimes or instants as written. Where one tells its zone and the other does not (a date cannot),
 * both are taken at their place's own clock.
 *
 * @returns below 0, 0 or above 0; null where precision leaves it open (`2024-05` and `2024-05-31`); undefined where a text
 * is no moment
 */
export function compareMoments(left: string, right: string): number | null | undefined {
  if (sameForm(left, right)) return left < right ? -1 : left > right ? 1 : 0;
  const a = readMoment(left);
  const b = readMoment(right);
  if (!a || !b) return undefined;
  return compareStretches(a, b, a.offset === undefined || b.offset === undefined);
}

/** The same for times of day: `08:30`, `08:30:00`. */
export function compareTimes(left: string, right: string): number | null | undefined {
  const a = readTime(left);
  const b = readTime(right);
  return a && b ? compareStretches(a, b, true) : undefined;
}

/** Two well written moments of one length and one zone compare as their texts do. */
function sameForm(left: string, right: string): boolean {
  if (left.length !== right.length || left.length < 4) return false;
  if (left.length <= 10) return MOMENT.test(left) && MOMENT.test(right);
  if (left.length < 20 || left[10] !== 'T' || right[10] !== 'T') return false;
  const zone = left.endsWith('Z') ? 1 : 6;
  return left.slice(-zone) === right.slice(-zone) && MOMENT.test(left) && MOMENT.test(right);
}

function readMoment(text: string): Stretch | undefined {
  const parts = MOMENT.exec(text);
  if (!parts) return undefined;
  const [, year, month, day, hour, minute, second, fraction, zone] = parts;
  const precision = [month, day, hour, minute, second].filter((part) => part !== undefined).length;
  const at = (shift: readonly [number, number, number, number, number]): number =>
    Date.UTC(
      Number(year) + shift[0],
      Number(month ?? 1) - 1 + shift[1],
      Number(day ?? 1) + shift[2],
      Number(hour ?? 0) + shift[3],
      Number(minute ?? 0) + shift[4],
      Number(second ?? 0),
    );
  const one = [0, 0, 0, 0, 0] as [number, number, number, number, number];
  if (precision < 5) one[precision] = 1;
  const start = at([0, 0, 0, 0, 0]) + fractionOf(fraction);
  const end = precision < 5 ? at(one) - 1 : start;
  return { first: start, last: end, offset: zone === undefined ? undefined : offsetOf(zone), precision };
}

function readTime(text: string): Stretch | undefined {
  const parts = TIME.exec(text);
  if (!parts) return undefined;
  const [, hour, minute, second, fraction] = parts;
  const start = Number(hour) * HOUR + Number(minute ?? 0) * MINUTE + Number(second ?? 0) * 1000 + fractionOf(fraction);
  const length = minute === undefined ? HOUR - 1 : second === undefined ? MINUTE - 1 : 0;
  const precision = minute === undefined ? 3 : second === undefined ? 4 : 5;
  return { first: start, last: start + length, offset: undefined, precision };
}

function fractionOf(digits: string | undefined): number {
  return digits === undefined ? 0 : Number(`0.${digits}`) * 1000;
}

function offsetOf(zone: string): number {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * HOUR + Number(zone.slice(4)) * MINUTE;
  return zone.startsWith('-') ? -minutes : minutes;
}

function compareStretches(a: Stretch, b: Stretch, local: boolean): number | null {
  const shift = local ? 0 : b.offset! - a.offset!;
  if (a.last + shift < b.first) return -1;
  if (a.first + shift > b.last) return 1;
  return a.precision === b.precision ? 0 : null;
}
