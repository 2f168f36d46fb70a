import { normalizeCie10 } from '../../identifiers/index.ts';
import type {
  DiagnosisData,
  EncounterData,
  EstablishmentData,
  PatientData,
  PractitionerData,
  RecordDataByType,
} from '../../model/index.ts';
import type { Sink } from '../format.ts';
import { cellText, trimmedStart } from './cell-text.ts';
import { createFieldReader, type FieldReader } from './fields.ts';
import type { Guide } from './guide.ts';
import type { RowOrigin } from './origin.ts';
import type { Ages } from './relations.ts';
import { type Row, UNKNOWN } from './row.ts';
import { createRowRepeats } from './row-repeats.ts';
import { createVouchedRepeats } from './vouched-person.ts';

/** Hands the records of the current row to the sink. The objects are the same for every row. */
export type Emit = (clues: string | undefined) => void;

/** A diagnosis number that a guide may have columns for. */
const RANKS = [1, 2, 3];

export function createEmitter(guide: Guide, row: Row, sink: Sink, origin: RowOrigin, ages: Ages): Emit {
  const read = createFieldReader(guide, row);
  const emitters = [
    establishmentEmitter(guide, row, read, sink, origin),
    practitionerEmitter(guide, row, read, sink, origin),
    patientEmitter(guide, row, read, sink, origin),
    encounterEmitter(guide, row, read, sink, origin),
    ...RANKS.map((rank) => diagnosisEmitter(guide, row, read, sink, origin, ages, rank)),
  ].filter((emitter) => emitter !== null);
  return (clues) => {
    for (let i = 0; i < emitters.length; i++) emitters[i](clues);
    origin.fields = null;
  };
}

/** Places for records that come again: providers and days of a month in a large hospital. */
const PLACES = { establishment: 256, practitioner: 2048, encounter: 256, diagnosis: 1024 };
/** Bytes of a code and of what else the checks look at, each cell with the sign after it. */
const DIAGNOSIS_WIDTH = 32;

/**
 * Hands over a record of a kind that comes again in many rows. Its data are read only when it is new to the sink.
 *
 * @param read gives the record of the current row
 */
function repeatedEmitter<T extends keyof typeof PLACES>(
  type: T,
  fields: ReadonlyMap<string, number>,
  row: Row,
  sink: Sink,
  origin: RowOrigin,
  read: (clues: string | undefined) => RecordDataByType[T],
): Emit {
  const columns = (sink.reads?.(type) ?? []).flatMap((field) => fields.get(field) ?? []);
  const repeats = sink.repeat && createRowRepeats(row, [...new Set(columns)], PLACES[type]);
  return (clues) => {
    origin.fields = fields;
    const place = repeats?.place();
    if (place !== undefined && place >= 0 && sink.repeat?.(type, place, origin)) return;
    sink.record(type, read(clues), origin, place !== undefined && place < 0 ? ~place : place);
  };
}

/** Columns by neutral field of one record; null where the guide feeds none of the `keys`. */
function columnsFor(guide: Guide, type: string, ...groups: readonly string[]): Map<string, number> {
  const fields = new Map<string, number>();
  guide.columns.forEach(({ feeds }, index) => {
    for (const feed of feeds ?? []) {
      const [group, field] = feed.split('.');
      if (group === type || groups.includes(group)) fields.set(field, index);
    }
  });
  const { birthDate, date } = Object.fromEntries(fields);
  if (birthDate !== undefined) fields.set('birthDateText', birthDate);
  if (date !== undefined) fields.set('dateText', date);
  return fields;
}

function establishmentEmitter(guide: Guide, row: Row, read: FieldReader, sink: Sink, origin: RowOrigin): Emit | null {
  const fields = columnsFor(guide, 'establishment');
  if (!fields.has('clues')) return null;
  const at = (field: string): number => fields.get(field) ?? -1;
  const careDate = at('careDate');
  const data: EstablishmentData = { clues: undefined, careDate: undefined };
  return repeatedEmitter('establishment', fields, row, sink, origin, (clues) => {
    data.clues = clues;
    data.careDate = read.care(careDate);
    return data;
  });
}

function practitionerEmitter(guide: Guide, row: Row, read: FieldReader, sink: Sink, origin: RowOrigin): Emit | null {
  const fields = columnsFor(guide, 'practitioner');
  if (!fields.has('curp') && !fields.has('license')) return null;
  const at = (field: string): number => fields.get(field) ?? -1;
  const curp = at('curp');
  const givenNames = at('givenNames');
  const firstSurname = at('firstSurname');
  const secondSurname = at('secondSurname');
  const birthCountry = at('birthCountry');
  const license = at('license');
  const staffType = at('staffType');
  const careDate = at('careDate');
  const data: PractitionerData = {
    curp: undefined,
    givenNames: undefined,
    firstSurname: undefined,
    secondSurname: undefined,
    birthCountry: undefined,
    license: undefined,
    staffType: undefined,
    careDate: undefined,
  };
  return repeatedEmitter('practitioner', fields, row, sink, origin, () => {
    data.curp = read.repeated(curp);
    data.givenNames = read.repeated(givenNames);
    data.firstSurname = read.repeated(firstSurname);
    data.secondSurname = read.surname(secondSurname);
    data.birthCountry = read.key(birthCountry);
    data.license = read.stated(license);
    data.staffType = read.key(staffType);
    data.careDate = read.care(careDate);
    return data;
  });
}

