import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../shared/formats/fhir/json/value.ts';
import { judgeProfiles, profileOf } from '../../../support/fhir/profiles.ts';
import { SHARED } from '../../../support/project.ts';
import { describeWithShared } from '../../../support/with-shared.ts';

const CORE = 'http://hl7.org/fhir/StructureDefinition/';
const patient = (more: Json) => ({ resourceType: 'Patient', ...more });
const said = (resource: Json, resources: readonly unknown[] = []) => judgeProfiles(resource, { resources }).said;

describe('extensions of R4', () => {
  it('are held to their types, values and nested extensions', () => {
    const place = (value: Json) => patient({ extension: [{ url: `${CORE}patient-birthPlace`, ...value }] });
    expect(said(place({ valueAddress: { city: 'Oaxaca' } }))).toEqual([]);
    expect(said(place({ valueString: 'Oaxaca' }))).toEqual(['fhir-extension-tipo extension[0].valueString']);
    expect(said(place({}))).toEqual(['fhir-extension-elemento-que-falta extension[0].value']);
    const location = (nested: readonly Json[]) =>
      patient({ address: [{ extension: [{ url: `${CORE}geolocation`, extension: nested }] }] });
    const latitude = { url: 'latitude', valueDecimal: 19.4 };
    expect(said(location([latitude, { url: 'longitude', valueDecimal: -99.1 }]))).toEqual([]);
    expect(said(location([latitude]))).toEqual(['fhir-extension-forma-que-falta address[0].extension[0].extension']);
    expect(said(location([latitude, { url: 'longitude', valueString: 'x' }]))).toEqual([
      'fhir-extension-tipo address[0].extension[0].extension[1].valueString',
    ]);
    expect(
      said(location([latitude, { url: 'longitude', valueDecimal: 1 }, { url: 'altura', valueDecimal: 1 }])),
    ).toEqual(['fhir-extension-anidada-desconocida address[0].extension[0].extension[2].url']);
  });

  it('are held to their place', () => {
    const birthPlace = { url: `${CORE}patient-birthPlace`, valueAddress: { city: 'x' } };
    expect(said(patient({ name: [{ extension: [birthPlace] }] }))).toEqual([
      'fhir-extension-lugar name[0].extension[0]',
    ]);
    const time = { url: `${CORE}patient-birthTime`, valueDateTime: '2020-01-01T10:00:00Z' };
    expect(said(patient({ _birthDate: { extension: [time] } }))).toEqual([]);
    expect(said(patient({ extension: [time] }))).toEqual(['fhir-extension-lugar extension[0]']);
    const fathers = { url: `${CORE}humanname-fathers-family`, valueString: 'Ruiz' };
    expect(said(patient({ name: [{ _family: { extension: [fathers] } }] }))).toEqual([]);
    expect(said(patient({ contact: [{ name: { _family: { extension: [fathers] } } }] }))).toEqual([]);
    const unknown = { url: `${CORE}data-absent-reason`, valueCode: 'unknown' };
    expect(said(patient({ _birthDate: { extension: [unknown] } }))).toEqual([]);
    expect(said(patient({ contained: [{ resourceType: 'Patient', id: 'a', extension: [birthPlace] }] }))).toEqual([]);
  });

  it('are not held to a place in the examples of a definition', () => {
    const street = { url: `${CORE}iso21090-ADXP-streetName`, valueString: 'x' };
    const example = { label: 'x', valueString: 'x', _valueString: { extension: [street] } };
    const element = [{ path: 'Address.line', example: [example] }];
    const definition = { resourceType: 'StructureDefinition', type: 'Address', differential: { element } };
    expect(judgeProfiles(definition)).toMatchObject({ said: [], undecided: ['fhir-extension'] });
  });

  it('that R4 does not have are wrong, or of a later pack of HL7', () => {
    const judge = (url: string) => judgeProfiles(patient({ extension: [{ url, valueString: 'x' }] }));
    expect(judge(`${CORE}inventada`).said).toEqual(['fhir-extension-desconocida extension[0].url']);
    expect(judge(`${CORE}patient-preferredPharmacy`)).toMatchObject({
      said: ['fhir-extension-posterior extension[0].url'],
      undecided: ['fhir-extension'],
    });
    expect(judge('http://hl7.org/fhir/5.0/StructureDefinition/extension-Patient.x')).toMatchObject({ said: [] });
    expect(judge('http://sintetico.example/propia')).toMatchObject({ said: [], undecided: [] });
    const modifier = { url: 'http://sintetico.example/propia', valueBoolean: true };
    expect(judgeProfiles(patient({ modifierExtension: [modifier] }))).toMatchObject({
      said: ['fhir-extension-modificadora-desconocida modifierExtension[0].url'],
      undecided: ['fhir-extension'],
    });
  });

  it('that modify go where modifiers go', () => {
    const modifier = profileOf('Extension', 'modifica', [{ id: 'Extension', isModifier: true }], {
      context: [{ type: 'element', expression: 'Patient' }],
    });
    const extension = { url: modifier.url, valueBoolean: true };
    expect(said(patient({ extension: [extension] }), [modifier])).toEqual([
      'fhir-extension-modificadora-como-extension extension[0]',
    ]);
    expect(said(patient({ modifierExtension: [extension] }), [modifier])).toEqual([]);
  });
});

