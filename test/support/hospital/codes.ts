import { createHash } from 'node:crypto';
import type { Encounter } from './facts.ts';

/** What the renderers of the international standards have in common. */

export const OIDS = {
  curp: '2.16.840.1.113883.4.629',
  clues: '2.16.840.1.113883.4.631',
  license: '2.16.840.1.113883.3.215.12.18',
  nationality: '2.16.840.1.113883.3.215.12.15',
  icd10: '2.16.840.1.113883.6.3',
  loinc: '2.16.840.1.113883.6.1',
  /** Of the hospital's own numbers, under the OID that is kept for examples. */
  folio: '2.999.24.1',
  visit: '2.999.24.2',
};

/**
 * Code systems of catalogues for which the DGIS has published none: what this hospital calls them in FHIR and CDA, and
 * tells the program so. In HL7 v2 they have the names that the program knows.
 */
export const LOCAL_CODES = {
  affiliation: { uri: 'urn:oid:2.999.24.11', oid: '2.999.24.11', v2: '99AFILIACION' },
  service: { uri: 'urn:oid:2.999.24.12', oid: '2.999.24.12', v2: '99SERVICIOS' },
  staffType: { uri: 'urn:oid:2.999.24.13', oid: '2.999.24.13', v2: '99TIPOPERSONAL' },
} as const;

/** A code of the GIIS as the ICD-10 writes it: `K29.7`, `R51`; what is no whole code stays as it is. */
export function dotted(code: string): string {
  if (code.length !== 4) return code;
  return code.endsWith('X') ? code.slice(0, 3) : `${code.slice(0, 3)}.${code.slice(3)}`;
}

/** Some minutes after an encounter began, with the zone of México's centre. */
export function instant({ day, time }: Encounter, minutes = 0): string {
  return `${day}T${clock(time, minutes)}:00-06:00`;
}

/** The same as HL7 v2 and CDA write it. */
export function timestamp(encounter: Encounter, minutes = 0): string {
  return instant(encounter, minutes).replace(/[-:T]/g, '').replace(/0600$/, '-0600');
}

function clock(time: string, minutes: number): string {
  const [hour, minute] = time.split(':').map(Number);
  const total = hour * 60 + minute + minutes;
  return [Math.floor(total / 60), total % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** A UUID that is the same for the same things. */
export function uuid(number: number, of: string): string {
  const hash = createHash('sha256').update(`${number} ${of}`).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
