import type { Age, Format } from '../formats/format.ts';
import type { Check, RecordType } from '../model/index.ts';
import { fieldsRead } from './repeat-memo.ts';

/**
 * Verdicts that rest on an age. Checks hold the time from `birthDate` to `date` against limits in completed hours,
 * days, months or years, and each of these counts grows with the months and days of the age. So where a record keeps
 * its limits at two ages, one that is the same in all else keeps them at every age between.
 */

/**
 * The data that the verdicts of the checks rest on besides that age; undefined where a check looks at the birth date
 * in another way.
 */
export function agedFields(
  format: Format,
  type: RecordType,
  checks: readonly Check[],
  unnamed: readonly string[],
): readonly string[] | undefined {
  const ageless = checks.map((check) => withoutAge(check) as Check);
  const fields = fieldsRead(format, type, ageless, unnamed);
  return fields.includes('birthDate') ? undefined : fields;
}

/** A copy of a schema without the parts that speak of the age. */
function withoutAge(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutAge);
  const isAge = 'birthDate' in value && value.birthDate === 'birthDate' && 'at' in value && value.at === 'date';
  const entries = Object.entries(value).filter(([key]) => !isAge || (key !== 'birthDate' && key !== 'at'));
  return Object.fromEntries(entries.map(([key, inner]) => [key, withoutAge(inner)]));
}

/** Ages between which a verdict is known: by months and by days. */
export interface AgeSpan {
  readonly months: readonly [least: number, most: number];
  readonly days: readonly [least: number, most: number];
}

export function isWithin({ months, days }: AgeSpan, age: Age): boolean {
  return age.months >= months[0] && age.months <= months[1] && age.days >= days[0] && age.days <= days[1];
}

/** The least span that holds an age, and another span if there is one. */
export function spanWith({ months, days }: Age, other?: AgeSpan): AgeSpan {
  if (other === undefined) return { months: [months, months], days: [days, days] };
  return {
    months: [Math.min(months, other.months[0]), Math.max(months, other.months[1])],
    days: [Math.min(days, other.days[0]), Math.max(days, other.days[1])],
  };
}
