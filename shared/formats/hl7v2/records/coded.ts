import type { Hl7Message, Segment } from '../message.ts';
import type { Spot } from '../spot.ts';
import { spot } from '../spot.ts';
import { component, componentSpot, firstRepetition } from './repetition.ts';

/** A code of a coded element (CE, CNE, CWE), or of a plain code (IS, ID). */
export interface Coded {
  readonly code?: string;
  /** The coding system as it is written: its name in table 0396, else its OID. */
  readonly system?: string;
  readonly name?: string;
  /** Whether it is of one of the preferred systems. */
  readonly preferred: boolean;
  /** Of the code, and of its system. */
  readonly at: Spot;
  readonly systemAt: Spot;
}

/** Components of code, text, system and the system's OID (since 2.7), of the code and of its alternates. */
const TRIPLETS = [
  [1, 2, 3, 14],
  [4, 5, 6, 17],
  [10, 11, 12, 20],
] as const;

/**
 * Of a code and its alternates the first of a preferred system, else the first that is written.
 *
 * @param preferred names of coding systems, upper case
 */
export function coded(message: Hl7Message, segment: Segment, field: number, preferred: ReadonlySet<string>): Coded {
  const written = firstRepetition(message, segment, field);
  const at = spot(segment, field);
  if (written === undefined) return { preferred: false, at, systemAt: at };
  let first: Coded | undefined;
  for (const [own, name, system, oid] of TRIPLETS) {
    const code = component(written, own);
    const said = component(written, name);
    if (code === undefined && (own !== 1 || said === undefined)) continue;
    const systemName = component(written, system);
    const systemOid = component(written, oid);
    const isPreferred = has(preferred, systemName) || has(preferred, systemOid);
    const found: Coded = {
      code,
      name: said,
      system: systemName ?? systemOid,
      preferred: isPreferred && code !== undefined,
      at: componentSpot(written, own),
      systemAt: componentSpot(written, system),
    };
    if (found.preferred) return found;
    // A text without a code stands back for an alternate with one.
    if (first?.code === undefined) first = { ...found, name: found.name ?? first?.name };
  }
  return first ?? { preferred: false, at, systemAt: at };
}

function has(names: ReadonlySet<string>, name: string | undefined): boolean {
  return name !== undefined && names.has(name.toUpperCase());
}

const NO_SYSTEMS: ReadonlySet<string> = new Set();

/** The first code that is written. */
export function anyCode(message: Hl7Message, segment: Segment, field: number): Coded {
  return coded(message, segment, field, NO_SYSTEMS);
}

/**
 * The code of one of these systems; undefined where the field has none.
 *
 * @param table what a code without a system is of: HL7's name of the table of a field that is a plain code (IS)
 */
export function codeOf(
  message: Hl7Message,
  segment: Segment,
  field: number,
  systems: ReadonlySet<string>,
  table?: string,
): { readonly code: string; readonly at: Spot } | undefined {
  if (systems.size === 0) return undefined;
  const { code, system, preferred, at } = coded(message, segment, field, systems);
  if (code === undefined) return undefined;
  return preferred || (system === undefined && has(systems, table)) ? { code, at } : undefined;
}
