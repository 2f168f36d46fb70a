import type { Carries } from '../../../model/index.ts';
import { dayOfTimestamp } from '../../support/hl7-time.ts';
import { createPlaces } from '../../support/places.ts';
import type { CdaConfig } from '../config.ts';
import type { CdaElement } from '../document.ts';
import { child, descend } from '../document.ts';
import type { CdaRecordReader } from '../judge.ts';
import type { RecordContext } from './context.ts';
import { readConsents, readDocuments } from './documents.ts';
import { readEncompassing } from './encounter.ts';
import { readEntries } from './entries.ts';
import { readEstablishments, unitOf } from './establishments.ts';
import { keysOf } from './identifiers.ts';
import { partiesOf } from './parties.ts';
import { readPatients } from './patient.ts';
import { readPractitioners } from './practitioners.ts';
import { startOf } from './read.ts';

/**
 * What CDA R2 has a place for. It has none for the status of a document nor of its encounter, and none for the date of a
 * consent.
 */
export const CARRIES: Carries = {
  patient: [
    'curp',
    'givenNames',
    'firstSurname',
    'secondSurname',
    'birthDate',
    'birthDateText',
    'sex',
    'birthState',
    'nationality',
    'folio',
    'residenceState',
    'residenceMunicipality',
    'residenceLocality',
    'postalCode',
    'careDate',
  ],
  practitioner: ['curp', 'license', 'staffType', 'givenNames', 'firstSurname', 'secondSurname', 'careDate'],
  establishment: ['clues', 'name', 'careDate'],
  encounter: ['date', 'dateText', 'end', 'birthDate', 'clues', 'service', 'class'],
  diagnosis: ['code', 'system', 'sex', 'birthDate', 'date'],
  procedure: ['code', 'system', 'date'],
  observation: ['code', 'system', 'value', 'valueText', 'unit', 'date', 'status'],
  medication: ['code', 'system', 'name', 'date', 'status'],
  document: [
    'type',
    'title',
    'author',
    'authorLicense',
    'date',
    'signature',
    'version',
    'custodian',
    'patient',
    'time',
    'sections',
  ],
  consent: ['status', 'patient'],
  allergy: ['code', 'system', 'name', 'date', 'status'],
  immunization: ['code', 'system', 'name', 'date', 'status'],
  study: ['code', 'system', 'name', 'date', 'status', 'performer'],
  coverage: ['affiliation', 'payer', 'status', 'start', 'end'],
};

const NONE: ReadonlySet<CdaElement> = new Set();

/** Makes a reader of records; it keeps nothing between documents. */
export function createRecordReader({ mexico, places }: Pick<CdaConfig, 'mexico' | 'places'>): CdaRecordReader {
  const known = createPlaces(places);
  return ({ root, report, unit, emit, unfinished = NONE }) => {
    if (root.name !== 'ClinicalDocument' || root.space !== 'hl7') return;
    const encounter = descend(root, 'componentOf', 'encompassingEncounter');
    const context: RecordContext = {
      root,
      emit,
      mexico,
      countryNames: places.countryNames,
      places: known,
      warn: report,
      unfinished,
      encounter,
      encounterKeys: new Set(keysOf(encounter)),
      careDate: encounter && dayOfTimestamp(startOf(encounter, 'effectiveTime').text),
    };
    unit(unitOf(context));
    const subject = readPatients(context);
    const { people, organizations } = partiesOf(context);
    readPractitioners(people, context);
    readEstablishments(organizations, context);
    readEncompassing(context, subject);
    // A header that broke off may have had its author and signature still to come.
    if (unfinished.size === 0 || child(root, 'component') !== undefined) readDocuments(context, subject);
    readConsents(context, subject);
    readEntries(context, subject);
  };
}
