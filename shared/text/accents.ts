/** The text without accents, diaeresis and tilde (Ñ → N) and in lower case, for searching: `Ángel Núñez` → `angel nunez`. */
export function foldAccents(text: string): string {
  // Most keys and names are plain ASCII; normalising them would only copy them.
  if (isAscii(text)) return text.toLowerCase();
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Whether `text` contains `search`, both folded; an empty search is contained in everything. */
export function containsFolded(text: string, search: string): boolean {
  return foldAccents(text).includes(foldAccents(search));
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}
