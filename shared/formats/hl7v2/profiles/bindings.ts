import type { Hl7Message } from '../message.ts';
import type { ElementInstance } from './instance.ts';
import { isNull, mayHaveParts, partOf } from './instance.ts';
import type { BoundSets, CodePlace, ValueSet } from './value-sets.ts';

/** What a datum is to the sets that it is bound to. */
export type BindingVerdict =
  | { readonly kind: 'inside' | 'nothing' | 'unknown' }
  /** None of the codes is in the sets; `at` is the first. */
  | { readonly kind: 'outside'; readonly at: ElementInstance; readonly code: string }
  /** The code is there, but with other code systems. */
  | {
      readonly kind: 'system';
      readonly at: ElementInstance;
      readonly expected: readonly string[];
      readonly found: string;
    };

/** Coded elements: code, text and code system, and the same again as an alternative. */
const CODED = /^(CE|CWE|CNE|CF)$/;
/** Names of coding systems that HL7 leaves to sites, in every list of them: `99ABC`, and `HL70001` for tables. */
const ANY_SYSTEM = /^(99[A-Za-z0-9]{3,}|L|HL7\d{4})$/;

/** Looks a datum up: one of the codes in its places must be in one of the sets, with a code system that they say. */
export function judgeBinding(message: Hl7Message, bound: BoundSets, element: ElementInstance): BindingVerdict {
  const { sets } = bound;
  const places = placesOf(element, bound);
  if (sets === undefined || places === undefined) return { kind: 'unknown' };
  let first: BindingVerdict | undefined;
  for (const place of places) {
    const at = place.code === 0 ? element : partOf(message, element, place.code);
    if (at === undefined || isNull(message, at)) continue;
    const system = place.system === 0 ? undefined : partOf(message, element, place.system);
    const verdict = lookUp(message, sets, at, rawText(message, at), system);
    if (verdict.kind === 'inside') return verdict;
    // A code with a wrong system comes nearer to what is meant than one that is nowhere.
    if (first === undefined || (first.kind === 'outside' && verdict.kind === 'system')) first = verdict;
  }
  return first ?? { kind: 'nothing' };
}

/** Where to look. Undefined where the profile does not say which component of several. */
function placesOf(element: ElementInstance, { places, locations }: BoundSets): readonly CodePlace[] | undefined {
  if (element.type === undefined) return undefined;
  if (!mayHaveParts(element)) return [{ code: 0, system: 0 }];
  if (places !== undefined) return places.some(({ code }) => code === 0) ? undefined : places;
  const isCoded = CODED.test(element.type.name);
  if (locations.length === 0 && !isCoded) return undefined;
  const codes = locations.length > 0 ? locations : [1];
  return codes.map((code) => ({ code, system: isCoded ? code + 2 : 0 }));
}

function lookUp(
  message: Hl7Message,
  sets: readonly ValueSet[],
  at: ElementInstance,
  code: string,
  system: ElementInstance | undefined,
): BindingVerdict {
  const systems = new Set<string>();
  let isFound = false;
  for (const set of sets) {
    if (/0396/.test(set.id) && ANY_SYSTEM.test(code)) return { kind: 'inside' };
    const listed = set.codes.get(code);
    if (listed === undefined) continue;
    isFound = true;
    for (const one of listed) systems.add(one);
  }
  if (!isFound) return { kind: 'outside', at, code };
  // What the list does not say, or the message does not, is no disagreement.
  if (system === undefined || systems.has('') || isNull(message, system)) return { kind: 'inside' };
  const found = rawText(message, system);
  const isSame = [...systems].some((one) => sameSystem(one, found));
  return isSame ? { kind: 'inside' } : { kind: 'system', at: system, expected: [...systems], found };
}

/** `HL70001` and `0001` name the same table. */
function sameSystem(one: string, other: string): boolean {
  const short = (name: string): string => name.toUpperCase().replace(/^HL7(?=\d{4}$)/, '');
  return short(one) === short(other);
}

function rawText({ text }: Hl7Message, { start, end }: ElementInstance): string {
  return text.slice(start, end).trim();
}
