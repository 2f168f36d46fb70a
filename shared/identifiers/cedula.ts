/**
 * Whether a text is built like the cédula profesional of the GIIS: 6 to 14 characters of 0–9, A–Z and Ñ.
 * Most are 7 or 8 digits, but the guides allow letters.
 */
export function isCedula(text: string): boolean {
  if (text.length < 6 || text.length > 14) return false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const digit = code >= 48 && code <= 57;
    const letter = (code >= 65 && code <= 90) || code === 0xd1;
    if (!digit && !letter) return false;
  }
  return true;
}
