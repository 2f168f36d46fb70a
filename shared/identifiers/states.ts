/** One of the 32 states, or «born abroad» (88, NE), with the keys that the norms use for it. */
export interface State {
  /** INEGI key of two digits; 88 stands for abroad. */
  readonly key: string;
  /** Letters 12 and 13 of the CURP. */
  readonly curp: string;
  /** First two letters of the CLUES; absent where no unit can be (abroad). */
  readonly clues?: string;
  readonly name: string;
}

// INEGI key, letters, name. CURP and CLUES use the same letters (counted over the 15 295 rows of the SIS register).
const ROWS: readonly (readonly [string, string, string])[] = [
  ['01', 'AS', 'Aguascalientes'],
  ['02', 'BC', 'Baja California'],
  ['03', 'BS', 'Baja California Sur'],
  ['04', 'CC', 'Campeche'],
  ['05', 'CL', 'Coahuila de Zaragoza'],
  ['06', 'CM', 'Colima'],
  ['07', 'CS', 'Chiapas'],
  ['08', 'CH', 'Chihuahua'],
  ['09', 'DF', 'Ciudad de México'],
  ['10', 'DG', 'Durango'],
  ['11', 'GT', 'Guanajuato'],
  ['12', 'GR', 'Guerrero'],
  ['13', 'HG', 'Hidalgo'],
  ['14', 'JC', 'Jalisco'],
  ['15', 'MC', 'México'],
  ['16', 'MN', 'Michoacán de Ocampo'],
  ['17', 'MS', 'Morelos'],
  ['18', 'NT', 'Nayarit'],
  ['19', 'NL', 'Nuevo León'],
  ['20', 'OC', 'Oaxaca'],
  ['21', 'PL', 'Puebla'],
  ['22', 'QT', 'Querétaro'],
  ['23', 'QR', 'Quintana Roo'],
  ['24', 'SP', 'San Luis Potosí'],
  ['25', 'SL', 'Sinaloa'],
  ['26', 'SR', 'Sonora'],
  ['27', 'TC', 'Tabasco'],
  ['28', 'TS', 'Tamaulipas'],
  ['29', 'TL', 'Tlaxcala'],
  ['30', 'VZ', 'Veracruz de Ignacio de la Llave'],
  ['31', 'YN', 'Yucatán'],
  ['32', 'ZS', 'Zacatecas'],
];

/** The 32 states in INEGI order, then «born abroad». */
export const STATES: readonly State[] = [
  ...ROWS.map(([key, letters, name]) => ({ key, curp: letters, clues: letters, name })),
  { key: '88', curp: 'NE', name: 'Nacido en el extranjero' },
];

const BY_KEY = new Map(STATES.map((state) => [state.key, state]));

// Index (first letter · 26 + second letter) to the INEGI key: two character codes decide, no substring is made.
const KEY_BY_LETTERS: (string | undefined)[] = new Array(26 * 26).fill(undefined);
for (const state of STATES) {
  KEY_BY_LETTERS[(state.curp.charCodeAt(0) - 65) * 26 + state.curp.charCodeAt(1) - 65] = state.key;
}

/** The state of an INEGI key (`09`), or of `88` for abroad. */
export function stateByKey(key: string): State | undefined {
  return BY_KEY.get(key);
}

/** The same as numbers, for bytes; 0 where the letters are none. */
const NUMBER_BY_LETTERS = Uint8Array.from(KEY_BY_LETTERS, (key) => Number(key ?? 0));

/** INEGI key (1 to 32, or 88 for NE) of two letters by their codes; 0 where they name no state. */
export function stateNumber(first: number, second: number): number {
  const [row, column] = [first - 65, second - 65];
  if (!(row >= 0 && row < 26 && column >= 0 && column < 26)) return 0;
  return NUMBER_BY_LETTERS[row * 26 + column];
}

/** INEGI key of the state letters that stand at `index` of `text` (`88` for NE); undefined where they are none. */
export function stateKeyAt(text: string, index: number): string | undefined {
  const first = text.charCodeAt(index) - 65;
  const second = text.charCodeAt(index + 1) - 65;
  if (!(first >= 0 && first < 26 && second >= 0 && second < 26)) return undefined;
  return KEY_BY_LETTERS[first * 26 + second];
}
