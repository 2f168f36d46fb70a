import type { Json } from '../json/value.ts';
import { isObject } from '../json/value.ts';
import { CORE } from './store.ts';

/**
 * LOINC codes that R4's page «Observation: vital signs» ties to a profile: an Observation of one of them SHALL conform
 * to it.
 */
const PROFILE_BY_CODE: ReadonlyMap<string, string> = new Map([
  ['85353-1', `${CORE}vitalspanel`],
  ['9279-1', `${CORE}resprate`],
  ['8867-4', `${CORE}heartrate`],
  ['2708-6', `${CORE}oxygensat`],
  ['8310-5', `${CORE}bodytemp`],
  ['8302-2', `${CORE}bodyheight`],
  ['9843-4', `${CORE}headcircum`],
  ['29463-7', `${CORE}bodyweight`],
  ['39156-5', `${CORE}bmi`],
  ['85354-9', `${CORE}bp`],
]);
const LOINC = 'http://loinc.org';

/** The profile that an Observation's code obliges to; undefined for other resources and codes. */
export function vitalSignsProfile(resource: Json): string | undefined {
  if (resource.resourceType !== 'Observation' || !isObject(resource.code)) return undefined;
  const { coding } = resource.code;
  if (!Array.isArray(coding)) return undefined;
  for (const item of coding) {
    if (!isObject(item) || item.system !== LOINC || typeof item.code !== 'string') continue;
    const profile = PROFILE_BY_CODE.get(item.code);
    if (profile !== undefined) return profile;
  }
  return undefined;
}