function patientEmitter(guide: Guide, row: Row, read: FieldReader, sink: Sink, origin: RowOrigin): Emit | null {
  const fields = columnsFor(guide, 'patient');
  if (!fields.has('curp')) return null;
  const at = (field: string): number => fields.get(field) ?? -1;
  const curp = at('curp');
  const givenNames = at('givenNames');
  const firstSurname = at('firstSurname');
  const secondSurname = at('secondSurname');
  const birthDate = at('birthDate');
  const sex = at('sex');
  const sexOf = read.mapped(sex);
  const biologicalSex = at('biologicalSex');
  const birthState = at('birthState');
  const birthCountry = at('birthCountry');
  const affiliation = at('affiliation');
  const careDate = at('careDate');
  const data: PatientData = {
    curp: undefined,
    givenNames: undefined,
    firstSurname: undefined,
    secondSurname: undefined,
    birthDate: undefined,
    birthDateText: undefined,
    sex: undefined,
    biologicalSex: undefined,
    birthState: undefined,
    birthCountry: undefined,
    affiliation: undefined,
    careDate: undefined,
  };
  const columns = { curp, givenNames, firstSurname, secondSurname, birthDate, sex, birthState, careDate };
  const repeats = createVouchedRepeats(row, columns, sexOf, sink, (name) => fields.get(name));
  return () => {
    origin.fields = fields;
    const place = repeats?.place();
    if (place !== undefined && place >= 0 && sink.repeat?.('patient', place, origin, repeats?.person())) return;
    data.curp = read.single(curp);
    data.givenNames = read.repeated(givenNames);
    data.firstSurname = read.repeated(firstSurname);
    data.secondSurname = read.surname(secondSurname);
    data.birthDate = read.birth(birthDate) ?? read.estimate(birthDate);
    data.birthDateText = data.birthDate === undefined ? read.single(birthDate) : undefined;
    data.sex = sexOf();
    data.biologicalSex = read.key(biologicalSex);
    data.birthState = read.twoDigits(birthState);
    data.birthCountry = read.key(birthCountry);
    data.affiliation = read.keys(affiliation);
    data.careDate = read.care(careDate);
    sink.record('patient', data, origin, place !== undefined && place < 0 ? ~place : place);
  };
}

function encounterEmitter(guide: Guide, row: Row, read: FieldReader, sink: Sink, origin: RowOrigin): Emit | null {
  const fields = columnsFor(guide, 'encounter');
  if (!fields.has('date')) return null;
  const at = (field: string): number => fields.get(field) ?? -1;
  const date = at('date');
  const service = at('service');
  const staffType = at('staffType');
  const birthDate = at('birthDate');
  const data: EncounterData = {
    date: undefined,
    dateText: undefined,
    birthDate: undefined,
    clues: undefined,
    service: undefined,
    staffType: undefined,
  };
  return repeatedEmitter('encounter', fields, row, sink, origin, (clues) => {
    data.date = read.care(date);
    data.dateText = data.date === undefined ? read.single(date) : undefined;
    data.birthDate = read.birth(birthDate);
    data.clues = clues;
    data.service = read.key(service);
    data.staffType = read.key(staffType);
    return data;
  });
}

function diagnosisEmitter(
  guide: Guide,
  row: Row,
  read: FieldReader,
  sink: Sink,
  origin: RowOrigin,
  ages: Ages,
  rank: number,
): Emit | null {
  const fields = columnsFor(guide, 'diagnosis', `diagnosis${rank}`);
  const code = fields.get('code');
  if (code === undefined) return null;
  const at = (field: string): number => fields.get(field) ?? -1;
  const courseOf = read.mapped(at('course'));
  const sexOf = read.mapped(at('sex'));
  const biologicalSex = at('biologicalSex');
  const birthDate = at('birthDate');
  const date = at('date');
  const staffType = at('staffType');
  const data: DiagnosisData = {
    code: undefined,
    rank,
    course: undefined,
    sex: undefined,
    biologicalSex: undefined,
    birthDate: undefined,
    date: undefined,
    staffType: undefined,
  };
  const isAged = guide.age !== undefined && fieldsAre(guide, [birthDate, date], [guide.age.birth, guide.age.at]);
  const columns = (sink.reads?.('diagnosis', isAged) ?? []).flatMap((field) => fields.get(field) ?? []);
  const repeats = sink.repeat && createRowRepeats(row, [...new Set(columns)], PLACES.diagnosis, DIAGNOSIS_WIDTH);
  const firstPlace = rank * PLACES.diagnosis;
  return () => {
    // The main diagnosis is always asked for: its absence must be seen.
    if (rank > 1 && trimmedStart(row, code) === row.starts[code + 1] - 1) return;
    origin.fields = fields;
    const isKnown = !isAged || ages.days !== UNKNOWN;
    const known = isKnown ? repeats?.place() : undefined;
    const age = isAged && isKnown ? ages : undefined;
    if (known !== undefined && known >= 0) {
      if (sink.repeat?.('diagnosis', firstPlace + known, origin, undefined, age)) return;
    }
    const written = read.repeated(code);
    const course = courseOf();
    data.code =
      written === undefined
        ? undefined
        : row.starts[code + 1] - row.starts[code] === 5
          ? written
          : normalizeCie10(cellText(row, code));
    data.course = course === 'first' || course === 'subsequent' ? course : undefined;
    data.sex = sexOf();
    data.biologicalSex = read.key(biologicalSex);
    data.birthDate = read.birth(birthDate);
    data.date = read.care(date);
    data.staffType = read.key(staffType);
    const place = known === undefined ? undefined : firstPlace + (known < 0 ? ~known : known);
    sink.record('diagnosis', data, origin, place, age);
  };
}

/** Whether columns (-1 for none) are those of these names. */
function fieldsAre(guide: Guide, columns: readonly number[], names: readonly string[]): boolean {
  return columns.every((column, i) => guide.columns[column]?.name === names[i]);
}
