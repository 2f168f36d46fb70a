/** Additions of the SIS to the CIE-10: palliative care and traditional medicine. */
export type SisAddition = 'CP' | 'MT';

// Highest number of each addition (DIAGNOSTICO_SIS, edition 2024-04-24).
const HIGHEST: Readonly<Record<SisAddition, number>> = { CP: 54, MT: 34 };

/**
 * The form of Mexican files: no dot, upper case, trimmed, three-character codes filled with X (`a00.0` → `A000`,
 * `I10` → `I10X`). What is no code of the kind comes back in upper case without its dot, for {@link isCie10} to refuse.
 */
export function normalizeCie10(text: string): string {
  if (isCie10(text)) return text;
  let code = text.trim().toUpperCase();
  if (code.charCodeAt(3) === 46) code = code.slice(0, 3) + code.slice(4);
  return code.length === 3 && isRubric(code) ? `${code}X` : code;
}

/** Whether a text in normal form is built like a code: `^[A-Z]\d{2}[0-9X]$`, or CP01–CP54, MT01–MT34 of the SIS. */
export function isCie10(code: string): boolean {
  if (code.length !== 4) return false;
  if (isRubric(code)) return isDigit(code.charCodeAt(3)) || code.charCodeAt(3) === 88;
  return sisAddition(code) !== undefined;
}

/** Which addition of the SIS a code belongs to, if any. */
export function sisAddition(code: string): SisAddition | undefined {
  if (code.length !== 4 || !isDigit(code.charCodeAt(2)) || !isDigit(code.charCodeAt(3))) return undefined;
  const kind = code.startsWith('CP') ? 'CP' : code.startsWith('MT') ? 'MT' : undefined;
  if (kind === undefined) return undefined;
  const number = Number(code.slice(2));
  return number >= 1 && number <= HIGHEST[kind] ? kind : undefined;
}

function isRubric(code: string): boolean {
  const letter = code.charCodeAt(0);
  return letter >= 65 && letter <= 90 && isDigit(code.charCodeAt(1)) && isDigit(code.charCodeAt(2));
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
