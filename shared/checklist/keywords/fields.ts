import { ageAt, isIsoDate } from '../../identifiers/dates.ts';
import { fail, type Keyword, type RecordFields, textOf } from './keyword.ts';
import { misuse, objectOf, text, texts, wholeNumber } from './parameter.ts';

/**
 * `notAfter: field`: the date is not later than that of another field of the same record. Holds where either is
 * absent or no date: that is for `required` and `isoDate` to say.
 */
export const notAfter: Keyword = {
  name: 'notAfter',
  type: 'string',
  prepare(parameter, { judgement }) {
    const field = text('notAfter', parameter);
    return (value: string, record: RecordFields) => {
      const limit = dateOf(record, field);
      if (limit === undefined || !isIsoDate(value) || value <= limit) return true;
      return fail(judgement, { message: 'La fecha es posterior a la que no puede rebasar' });
    };
  },
};

/**
 * `notBefore: field`, or `{ field, years }`: the date is not earlier than that of another field, or not more than that
 * many completed years earlier (a birth date and an age). Holds where either is absent or no date.
 */
export const notBefore: Keyword = {
  name: 'notBefore',
  type: 'string',
  prepare(parameter, { judgement }) {
    const { field, years } = readNotBefore(parameter);
    return (value: string, record: RecordFields) => {
      const limit = dateOf(record, field);
      if (limit === undefined || !isIsoDate(value) || value >= limit) return true;
      if (years === undefined) return fail(judgement, { message: 'La fecha es anterior a la que debe seguir' });
      // The difference of the years is the age or one more: nearly always it decides.
      if (yearOf(limit) - yearOf(value) <= years || ageAt(value, limit)!.years <= years) return true;
      return fail(judgement, { message: `Han pasado más de ${years} años entre las dos fechas` });
    };
  },
};

/** `exclusiveKeys: [keys]`: in a list, each of these keys stands alone («ninguna» beside an affiliation is neither). */
export const exclusiveKeys: Keyword = {
  name: 'exclusiveKeys',
  type: 'array',
  prepare(parameter, { judgement }) {
    const keys = new Set(texts('exclusiveKeys', parameter));
    if (keys.size === 0) throw misuse('exclusiveKeys', 'pide al menos una clave');
    return (values: readonly unknown[]) => {
      if (values.length < 2) return true;
      const alone = values.find((value) => typeof value === 'string' && keys.has(value));
      return alone === undefined || fail(judgement, { expected: `La clave ${String(alone)} sola, sin otras.` });
    };
  },
};

function readNotBefore(parameter: unknown): { readonly field: string; readonly years?: number } {
  if (typeof parameter === 'string') return { field: text('notBefore', parameter) };
  const given = objectOf('notBefore', parameter, ['field', 'years']);
  return { field: text('notBefore', given.field), years: wholeNumber('notBefore', given.years) };
}

/** Year of an ISO date. */
function yearOf(iso: string): number {
  let year = 0;
  for (let i = 0; i < 4; i++) year = year * 10 + iso.charCodeAt(i) - 48;
  return year;
}

function dateOf(record: RecordFields, field: string): string | undefined {
  const value = textOf(record, field);
  return value !== undefined && isIsoDate(value) ? value : undefined;
}
