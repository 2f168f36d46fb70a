/** An error whose message is one sentence for people, fit to be shown as it is. */
export class Sentence extends Error {}

/** What may be said of any error: its own sentence, or only its kind, since other messages may quote an export. */
export function sentenceOf(error: unknown): string {
  if (error instanceof Sentence) return error.message;
  const kind = error instanceof Error ? error.name : typeof error;
  return `El programa falló de una manera no prevista (${kind}).`;
}
