import type { Identifier } from 'fhir/r4';
import { curpStructureFault, isClues, isGenericCurp } from '../../../identifiers/index.ts';
import type { RecordContext } from './context.ts';
import { list, text } from './read.ts';

export interface Found {
  readonly value: string;
  /** Path inside the resource. */
  readonly path: string;
  readonly index: number;
}

type Identifiers = Identifier[] | undefined;

/** The CURP: by a declared system, else by its structure, which is worth a warning. */
export function findCurp(identifiers: Identifiers, context: RecordContext): Found | undefined {
  const { curp } = context.tables.identifiers;
  const declared = find(identifiers, ({ system }) => system !== undefined && curp.includes(system));
  if (declared) return declared;
  const shaped = find(identifiers, ({ value }) => value !== undefined && looksLikeCurp(value.trim()));
  return warned(shaped, context);
}

/** The CLUES: by a declared system; without any system, by its structure. */
export function findClues(identifiers: Identifiers, context: RecordContext): Found | undefined {
  const { clues } = context.tables.identifiers;
  const declared = find(identifiers, ({ system }) => system !== undefined && clues.includes(system));
  if (declared) return declared;
  const shaped = find(identifiers, ({ system, value }) => text(system) === undefined && isClues(value?.trim() ?? ''));
  return warned(shaped, context);
}

/** The cédula profesional: by a declared system; without any system, by a type of licence number. */
export function findLicense(identifiers: Identifiers, context: RecordContext): Found | undefined {
  const { license } = context.tables.identifiers;
  const declared = find(identifiers, ({ system }) => system !== undefined && license.includes(system));
  if (declared) return declared;
  const typed = find(
    identifiers,
    (identifier) => text(identifier.system) === undefined && hasType(identifier, context.tables.licenseTypes),
  );
  return warned(typed, context);
}

/** The local record number: of the preferred type, else the first identifier that is nothing else. */
export function findFolio(
  identifiers: Identifiers,
  curp: Found | undefined,
  context: RecordContext,
): Found | undefined {
  const { folioTypes, identifiers: systems } = context.tables;
  for (const type of folioTypes) {
    const typed = find(identifiers, (identifier, index) => index !== curp?.index && hasType(identifier, [type]));
    if (typed) return typed;
  }
  return find(
    identifiers,
    ({ system }, index) => index !== curp?.index && (system === undefined || !systems.curp.includes(system)),
  );
}

/** First identifier with a value that fits; one that is marked as old counts last. */
function find(
  identifiers: Identifiers,
  fits: (identifier: Partial<Identifier>, index: number) => boolean | undefined,
): Found | undefined {
  const all = list(identifiers);
  let old: Found | undefined;
  for (let index = 0; index < all.length; index++) {
    const value = text(all[index].value);
    if (value === undefined || !fits(all[index], index)) continue;
    const found = { value, path: `identifier[${index}].value`, index };
    if (all[index].use !== 'old') return found;
    old ??= found;
  }
  return old;
}

function looksLikeCurp(value: string): boolean {
  return value.length === 18 && (isGenericCurp(value) || curpStructureFault(value.toUpperCase()) === null);
}

function hasType(identifier: Partial<Identifier>, types: readonly string[]): boolean {
  return list(identifier.type?.coding).some(({ code }) => code !== undefined && types.includes(code));
}

function warned(found: Found | undefined, context: RecordContext): Found | undefined {
  if (found) context.report('noSystem', found.path);
  return found;
}