describe('contexts of imported extensions', () => {
  const defined = (...context: readonly Json[]) => profileOf('Extension', 'x', [], { context });
  const use = { url: 'http://sintetico.example/x', valueString: 'x' };
  const judge = (definition: Json, resource: Json) => judgeProfiles(resource, { resources: [definition] });

  it('may be another extension', () => {
    const definition = defined({ type: 'extension', expression: 'http://sintetico.example/y' });
    const inside = (url: string) => patient({ extension: [{ url, extension: [use] }] });
    expect(judge(definition, inside('http://sintetico.example/y')).said).toEqual([]);
    expect(judge(definition, inside('http://sintetico.example/z')).said).toEqual([
      'fhir-extension-lugar extension[0].extension[0]',
    ]);
  });

  it('may be a FHIRPath, told where it is a path with a condition', () => {
    const definition = defined({ type: 'fhirpath', expression: "Patient.address.where(use = 'home')" });
    const at = (kind: string) => patient({ address: [{ use: kind, extension: [use] }] });
    expect(judge(definition, at('home'))).toMatchObject({ said: [], undecided: [] });
    expect(judge(definition, at('work')).said).toEqual(['fhir-extension-lugar address[0].extension[0]']);
    const other = defined({ type: 'fhirpath', expression: 'Patient.address.first().line' });
    expect(judge(other, at('home'))).toMatchObject({ said: [], undecided: ['fhir-extension'] });
  });

  it('may come with a condition on the element', () => {
    const definition = { ...defined({ type: 'element', expression: 'Address' }), contextInvariant: ["use = 'home'"] };
    expect(judge(definition, patient({ address: [{ use: 'home', extension: [use] }] })).said).toEqual([]);
    expect(judge(definition, patient({ address: [{ use: 'work', extension: [use] }] })).said).toHaveLength(1);
  });
});

describeWithShared('corpora/fhir-r4-core', 'R4 as published', () => {
  const published = (file: string): readonly Json[] =>
    gunzipSync(readFileSync(join(SHARED, 'corpora', 'fhir-r4-core', file)))
      .toString('utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));

  it('keeps to its own definitions and extensions', { timeout: 60_000 }, () => {
    const all = [...published('StructureDefinition.ndjson.gz'), ...published('ValueSet.ndjson.gz').slice(0, 300)];
    // The source of the tables leaves three of R4's extensions out; claimed profiles of R4's drafts are nowhere.
    const known = /^fhir-(perfil-no-disponible|extension-posterior) /;
    const wrong = all.flatMap((resource) =>
      said(resource)
        .filter((one) => !known.test(one))
        .map((one) => `${String(resource.id)}: ${one}`),
    );
    expect(all.length).toBeGreaterThan(900);
    expect(wrong).toEqual([]);
  });
});
