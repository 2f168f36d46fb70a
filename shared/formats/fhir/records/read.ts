import type { CodeableConcept, Coding, Element, Extension, Reference } from 'fhir/r4';
import { isIsoDate } from '../../../identifiers/index.ts';
import { isObject } from '../json/value.ts';

/**
 * Safe ways into resources that nobody has checked: the types say what FHIR promises, these functions hold when the
 * export does not keep it. Indexes stay those of the source.
 */

const EMPTY = {};

/** The elements of an array; one that is no object is read as an empty one. */
export function list<T extends object>(value: readonly T[] | undefined): readonly Partial<T>[] {
  if (!Array.isArray(value)) return [];
  const items = value as readonly Partial<T>[];
  return items.every(isObject) ? items : items.map((item) => (isObject(item) ? item : EMPTY));
}

/** An object, or an empty one. */
export function one<T extends object>(value: T | undefined): Partial<T> {
  return isObject(value) ? (value as Partial<T>) : EMPTY;
}

/** A text, trimmed; undefined when it is none or blank. */
export function text(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const trimmed = value.trim();
  return trimmed === '' ? undefined : trimmed;
}

export function number(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** The day of a date, dateTime or instant; undefined when the source says less than a day. */
export function day(value: unknown): string | undefined {
  const start = text(value)?.slice(0, 10);
  return start !== undefined && isIsoDate(start) ? start : undefined;
}

/** The day, or the month or year where the source says no more. */
export function dayOrLess(value: unknown): string | undefined {
  const written = text(value);
  return day(written) ?? (written !== undefined && /^\d{4}(?:-\d{2})?$/.test(written) ? written : undefined);
}

/** The hour of a dateTime or instant, as `HH:MM`; undefined where it says none. */
export function hour(value: unknown): string | undefined {
  return /^\d{4}-\d{2}-\d{2}T(\d{2}:\d{2})/.exec(text(value) ?? '')?.[1];
}

/** The first extension with one of these URLs, and its index. */
export function extension(
  owner: Pick<Element, 'extension'> | undefined,
  urls: readonly string[],
): { readonly extension: Partial<Extension>; readonly index: number } | undefined {
  const all = list(one(owner).extension);
  const index = all.findIndex(({ url }) => url !== undefined && urls.includes(url));
  return index < 0 ? undefined : { extension: all[index], index };
}

export interface PickedCoding {
  readonly code: string;
  readonly system?: string;
  /** Path inside the concept. */
  readonly path: string;
  readonly preferred: boolean;
}

/** The coding of a preferred system, else the first with a code. */
export function coding(concept: CodeableConcept | undefined, preferred: readonly string[]): PickedCoding | undefined {
  const all = list(one(concept).coding);
  const wanted = all.findIndex(({ system, code }) => system !== undefined && preferred.includes(system) && text(code));
  const index = wanted >= 0 ? wanted : all.findIndex(({ code }) => text(code) !== undefined);
  if (index < 0) return undefined;
  const { code, system }: Partial<Coding> = all[index];
  return { code: text(code)!, system: text(system), path: `coding[${index}].code`, preferred: wanted >= 0 };
}

/** The code and its system, and where they stand in the concept at `base`. */
export function codedAt(
  base: string,
  concept: CodeableConcept | undefined,
  preferred: readonly string[],
): { readonly data: Coded; readonly paths: { readonly code: string; readonly system: string } } {
  const picked = coding(concept, preferred);
  if (!picked) return { data: {}, paths: { code: base, system: base } };
  const code = `${base}.${picked.path}`;
  return {
    data: { code: picked.code, system: picked.system },
    paths: { code, system: code.replace(/code$/, 'system') },
  };
}

interface Coded {
  readonly code?: string;
  readonly system?: string;
}

/** The first code of one of these systems. */
export function codeOf(
  concept: CodeableConcept | undefined,
  systems: readonly string[],
): { readonly code: string; readonly path: string } | undefined {
  const picked = systems.length === 0 ? undefined : coding(concept, systems);
  return picked?.preferred ? picked : undefined;
}

/** The first of several dates that says a day, with its path; else the first path, for what is missing. */
export function firstDay(dates: Readonly<Record<string, unknown>>): { readonly date?: string; readonly path: string } {
  const paths = Object.keys(dates);
  for (const path of paths) {
    const date = day(dates[path]);
    if (date !== undefined) return { date, path };
  }
  return { path: paths[0] };
}

/** What a person reads of a concept: its text, or the first display. */
export function conceptText(concept: CodeableConcept | undefined): string | undefined {
  const { text: written, coding: codings } = one(concept);
  return (
    text(written) ??
    list(codings)
      .map(({ display }) => text(display))
      .find((display) => display !== undefined)
  );
}

/** The reference's text. */
export function target(reference: Reference | undefined): string | undefined {
  return text(one(reference).reference);
}
