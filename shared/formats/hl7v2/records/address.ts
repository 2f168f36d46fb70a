import type { PatientData } from '../../../model/index.ts';
import { geographyKeys } from '../../support/geography.ts';
import type { Hl7Message, Segment } from '../message.ts';
import type { Spot } from '../spot.ts';
import { spot } from '../spot.ts';
import { text } from './cells.ts';
import { component, componentSpot, type Repetition, repetitionsOf } from './repetition.ts';
import type { Tables } from './tables.ts';

type Residence = Pick<PatientData, 'residenceState' | 'residenceMunicipality' | 'residenceLocality' | 'postalCode'>;

/** Components of XAD. */
const CITY = 3;
const STATE = 4;
const POSTAL_CODE = 5;
const COUNTRY = 6;
const TYPE = 7;
const COUNTY = 9;
const CENSUS_TRACT = 10;

/** PID-11, and PID-12 for the county of an address that says none. */
const ADDRESS = 11;
const COUNTY_FIELD = 12;

/** Types of address (table 0190) in the order in which they are preferred; '' is one without a type. */
const HOME = ['H', 'P', 'L', '', 'M', 'C'];
/** Addresses of birth. */
const BIRTH = ['N', 'BDL', 'BR'];

/**
 * Where the person lives: the state by key or name, municipality and locality by INEGI's keys only. The first place
 * that says a key is right: the county, then the census tract, then the city.
 */
export function readResidence(
  message: Hl7Message,
  pid: Segment,
  { places }: Tables,
  spots: Record<string, Spot>,
): Residence {
  const field = spot(pid, ADDRESS);
  for (const name of ['residenceState', 'residenceMunicipality', 'residenceLocality', 'postalCode'])
    spots[name] = field;
  const home = bestAddress(message, pid, HOME);
  if (home === undefined) return {};
  const part = (number: number): string | undefined => component(home, number);
  const at = (number: number): Spot => componentSpot(home, number);
  spots.residenceState = at(STATE);
  spots.residenceMunicipality = at(COUNTY);
  spots.residenceLocality = at(CENSUS_TRACT);
  spots.postalCode = at(POSTAL_CODE);
  const residence: Residence = {
    residenceState: places.stateKey(part(STATE), part(COUNTRY)),
    postalCode: part(POSTAL_CODE),
  };
  if (places.isMexico(part(COUNTRY)) === false) return residence;
  const sources = [
    ['municipality', part(COUNTY), at(COUNTY)],
    ['municipality', text(message, pid, COUNTY_FIELD), spot(pid, COUNTY_FIELD)],
    ['locality', part(CENSUS_TRACT), at(CENSUS_TRACT)],
    ['locality', part(CITY), at(CITY)],
  ] as const;
  for (const [of, written, where] of sources) {
    const keys = geographyKeys(written, of);
    for (const name of ['residenceState', 'residenceMunicipality', 'residenceLocality'] as const) {
      if (residence[name] !== undefined || keys[name] === undefined) continue;
      residence[name] = keys[name];
      spots[name] = where;
    }
  }
  return residence;
}

/** State and country of an address of birth; undefined where none is written. */
export function birthAddress(
  message: Hl7Message,
  pid: Segment,
):
  | { readonly state?: string; readonly country?: string; readonly stateAt: Spot; readonly countryAt: Spot }
  | undefined {
  const birth = bestAddress(message, pid, BIRTH);
  if (birth === undefined) return undefined;
  return {
    state: component(birth, STATE),
    country: component(birth, COUNTRY),
    stateAt: componentSpot(birth, STATE),
    countryAt: componentSpot(birth, COUNTRY),
  };
}

/** The address of the type that comes first in the list; undefined where there is none of them. */
function bestAddress(message: Hl7Message, pid: Segment, types: readonly string[]): Repetition | undefined {
  let best: Repetition | undefined;
  let rank = types.length;
  for (const one of repetitionsOf(message, pid, ADDRESS)) {
    const place = types.indexOf(component(one, TYPE)?.toUpperCase() ?? '');
    if (place < 0 || place >= rank) continue;
    best = one;
    rank = place;
  }
  return best;
}
