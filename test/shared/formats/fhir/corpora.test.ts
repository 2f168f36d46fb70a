import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RESOURCES, SHARED } from '../../../support/project.ts';
import { describeWithShared } from '../../../support/with-shared.ts';
import { errorsOf, format, read, type SeenRecord } from './harness.ts';

const SYNTHEA = 'corpora/synthea-r4';
const CASES = 'corpora/fhir-r4-cases';

/** Record type by resource type, for resources that give exactly one record each in this corpus. */
const RECORD_OF: Readonly<Record<string, string>> = {
  Patient: 'patient',
  Practitioner: 'practitioner',
  Organization: 'establishment',
  Encounter: 'encounter',
  Condition: 'diagnosis',
  Procedure: 'procedure',
  MedicationRequest: 'medication',
  MedicationAdministration: 'medication',
  MedicationStatement: 'medication',
  AllergyIntolerance: 'allergy',
  Immunization: 'immunization',
  DiagnosticReport: 'study',
  Coverage: 'coverage',
};

interface Plain {
  readonly resource: { readonly resourceType: string; readonly component?: readonly unknown[] };
}

function countBy(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

/** The text that stands in the file at a record's place must begin with the value as JSON writes it. */
function expectTextAtPlace(source: Buffer, { places, texts, type }: SeenRecord): void {
  for (const [field, place] of Object.entries(places)) {
    const shown = texts[field];
    if (shown === undefined) continue;
    const at = source.subarray(place.offset, place.offset! + 4000).toString('utf8');
    const raw = at.startsWith('"') ? JSON.stringify(shown) : shown;
    expect(at.slice(0, raw.length), `${type}.${field}`).toBe(raw);
  }
}

describeWithShared(SYNTHEA, 'synthea', () => {
  const folder = join(SHARED, SYNTHEA);
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

  it.each(files)('%s: the same records as a plain count, no error, true places', (name) => {
    const source = readFileSync(join(folder, name));
    const seen = read(source, 8191);
    const entries: readonly Plain[] = JSON.parse(source.toString('utf8')).entry;
    expect(errorsOf(seen)).toEqual([]);
    expect(seen.problems).toEqual([]);
    expect(seen.rows).toBe(entries.length);
    const expected = entries.flatMap(({ resource }) => {
      const { resourceType, component } = resource;
      if (resourceType === 'Observation') return component ? component.map(() => 'observation') : ['observation'];
      return RECORD_OF[resourceType] ? [RECORD_OF[resourceType]] : [];
    });
    expect(countBy(seen.records.map(({ type }) => type))).toEqual(countBy(expected));
    for (const record of seen.records) expectTextAtPlace(source, record);
  });

  it('carries no Mexican identifier and takes none for one', () => {
    for (const name of files) {
      const { records } = read(readFileSync(join(folder, name)));
      for (const { type, data } of records) {
        if (type === 'patient' || type === 'practitioner') expect(data.curp).toBeUndefined();
        if (type === 'establishment') expect(data.clues).toBeUndefined();
        if (type === 'patient') expect(data.folio).toBeDefined();
      }
    }
  });
});

/** What the reference validator was told to let pass in a case, and the standard does not. */
const TOLERATED: Readonly<Record<string, readonly string[]>> = {
  'json-comments-1-yes': ['fhir-sintaxis-comentario'],
  'contained-resource-bad-id-ignore': ['fhir-estructura-formato-primitivo'],
};

interface Case {
  readonly name: string;
  readonly kind: string;
  readonly file: string;
  readonly expectErrors: number;
}

describeWithShared(CASES, 'validation cases of HL7', () => {
  const cases: readonly Case[] = JSON.parse(readFileSync(join(SHARED, CASES, 'manifest.json'), 'utf8'));
  const faultless = cases.filter(({ file, expectErrors }) => file.endsWith('.json') && expectErrors === 0);

  it.each(faultless.map((item) => [item.name, item.file]))('%s: no false alarm', (name, file) => {
    const errors = errorsOf(read(readFileSync(join(SHARED, CASES, file)))).map(({ rule }) => rule);
    expect(errors).toEqual(TOLERATED[name] ?? []);
  });
});

describe('bundled sample', () => {
  const source = readFileSync(join(RESOURCES, 'samples', 'fhir', 'consulta-sintetica.json'));
  const seen = read(source, 1000);

  it('is recognised and read with true places', () => {
    expect(format.sniff(source.subarray(0, 65536))).toBe(0.95);
    expect(countBy(seen.records.map(({ type }) => type))).toEqual({
      establishment: 1,
      practitioner: 1,
      patient: 3,
      encounter: 3,
      diagnosis: 3,
      observation: 12,
      document: 3,
      medication: 1,
      consent: 1,
      auditEvent: 1,
    });
    for (const record of seen.records) expectTextAtPlace(source, record);
  });

  it('carries the faults that its note names, and no other of the reader', () => {
    expect(seen.findings.map(({ rule, place }) => [rule, place.path])).toEqual([
      ['fhir-identificador-sin-sistema', 'Bundle.entry[4].resource.identifier[0].value'],
      ['fhir-estructura-elemento-obligatorio', 'Bundle.entry[14].resource.status'],
    ]);
    const missing = (type: string, field: string) =>
      seen.records.filter((record) => record.type === type && record.data[field] === undefined).length;
    expect(missing('patient', 'birthState')).toBe(1);
    expect(missing('diagnosis', 'code')).toBe(1);
    expect(missing('document', 'signature')).toBe(1);
  });
});
