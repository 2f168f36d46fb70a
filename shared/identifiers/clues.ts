import { stateKeyAt } from './states.ts';

/**
 * Whether a text is built like a CLUES: the letters of a state, three letters of the institution, six digits.
 * It says nothing on whether the unit exists.
 */
export function isClues(text: string): boolean {
  if (text.length !== 11) return false;
  for (let i = 0; i < 5; i++) {
    const code = text.charCodeAt(i);
    if (code < 65 || code > 90) return false;
  }
  for (let i = 5; i < 11; i++) {
    const code = text.charCodeAt(i);
    if (code < 48 || code > 57) return false;
  }
  return cluesState(text) !== undefined;
}

/** INEGI key of the state whose letters begin the CLUES. */
export function cluesState(clues: string): string | undefined {
  const key = stateKeyAt(clues, 0);
  // NE is a place of birth, not one where a unit can stand.
  return key === '88' ? undefined : key;
}

/** Letters 3 to 5: `SSA`, `IMB`, `IMS`, `SMP`… The CLUES must be well formed. */
export function cluesInstitution(clues: string): string {
  return clues.slice(2, 5);
}

/**
 * The last digit that the first ten characters lead to: (5·S + 2·N) mod 7, S the sum of the positions (A = 1) of the
 * five letters, N the first five digits as a number.
 *
 * No document states it. It was derived from the register, where it fits 14 814 of 15 295 units, so a misfit is worth
 * a warning and never an error.
 *
 * @returns undefined where the text is not built like a CLUES.
 */
export function cluesDerivedDigit(clues: string): number | undefined {
  if (!isClues(clues)) return undefined;
  let letters = 0;
  for (let i = 0; i < 5; i++) letters += clues.charCodeAt(i) - 64;
  let number = 0;
  for (let i = 5; i < 10; i++) number = number * 10 + clues.charCodeAt(i) - 48;
  return (5 * letters + 2 * number) % 7;
}

/** Whether the last digit is the derived one; undefined where the text is not built like a CLUES. */
export function fitsCluesDerivedDigit(clues: string): boolean | undefined {
  const digit = cluesDerivedDigit(clues);
  return digit === undefined ? undefined : digit === clues.charCodeAt(10) - 48;
}
