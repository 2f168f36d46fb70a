import type { Json } from '../json/value.ts';
import { isObject } from '../json/value.ts';
import type { Membership } from './membership.ts';

/**
 * What a bound value says: a member of its value set, certainly not one, nothing that could be one (only text), or more
 * than can be told.
 */
export type BindingVerdict = 'inside' | 'outside' | 'absent' | 'unknown';

/** A CodeableConcept is inside when one of its codings is. */
export function conceptVerdict({ coding }: Json, membership: Membership): BindingVerdict {
  if (!Array.isArray(coding)) return 'absent';
  let verdict: BindingVerdict = 'absent';
  for (const item of coding) {
    const one = isObject(item) ? codingVerdict(item, membership) : 'unknown';
    if (one === 'inside') return one;
    if (one === 'unknown' || verdict === 'absent') verdict = one;
  }
  return verdict;
}

/** A Coding, or a Quantity with the system and code of its unit. */
export function codingVerdict({ system, code }: Json, membership: Membership): BindingVerdict {
  if (typeof code !== 'string') return 'absent';
  if (typeof system === 'string') return verdictOf(membership.contains(system, code));
  // Without a system it may have been meant as one of the list; `systemMissing` says the rest.
  return membership.contains(undefined, code) === false ? 'outside' : 'unknown';
}

export function verdictOf(contains: boolean | null): BindingVerdict {
  return contains === null ? 'unknown' : contains ? 'inside' : 'outside';
}

const MAX_SHOWN = 25;

/** For people: the codes of a short list, the title and URL of a long one. */
export function describeList(membership: Membership, url: string): string {
  const codes = membership.codes();
  if (codes && codes.length <= MAX_SHOWN) return codes.join(', ');
  return membership.title === undefined ? url : `${membership.title} (${url})`;
}
