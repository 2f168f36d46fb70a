/** An entry of a generated Bundle. */
export interface GeneratedEntry {
  readonly fullUrl: string;
  readonly resource: { readonly resourceType: string; readonly id: string; readonly [key: string]: unknown };
}

/** Resources about one patient: himself, an encounter, and what was found in it. */
const PER_PATIENT = 8;

/**
 * Synthetic entries without faults, of invented people: each patient with an encounter, diagnoses and observations that
 * refer to both. The same count gives the same entries.
 *
 * @param references how many references they hold at least
 */
export function* entriesOfBundle(references: number): Generator<GeneratedEntry> {
  let held = 0;
  for (let i = 0; held < references; i++) {
    const patient = urlOf(i * PER_PATIENT);
    const encounter = urlOf(i * PER_PATIENT + 1);
    yield entry(patient, patientOf(i));
    yield entry(encounter, {
      resourceType: 'Encounter',
      status: 'finished',
      class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
      subject: { reference: patient },
      period: { start: '2024-05-06T08:00:00-06:00', end: '2024-05-06T08:30:00-06:00' },
    });
    held++;
    for (let k = 2; k < PER_PATIENT; k++) {
      yield entry(urlOf(i * PER_PATIENT + k), observationOf(i + k, patient, encounter));
      held += 2;
    }
  }
}

/** A collection Bundle as bytes, an entry a chunk. */
export function* generateBundle(entries: Iterable<GeneratedEntry>): Generator<Buffer> {
  let before = '{"resourceType":"Bundle","type":"collection","entry":[\n';
  for (const one of entries) {
    yield Buffer.from(before + JSON.stringify(one));
    before = ',\n';
  }
  yield Buffer.from('\n]}\n');
}

function entry(fullUrl: string, resource: Omit<GeneratedEntry['resource'], 'id'> & { resourceType: string }) {
  return { fullUrl, resource: { ...resource, id: fullUrl.slice('urn:uuid:'.length) } };
}

function urlOf(number: number): string {
  return `urn:uuid:00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
}

function patientOf(number: number) {
  return {
    resourceType: 'Patient',
    text: {
      status: 'generated',
      div: `<div xmlns="http://www.w3.org/1999/xhtml"><p><b>Paciente sintético ${number}</b></p></div>`,
    },
    identifier: [{ system: 'urn:oid:2.16.840.1.113883.3.0.99', value: `SINT-${number}` }],
    active: true,
    name: [{ use: 'official', family: 'Ejemplo', given: ['Persona', String(number)] }],
    gender: number % 2 === 0 ? 'female' : 'male',
    birthDate: `19${50 + (number % 50)}-0${1 + (number % 9)}-1${number % 10}`,
    address: [{ use: 'home', line: ['Calle sin nombre 1'], city: 'Ciudad', country: 'MX' }],
  };
}

function observationOf(number: number, patient: string, encounter: string) {
  return {
    resourceType: 'Observation',
    status: 'final',
    category: [
      { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' }] },
    ],
    code: { coding: [{ system: 'http://loinc.org', code: '2339-0' }], text: 'Glucosa en sangre' },
    subject: { reference: patient },
    encounter: { reference: encounter },
    effectiveDateTime: '2024-05-06T08:10:00-06:00',
    issued: '2024-05-06T08:20:00.000-06:00',
    valueQuantity: { value: 80 + (number % 40), unit: 'mg/dL', system: 'http://unitsofmeasure.org', code: 'mg/dL' },
    referenceRange: [{ low: { value: 70, unit: 'mg/dL' }, high: { value: 110, unit: 'mg/dL' } }],
  };
}
