import type { Identifier } from 'fhir/r4';
import { isClues } from '../../../identifiers/index.ts';
import { looksLikeCurp } from '../../support/recognition.ts';
import type { MexicoTables } from '../config.ts';
import { list, text } from './read.ts';

export interface Found {
  readonly value: string;
  /** Path inside the resource. */
  readonly path: string;
  readonly index: number;
}

/** Told of an identifier that was known by its form, for want of a declared system. */
export type Warn = (path: string) => void;

type Identifiers = Identifier[] | undefined;

/** The CURP: by a declared system, else by its structure, which is worth a warning. */
export function findCurp(identifiers: Identifiers, tables: MexicoTables, warn?: Warn): Found | undefined {
  return (
    declared(identifiers, tables.identifiers.curp) ??
    warned(
      find(identifiers, ({ value }) => looksLikeCurp(text(value) ?? '')),
      warn,
    )
  );
}

/** The CLUES: by a declared system; without any system, by its structure. */
export function findClues(identifiers: Identifiers, tables: MexicoTables, warn?: Warn): Found | undefined {
  return (
    declared(identifiers, tables.identifiers.clues) ??
    warned(
      find(identifiers, ({ system, value }) => text(system) === undefined && isClues(text(value) ?? '')),
      warn,
    )
  );
}

/** The cédula profesional: by a declared system; without any system, by a type of licence number. */
export function findLicense(identifiers: Identifiers, tables: MexicoTables, warn?: Warn): Found | undefined {
  return (
    declared(identifiers, tables.identifiers.license) ??
    warned(
      find(
        identifiers,
        (identifier) => text(identifier.system) === undefined && hasType(identifier, tables.licenseTypes),
      ),
      warn,
    )
  );
}

/** The local record number: of the preferred type, else the first identifier that is nothing else. */
export function findFolio(
  identifiers: Identifiers,
  curp: Found | undefined,
  { folioTypes, identifiers: systems }: MexicoTables,
): Found | undefined {
  for (const type of folioTypes) {
    const typed = find(identifiers, (identifier, index) => index !== curp?.index && hasType(identifier, [type]));
    if (typed) return typed;
  }
  return find(
    identifiers,
    ({ system }, index) => index !== curp?.index && (system === undefined || !systems.curp.includes(system)),
  );
}

/** The first identifier of one of the systems. */
export function declared(identifiers: Identifiers, systems: readonly string[]): Found | undefined {
  return find(identifiers, ({ system }) => system !== undefined && systems.includes(system));
}

/** First identifier with a value that fits; one that is marked as old counts last. */
function find(
  identifiers: Identifiers,
  fits: (identifier: Partial<Identifier>, index: number) => boolean,
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

function hasType(identifier: Partial<Identifier>, types: readonly string[]): boolean {
  return list(identifier.type?.coding).some(({ code }) => code !== undefined && types.includes(code));
}

function warned(found: Found | undefined, warn: Warn | undefined): Found | undefined {
  if (found) warn?.(found.path);
  return found;
}
