import type { Carries } from '../../../model/index.ts';
import type { Hl7v2Config } from '../config.ts';
import type { Hl7Message, Segment } from '../message.ts';
import type { RecordReader, RecordVisit } from '../records-contract.ts';
import { spot, WHOLE_MESSAGE } from '../spot.ts';
import { text } from './cells.ts';
import type { MessageContext } from './context.ts';
import { readEstablishments } from './establishments.ts';
import { eventMeaning } from './events.ts';
import { createFacilities } from './facilities.ts';
import { createPeople, type People } from './people.ts';
import { addProviders } from './providers.ts';
import { addStaff } from './staff.ts';
import { readStretches } from './stretch.ts';
import type { Tables } from './tables.ts';
import { createTables } from './tables.ts';

/** What messages have a place for. */
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
  practitioner: [
    'curp',
    'license',
    'staffType',
    'givenNames',
    'firstSurname',
    'secondSurname',
    'birthDate',
    'birthDateText',
    'sex',
    'careDate',
  ],
  establishment: ['clues', 'name', 'careDate'],
  encounter: ['date', 'dateText', 'end', 'birthDate', 'clues', 'service', 'class', 'status'],
  diagnosis: ['code', 'system', 'rank', 'sex', 'birthDate', 'date'],
  procedure: ['code', 'system', 'date'],
  observation: ['code', 'system', 'value', 'valueText', 'unit', 'date', 'status'],
  medication: ['code', 'system', 'name', 'date', 'status'],
  document: [
    'type',
    'title',
    'author',
    'authorLicense',
    'date',
    'status',
    'signature',
    'version',
    'custodian',
    'patient',
    'time',
  ],
  consent: ['status', 'date', 'patient'],
  allergy: ['code', 'system', 'name', 'date', 'status'],
  immunization: ['code', 'system', 'name', 'date', 'status'],
  study: ['code', 'system', 'name', 'date', 'status', 'performer'],
  coverage: ['affiliation', 'payer', 'start', 'end'],
};

/** Makes what turns messages into records; one serves any number of files. */
export function createRecordReader(config: Pick<Hl7v2Config, 'mexico' | 'places'>): RecordReader {
  const tables = createTables(config);
  return (visit) => readMessage(visit, tables);
}

/** Segments of which a message must have one to state a fact: others answer, ask or acknowledge. */
const STATEMENTS = new Set(['PID', 'STF', 'LOC']);

function readMessage(visit: RecordVisit, tables: Tables): void {
  const { message } = visit;
  const header = message.segments[0]?.name === 'MSH' ? message.segments[0] : undefined;
  const trigger = message.segments.find(({ name }) => name === 'EVN');
  const states = message.segments.some(({ name }) => STATEMENTS.has(name));
  const report: RecordVisit['report'] = states ? eachOnce(visit.report) : () => undefined;
  const establishments = readEstablishments(
    message,
    header,
    trigger,
    createFacilities(message, tables, report),
    tables,
  );
  visit.unit(establishments.unit);
  if (!states) return;

  const event = eventMeaning(message.code, message.event);
  const context: MessageContext = {
    visit: { ...visit, report },
    tables,
    event,
    header,
    trigger,
    sender: establishments.sender,
  };
  if (establishments.all.every(({ clues }) => clues === undefined))
    report('messageWithoutClues', establishments.sender.at);
  const stretches = readStretches(context);
  const first = stretches[0]?.context;
  const care = { date: first?.careDate, at: first?.careAt ?? WHOLE_MESSAGE };
  for (const { clues, name, at } of establishments.all) {
    const nameAt = header === undefined ? at : spot(header, 4);
    const spots = { clues: at, name: clues === undefined ? at : nameAt, careDate: care.at };
    visit.emit('establishment', { clues, name, careDate: care.date }, spots);
  }
  const people = createPeople();
  for (const stretch of stretches) stretch.emit();
  if (event.person) gatherPeople(message, people, context);
  people.emit(visit, care.date, care.at);
}

/** A value is spoken of once a message, however many places repeat it. */
function eachOnce(report: RecordVisit['report']): RecordVisit['report'] {
  const told = new Set<string>();
  return (rule, at, detail) => {
    const key = `${rule}|${detail?.actual ?? ''}`;
    if (!told.has(key)) report(rule, at, detail);
    told.add(key);
  };
}

/** Those who attended come first: the first practitioner of a message is the one who gave the care. */
function gatherPeople(message: Hl7Message, people: People, context: MessageContext): void {
  const { segments } = message;
  for (const segment of segments) if (segment.name === 'PV1') addProviders(segment, people, context);
  let isDeleted = false;
  for (let index = 0; index < segments.length; index++) {
    const segment: Segment = segments[index];
    if (segment.name === 'MFE') isDeleted = text(message, segment, 1) === 'MDL';
    else if (segment.name === 'PV1') continue;
    else if (segment.name !== 'STF') addProviders(segment, people, context);
    else if (!isDeleted) addStaff(segment, praOf(segments, index), people, context);
  }
}

/** The PRA that follows a STF before another person or entry begins. */
function praOf(segments: readonly Segment[], from: number): Segment | undefined {
  for (let index = from + 1; index < segments.length; index++) {
    const { name } = segments[index];
    if (name === 'PRA') return segments[index];
    if (name === 'STF' || name === 'MFE') return undefined;
  }
  return undefined;
}
