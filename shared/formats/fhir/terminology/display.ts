import type { Json } from '../json/value.ts';

/** Whether a display says what one of the known ones says, but for case, spaces and punctuation. */
export function isKnownDisplay(display: string, known: readonly string[]): boolean {
  if (known.length === 0 || (known.length === 1 && known[0] === '')) return true;
  if (known.includes(display)) return true;
  const plain = normalise(display);
  return known.some((name) => normalise(name) === plain);
}

function normalise(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** HL7 writes its displays in English: those of a resource in another language are translations. */
export function isTranslated(resource: Json, root: Json): boolean {
  return isOtherLanguage(resource.language) || isOtherLanguage(root.language);
}

function isOtherLanguage(language: unknown): boolean {
  return typeof language === 'string' && !/^en(?:-|$)/i.test(language);
}
