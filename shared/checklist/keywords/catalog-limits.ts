import type { CatalogEntry } from '../../catalogs/catalog.ts';
import { ageAgainstLimits } from '../../identifiers/age-limits.ts';
import { type Cause, type RecordFields, textOf } from './keyword.ts';

export interface LimitFields {
  /** In order of preference. */
  readonly sex: readonly string[];
  readonly birthDate: string | undefined;
  readonly at: string | undefined;
}

/** How a person breaks the sex or age limits of an entry; undefined where it does not, or nobody can tell. */
export function breachOf(entry: CatalogEntry, options: LimitFields, record: RecordFields): Cause | undefined {
  if (entry.sex !== undefined && contradicts(sexOf(options.sex, record), entry.sex)) {
    return {
      message: 'El catálogo limita esta clave al otro sexo',
      expected: entry.sex === 'H' ? 'Una persona de sexo hombre.' : 'Una persona de sexo mujer.',
    };
  }
  if (options.birthDate === undefined || options.at === undefined) return undefined;
  if (entry.minAge === undefined && entry.maxAge === undefined) return undefined;
  const birth = textOf(record, options.birthDate);
  const date = textOf(record, options.at);
  if (birth === undefined || date === undefined) return undefined;
  const age = ageAgainstLimits(birth, date, entry.minAge, entry.maxAge);
  if (age !== 'younger' && age !== 'older') return undefined;
  const limit = age === 'younger' ? `desde ${ageInWords(entry.minAge!)}` : `hasta ${ageInWords(entry.maxAge!)}`;
  return {
    message: 'La edad de la persona está fuera del límite que el catálogo da a esta clave',
    expected: `Una persona ${limit}.`,
  };
}

function sexOf(fields: readonly string[], record: RecordFields): string | undefined {
  for (const field of fields) {
    const value = textOf(record, field);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Only the plain opposite contradicts: intersex persons (3, X) and unknown values are not held to the limit. */
function contradicts(sex: string | undefined, limit: 'H' | 'M'): boolean {
  return limit === 'H' ? sex === '2' || sex === 'M' : sex === '1' || sex === 'H';
}

/** `010A` as «10 años». */
function ageInWords(code: string): string {
  const value = Number(code.slice(0, 3));
  const [one, many] = UNITS[code[3]] ?? ['', ''];
  return `${value} ${value === 1 ? one : many}`;
}

const UNITS: Readonly<Record<string, readonly [string, string]>> = {
  H: ['hora', 'horas'],
  D: ['día', 'días'],
  M: ['mes', 'meses'],
  A: ['año', 'años'],
};
