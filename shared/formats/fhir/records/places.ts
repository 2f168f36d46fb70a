import { STATES } from '../../../identifiers/index.ts';
import type { MexicoTables } from '../config.ts';

/** Readings of countries and states as FHIR addresses write them. */
export interface Places {
  /** True for México, false for another country, undefined when there is none. */
  isMexico(country: string | undefined): boolean | undefined;
  /**
   * INEGI key of a state given by key, name, CURP letters or ISO 3166-2:MX code; `88` where the country says abroad;
   * undefined where the text names no state.
   */
  stateKey(state: string | undefined, country: string | undefined): string | undefined;
}

const SPECIAL_KEYS = ['00', '88', '99'];
const MARKS = /[\u0300-\u036f]/g;

/** Upper case, no accents, single spaces: the form in which names are compared. */
export function plain(text: string): string {
  return text.normalize('NFD').replace(MARKS, '').toUpperCase().replace(/\s+/g, ' ').trim();
}

export function createPlaces(tables: MexicoTables): Places {
  const countries = new Set(tables.countryNames);
  const states = new Map<string, string>(SPECIAL_KEYS.map((key) => [key, key]));
  for (const { key, name, curp } of STATES) {
    states.set(key, key);
    states.set(curp, key);
    states.set(plain(name), key);
  }
  for (const [name, key] of Object.entries(tables.stateNames)) states.set(name, key);

  const isMexico = (country: string | undefined): boolean | undefined =>
    country === undefined ? undefined : countries.has(plain(country));

  return {
    isMexico,
    stateKey(state, country) {
      if (isMexico(country) === false) return '88';
      return state === undefined ? undefined : states.get(plain(state).replace(/^MX-/, ''));
    },
  };
}
