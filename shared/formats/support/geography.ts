/** INEGI's geostatistical keys that a text says: 2 digits of the state, 3 of the municipality, 4 of the locality. */
export interface GeographyKeys {
  readonly residenceState?: string;
  readonly residenceMunicipality?: string;
  readonly residenceLocality?: string;
}

const NONE: GeographyKeys = {};

/**
 * Keys alone (3 digits of the municipality, 4 of the locality) or joined: 5 digits are state and municipality, 9 also
 * the locality. A municipality or locality by name is not told from its namesakes without a catalogue, and says nothing.
 *
 * @param of what the place of the text in its source is for
 */
export function geographyKeys(text: string | undefined, of: 'municipality' | 'locality'): GeographyKeys {
  if (text === undefined || !/^\d{3,9}$/.test(text)) return NONE;
  const joined = { residenceState: text.slice(0, 2), residenceMunicipality: text.slice(2, 5) };
  if (text.length === 9) return { ...joined, residenceLocality: text.slice(5) };
  if (of === 'locality') return text.length === 4 ? { residenceLocality: text } : NONE;
  if (text.length === 5) return joined;
  return text.length === 3 ? { residenceMunicipality: text } : NONE;
}
