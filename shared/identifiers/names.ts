/** Why a text is no name in the grammar of the GIIS. */
export type NameFault =
  | 'too-short'
  | 'too-long'
  | 'space-at-end'
  | 'double-space'
  | 'lower-case'
  | 'accent'
  | 'digit'
  | 'adjacent-specials'
  | 'character';

/** What each fault asks for, for people. */
export const NAME_FAULT_EXPECTED: Readonly<Record<NameFault, string>> = {
  'too-short': 'Al menos 2 caracteres.',
  'too-long': 'A lo más 50 caracteres.',
  'space-at-end': 'Sin espacios al principio ni al final.',
  'double-space': 'Un solo espacio entre palabras.',
  'lower-case': 'Solo letras mayúsculas.',
  accent: 'Letras sin acento.',
  digit: 'Sin dígitos.',
  'adjacent-specials': 'Sin dos caracteres especiales juntos.',
  character: "Solo letras de la A a la Z, Ñ, diéresis, espacio y los caracteres - . , / '",
};

// Kinds of character; the table covers Latin-1, which is all that windows-1252 files and Spanish names need.
const LETTER = 1;
const SPACE = 2;
const SPECIAL = 3;
const LOWER = 4;
const ACCENT = 5;
const DIGIT = 6;
const KINDS = new Uint8Array(256);
for (let code = 65; code <= 90; code++) KINDS[code] = LETTER;
for (let code = 97; code <= 122; code++) KINDS[code] = LOWER;
for (let code = 48; code <= 57; code++) KINDS[code] = DIGIT;
for (let code = 0xc0; code <= 0xdd; code++) KINDS[code] = code === 0xd7 ? 0 : ACCENT;
for (let code = 0xdf; code <= 0xff; code++) KINDS[code] = code === 0xf7 ? 0 : LOWER;
for (const letter of 'ÑÄËÏÖÜ') KINDS[letter.charCodeAt(0)] = LETTER;
for (const special of "-.,/'") KINDS[special.charCodeAt(0)] = SPECIAL;
KINDS[32] = SPACE;

/**
 * Judges a given name or surname by the grammar that the guides share: 2 to 50 characters, A–Z and Ñ in upper case
 * without accents (diaeresis allowed), single spaces, none at the ends, and `- . , / '` but never two of them together.
 *
 * @returns the first cause found, reading from the left; null where it holds.
 */
export function nameFault(text: string): NameFault | null {
  if (text.length < 2) return 'too-short';
  if (text.length > 50) return 'too-long';
  if (text.charCodeAt(0) === 32 || text.charCodeAt(text.length - 1) === 32) return 'space-at-end';
  let previous = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const kind = code < 256 ? KINDS[code] : 0;
    if (kind === LETTER) {
      previous = kind;
      continue;
    }
    if (kind === SPACE && previous === SPACE) return 'double-space';
    if (kind === SPECIAL && previous === SPECIAL) return 'adjacent-specials';
    if (kind === LOWER) return 'lower-case';
    if (kind === ACCENT) return 'accent';
    if (kind === DIGIT) return 'digit';
    if (kind === 0) return 'character';
    previous = kind;
  }
  return null;
}
