import { STATES } from '../../identifiers/index.ts';

/** Further ways to write México and its states, in upper case without accents: `resources/fhir/mexico.json`. */
export interface PlaceNames {
  readonly countryNames: readonly string[];
  /** ISO 3166-2:MX, short names, to their INEGI key. */
  readonly stateNames: Readonly<Record<string, string>>;
}

/** Readings of countries and states as the addresses of international standards write them. */
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
/** Nearly all texts: without accents there is nothing to take apart. */
const ASCII = /^[\u0020-\u007e]*$/;
const MARKS = /[\u0300-\u036f]/g;
const BLANK = 0x20;

/** Upper case, no accents, single spaces: the form in which names are compared. */
export function plain(text: string): string {
  if (isPlain(text)) return text;
  const bare = ASCII.test(text) ? text : text.normalize('NFD').replace(MARKS, '');
  const upper = bare.toUpperCase();
  return isPlain(upper) ? upper : upper.replace(/\s+/g, ' ').trim();
}

/** Whether nothing is left to do: as registers write names. Half the time of doing it for nothing. */
function isPlain(text: string): boolean {
  let before = BLANK;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === BLANK ? before === BLANK : unit < BLANK || unit > 0x7e || (unit > 0x60 && unit < 0x7b)) return false;
    before = unit;
  }
  return before !== BLANK || text === '';
}

export function createPlaces(tables: PlaceNames): Places {
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
