import type { TerminologyRule } from '../rules/terminology.ts';
import { isLoincCode, isSnomedExpression, isSnomedId } from './check-digit.ts';
import type { CodeSystem } from './code-system.ts';
import type { LocalTerminology } from './terminology.ts';
import { isUcumUnit } from './ucum.ts';
import { ICD_10, LANGUAGES, LOINC, MEDIA_TYPES, SNOMED, UCUM } from './well-known.ts';

/** What is known of a URI that stands as the system of a code; worked out once for each URI. */
export interface SystemFacts {
  /** What is wrong with the URI itself, and how it should be written. */
  readonly fault: { readonly rule: TerminologyRule; readonly expected?: string } | undefined;
  readonly local: CodeSystem | undefined;
  /** Whether anything could tell if a code exists, once its form was judged. */
  readonly answers: boolean;
  /** Rule that a code breaks by its form alone, for systems that are not at hand. */
  readonly form: ((code: string) => TerminologyRule | undefined) | undefined;
}

const ABSOLUTE = /^[A-Za-z][A-Za-z0-9+.-]*:/;
const HL7_VALUE_SET = /^https?:\/\/(?:hl7\.org\/fhir|terminology\.hl7\.org)\/ValueSet\//;
const MAX_REMEMBERED = 5000;
/** Systems that are not at hand as a list, of which something is known all the same. */
const ANSWERING: ReadonlySet<string> = new Set([UCUM, LANGUAGES, MEDIA_TYPES, ICD_10]);

const FORMS: Readonly<Record<string, SystemFacts['form']>> = {
  [UCUM]: remembered((code) => (isUcumUnit(code) ? undefined : 'unitForm')),
  [LOINC]: remembered((code) => (isLoincCode(code) ? undefined : 'loincForm')),
  [SNOMED]: remembered((code) => (isSnomedId(code) || isSnomedExpression(code) ? undefined : 'snomedForm')),
};

export function createSystemFacts(terminology: LocalTerminology): (system: string) => SystemFacts {
  return remembered((system) => {
    const local = terminology.system(system);
    const form = Object.hasOwn(FORMS, system) ? FORMS[system] : undefined;
    const answers = local !== undefined || ANSWERING.has(system);
    return { fault: faultOf(system, local, terminology), local, answers, form };
  });
}

function faultOf(system: string, local: CodeSystem | undefined, terminology: LocalTerminology): SystemFacts['fault'] {
  if (!ABSOLUTE.test(system)) return { rule: 'systemRelative' };
  if (local) return local.content === 'supplement' ? { rule: 'systemIsSupplement' } : undefined;
  if (HL7_VALUE_SET.test(system) || terminology.isValueSet(system)) return { rule: 'systemIsValueSet' };
  const expected = terminology.properSystem(system);
  return expected === undefined ? undefined : { rule: 'systemSpelling', expected };
}

/** Files repeat few systems and codes many times; one that does not may not fill the memory. */
function remembered<T>(work: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    let result = known.get(text);
    if (result !== undefined || known.has(text)) return result as T;
    if (known.size >= MAX_REMEMBERED) known.clear();
    result = work(text);
    known.set(text, result);
    return result;
  };
}
