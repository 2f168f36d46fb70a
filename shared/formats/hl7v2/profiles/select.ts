import type { Hl7Message } from '../message.ts';
import { forEachRepetition, valueIn } from '../values.ts';
import type { MessageProfile, Profile } from './profile.ts';

/**
 * The message of a profile that is about a message: by type and event; of several, by structure and by what the message
 * says of itself in MSH-21.
 *
 * @returns undefined where none is, `several` where nobody can tell which
 */
export function selectMessage(message: Hl7Message, { messages }: Profile): MessageProfile | 'several' | undefined {
  const { code, event, structure } = message;
  let fitting = messages.filter((one) => one.code === code && (one.event === event || one.event === '*'));
  if (fitting.length < 2) return fitting[0];
  const narrow = (fits: (one: MessageProfile) => boolean): void => {
    const narrower = fitting.filter(fits);
    if (narrower.length > 0) fitting = narrower;
  };
  narrow((one) => one.structure === structure);
  const named = namedProfiles(message);
  narrow((one) => named.has(one.identifier) || named.has(one.id));
  return fitting.length === 1 ? fitting[0] : 'several';
}

/** A message names the profiles that it follows; more than these are not looked at. */
const MAX_NAMED = 100;

/** Identifiers (EI.1) of MSH-21. */
function namedProfiles(message: Hl7Message): ReadonlySet<string> {
  const named = new Set<string>();
  const header = message.segments[0];
  if (header?.name !== 'MSH') return named;
  forEachRepetition(message, header, 21, (start, end, repetition) => {
    const identifier = valueIn(message, start, end);
    if (identifier !== undefined) named.add(identifier);
    return repetition < MAX_NAMED;
  });
  return named;
}
