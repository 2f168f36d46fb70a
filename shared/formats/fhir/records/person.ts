import type { HumanName } from 'fhir/r4';
import { isIsoDate } from '../../../identifiers/index.ts';
import type { PersonData } from '../../../model/index.ts';
import type { RecordContext } from './context.ts';
import { extension, list, text } from './read.ts';

interface Named extends Partial<HumanName> {
  readonly _family?: HumanName['_family'];
}

/** Writes the name into `data` and its paths into `paths`. */
export function readName(
  names: HumanName[] | undefined,
  data: PersonData,
  paths: Record<string, string>,
  context: RecordContext,
): void {
  paths.givenNames = paths.firstSurname = paths.secondSurname = 'name';
  const all: readonly Named[] = list(names);
  const index = bestName(all);
  if (index < 0) return;
  const name = all[index];
  const base = `name[${index}]`;
  const given = Array.isArray(name.given) ? name.given.map(text).filter((part) => part !== undefined) : [];
  paths.givenNames = `${base}.given`;
  if (given.length > 0) {
    data.givenNames = given.join(' ');
    paths.givenNames =
      given.length === 1 ? `${base}.given[${name.given!.findIndex((part) => text(part))}]` : `${base}.given`;
  }
  const { firstSurname, secondSurname } = context.tables.extensions;
  const first = surname(name, firstSurname);
  const second = surname(name, secondSurname);
  // Without the extensions `family` may hold one surname or two, and a compound one cannot be told from two: it stays
  // whole, and the second surname is not known.
  data.firstSurname = first?.value ?? text(name.family);
  data.secondSurname = second?.value;
  paths.firstSurname = first ? `${base}.${first.path}` : `${base}.family`;
  paths.secondSurname = second ? `${base}.${second.path}` : base;
}

/** HL7's own extensions stand on the family name; some guides put theirs on the whole name. */
function surname(name: Named, urls: readonly string[]): { readonly value: string; readonly path: string } | undefined {
  for (const [owner, base] of [
    [name._family, '_family.'],
    [name, ''],
  ] as const) {
    const found = extension(owner, urls);
    const value = text(found?.extension.valueString);
    if (found && value !== undefined) return { value, path: `${base}extension[${found.index}].valueString` };
  }
  return undefined;
}

/** The official name, else the usual one, else one without a use, else any that is not given up. */
export function bestName(names: readonly Named[]): number {
  const by = (use: string | undefined): number => names.findIndex((name) => name.use === use);
  for (const use of ['official', 'usual', undefined]) {
    const index = by(use);
    if (index >= 0) return index;
  }
  return names.findIndex(({ use }) => use !== 'old' && use !== 'anonymous' && use !== 'nickname');
}

/** CURP letter of `gender`; `other` and `unknown` say nothing of it. */
export function sexLetter(gender: unknown): string | undefined {
  if (gender === 'male') return 'H';
  return gender === 'female' ? 'M' : undefined;
}

/** Writes sex and birth date into `data` and their paths into `paths`. */
export function readBirth(
  person: { readonly gender?: unknown; readonly birthDate?: unknown },
  data: PersonData,
  paths: Record<string, string>,
): void {
  data.sex = sexLetter(person.gender);
  paths.sex = 'gender';
  const birthDate = text(person.birthDate);
  if (birthDate !== undefined && isIsoDate(birthDate)) data.birthDate = birthDate;
  else data.birthDateText = birthDate;
  paths.birthDate = paths.birthDateText = 'birthDate';
}
