/** Upper case without blanks, as a CLUES is written. */
export function cleanClues(text: string): string {
  return text.replace(/\s+/g, '').toUpperCase();
}

/** The form that the engine accepts: five letters and six digits. Whether the unit exists is for the catalogue to say. */
export function isClues(text: string): boolean {
  return /^[A-Z]{5}\d{6}$/.test(text);
}
