import type { Reference } from 'fhir/r4';
import type { RecordContext } from './context.ts';
import { one, target, text } from './read.ts';

/** What a reference calls its target: display, what is known of it, the reference itself, or the identifier it gives. */
export function named(reference: Partial<Reference> | undefined, context: RecordContext): string | undefined {
  const to = target(reference);
  const { display, identifier } = one(reference);
  return (
    text(display) ??
    context.practitioners.recall(to)?.name ??
    context.establishments.recall(to)?.name ??
    to ??
    text(one(identifier).value)
  );
}
