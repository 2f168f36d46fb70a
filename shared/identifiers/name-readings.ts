/**
 * How a name gives its letters to a CURP: first letter, first inner vowel, first inner consonant.
 *
 * The rules for compound names, particles and special characters are known from memory only, so wherever two readings
 * are in use either is accepted: a doubt never becomes a finding.
 */

// Base letter by character code: accents and case removed, Ñ read as X. 0: not a letter, skipped.
const FOLD = new Uint8Array(256);
for (let code = 65; code <= 90; code++) {
  FOLD[code] = code;
  FOLD[code + 32] = code;
}
const LATIN: readonly (readonly [string, string])[] = [
  ['A', 'ÀÁÂÃÄÅ'],
  ['C', 'Ç'],
  ['E', 'ÈÉÊË'],
  ['I', 'ÌÍÎÏ'],
  ['O', 'ÒÓÔÕÖØ'],
  ['U', 'ÙÚÛÜ'],
  ['Y', 'Ý'],
  ['X', 'Ñ'],
];
for (const [base, letters] of LATIN) {
  for (const letter of letters) {
    FOLD[letter.charCodeAt(0)] = base.charCodeAt(0);
    FOLD[letter.charCodeAt(0) + 32] = base.charCodeAt(0);
  }
}

const PARTICLES = new Set(
  'DE DEL LA LAS LE LES LO LOS EL Y E DA DAS DI DIE DER DEN DO DOS DD MC MAC VAN VON VANDEN VANDER'.split(' '),
);
/** Given names so frequent that the CURP takes the next one. */
const SKIPPED_GIVEN_NAMES = new Set('MARIA MA M JOSE J'.split(' '));

const X = 88;

/** Positions (0-based) of a CURP that one name fills; `vowel` is -1 for given names and second surnames. */
export interface NamePositions {
  readonly letter: number;
  readonly vowel: number;
  readonly consonant: number;
}

/** Whether any accepted reading of a name leads to the letters of the CURP. A name without letters agrees with all. */
export function nameAgrees(name: string, curp: string, at: NamePositions, kind: 'given' | 'surname'): boolean {
  const start = firstLetter(name);
  if (start === name.length) return true;
  // Nearly every name agrees by its first word as it stands; only the others are taken apart.
  if (wordAgrees(name, start, curp, at, false)) return true;
  return otherReadingAgrees(name, curp, at, kind);
}

/**
 * Whether the first word of a name leads to the letters of the CURP at byte `curp`. The name is bytes `start` to `end`
 * of capitals and blanks in windows-1252; where this is false, {@link nameAgrees} may still find another reading.
 */
export function firstWordAgrees(
  bytes: Uint8Array,
  start: number,
  end: number,
  curp: number,
  at: NamePositions,
): boolean {
  if (FOLD[bytes[start]] !== bytes[curp + at.letter]) return false;
  let vowel = at.vowel < 0 ? X : 0;
  let consonant = 0;
  for (let i = start + 1; i < end && (vowel === 0 || consonant === 0); i++) {
    const letter = FOLD[bytes[i]];
    if (letter === 0) break;
    if (isVowel(letter)) {
      if (vowel === 0) vowel = letter;
    } else if (consonant === 0) consonant = letter;
  }
  if (bytes[curp + at.consonant] !== (consonant === 0 ? X : consonant)) return false;
  return at.vowel < 0 || bytes[curp + at.vowel] === X || bytes[curp + at.vowel] === vowel;
}

function otherReadingAgrees(raw: string, curp: string, at: NamePositions, kind: 'given' | 'surname'): boolean {
  const name = raw.normalize('NFC');
  // No rule says how letters beyond Latin-1 are read.
  if (/[^\u0000-\u00ff]/.test(name)) return true;
  const special = /[^\p{L}\s]/u.test(name);
  // Whether a special character joins or parts two words is not settled: D'ANGELO as DANGELO, or as ANGELO.
  return (
    candidates(split(name, false), kind).some((word) => wordAgrees(word, 0, curp, at, special)) ||
    (special && candidates(split(name, true), kind).some((word) => wordAgrees(word, 0, curp, at, true)))
  );
}

function candidates(words: readonly string[], kind: 'given' | 'surname'): readonly string[] {
  const main = words.filter((word) => !PARTICLES.has(word));
  if (kind === 'given' && main.length > 1 && SKIPPED_GIVEN_NAMES.has(main[0])) return words;
  return [...words.slice(0, 1), ...main.slice(0, 1)];
}

/** Words in base letters; Ñ stays in the form X. */
function split(name: string, atSpecials: boolean): readonly string[] {
  const words: string[] = [];
  let word = '';
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    const letter = code < 256 ? FOLD[code] : 0;
    if (letter !== 0) word += String.fromCharCode(letter);
    if (word !== '' && (isSpace(code) || (atSpecials && letter === 0))) {
      words.push(word);
      word = '';
    }
  }
  if (word !== '') words.push(word);
  return words;
}

/** Whether the word of `name` at `start` leads to the letters. `special`: X is accepted for a consonant. */
function wordAgrees(name: string, start: number, curp: string, at: NamePositions, special: boolean): boolean {
  let first = 0;
  let vowel = 0;
  let consonant = 0;
  for (let i = start; i < name.length; i++) {
    const code = name.charCodeAt(i);
    const letter = code < 256 ? FOLD[code] : 0;
    if (letter === 0) {
      if (isSpace(code)) break;
      continue;
    }
    if (first === 0) {
      if (letter !== curp.charCodeAt(at.letter)) return false;
      first = letter;
    } else if (isVowel(letter)) {
      if (vowel === 0) vowel = letter;
    } else if (consonant === 0) {
      consonant = letter;
    }
    if (consonant !== 0 && (vowel !== 0 || at.vowel < 0)) break;
  }
  if (first === 0) return false;
  const wantedConsonant = curp.charCodeAt(at.consonant);
  if (wantedConsonant !== (consonant === 0 ? X : consonant) && !(special && wantedConsonant === X)) return false;
  if (at.vowel < 0) return true;
  // X is always allowed: it also replaces the vowel of words that the Instructivo avoids.
  const wantedVowel = curp.charCodeAt(at.vowel);
  return wantedVowel === X || wantedVowel === vowel;
}

function firstLetter(name: string): number {
  let i = 0;
  while (i < name.length && !isLetter(name.charCodeAt(i))) i++;
  return i;
}

function isLetter(code: number): boolean {
  return code < 256 && FOLD[code] !== 0;
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 0xa0;
}

function isVowel(code: number): boolean {
  return code === 65 || code === 69 || code === 73 || code === 79 || code === 85;
}
