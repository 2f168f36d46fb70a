import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../shared/formats/fhir/json/value.ts';
import { judgeProfiles, profileOf, profileStore } from '../../../support/fhir/profiles.ts';

const SUBJECT = { reference: 'Patient/p' };
const CORE = 'http://hl7.org/fhir/StructureDefinition/';

/** What a Patient breaks of a profile of these elements. */
function patientBreaks(elements: readonly Json[], patient: Json, more: Json = {}): readonly string[] {
  const profile = profileOf('Patient', 'p', elements, more);
  return judgeProfiles({ resourceType: 'Patient', ...patient }, { resources: [profile], chosen: [String(profile.url)] })
    .said;
}

describe('what a profile adds', () => {
  it('counts elements, and leaves to the base what the base asks for', () => {
    const elements = [{ id: 'Patient.name', min: 1, max: '2' }];
    expect(patientBreaks(elements, {})).toEqual(['fhir-perfil-elemento-que-falta name']);
    expect(patientBreaks(elements, { name: [{}, {}, {}] })).toEqual(['fhir-perfil-elemento-de-mas name[2]']);
    expect(patientBreaks(elements, { name: [{ text: 'a' }] })).toEqual([]);
    expect(patientBreaks([{ id: 'Patient.communication.language', min: 1 }], { communication: [{}] })).toEqual([]);
  });

  it('prohibits elements, primitives with only extensions too', () => {
    const elements = [{ id: 'Patient.active', max: '0' }];
    expect(patientBreaks(elements, { active: false })).toEqual(['fhir-perfil-elemento-no-admitido active']);
    expect(patientBreaks(elements, { _active: { extension: [] } })).toEqual([
      'fhir-perfil-elemento-no-admitido _active',
    ]);
  });

  it('compares fixed values whole and patterns in part', () => {
    const identifier = { system: 'urn:oid:1.2', value: 'x' };
    const fixed = [{ id: 'Patient.identifier', fixedIdentifier: identifier }];
    const pattern = [{ id: 'Patient.identifier', patternIdentifier: { system: 'urn:oid:1.2' } }];
    expect(patientBreaks(fixed, { identifier: [{ value: 'x', system: 'urn:oid:1.2' }] })).toEqual([]);
    expect(patientBreaks(fixed, { identifier: [{ ...identifier, use: 'official' }] })).toEqual([
      'fhir-perfil-valor-fijo identifier[0]',
    ]);
    expect(patientBreaks(pattern, { identifier: [{ ...identifier, use: 'official' }] })).toEqual([]);
    expect(patientBreaks(pattern, { identifier: [{ value: 'x' }] })).toEqual([
      'fhir-perfil-valor-patron identifier[0]',
    ]);
    expect(patientBreaks([{ id: 'Patient.active', fixedBoolean: false }], { active: true })).toEqual([
      'fhir-perfil-valor-fijo active',
    ]);
  });

  it('narrows types of choices, also by the short path of one type', () => {
    const elements = [{ id: 'Patient.deceased[x]', type: [{ code: 'boolean' }] }];
    expect(patientBreaks(elements, { deceasedDateTime: '2020' })).toEqual(['fhir-perfil-tipo deceasedDateTime']);
    expect(patientBreaks(elements, { deceasedBoolean: true })).toEqual([]);
    const short = [{ path: 'Patient.deceasedBoolean', id: '', fixedBoolean: false }];
    expect(patientBreaks(short, { deceasedBoolean: true })).toEqual(['fhir-perfil-valor-fijo deceasedBoolean']);
    expect(patientBreaks(short, { deceasedDateTime: '2020' })).toEqual([]);
  });

  it('checks lengths, limits, bindings and constraints', () => {
    expect(patientBreaks([{ id: 'Patient.name.family', maxLength: 3 }], { name: [{ family: 'Ruiz' }] })).toEqual([
      'fhir-perfil-longitud name[0].family',
    ]);
    const limits = [{ id: 'Patient.multipleBirth[x]', minValueInteger: 1, maxValueInteger: 5 }];
    expect(patientBreaks(limits, { multipleBirthInteger: 6 })).toEqual(['fhir-perfil-limite multipleBirthInteger']);
    expect(patientBreaks(limits, { multipleBirthInteger: 5 })).toEqual([]);
    const bound = [
      {
        id: 'Patient.maritalStatus',
        binding: { strength: 'required', valueSet: 'http://hl7.org/fhir/ValueSet/observation-category' },
      },
    ];
    const system = 'http://terminology.hl7.org/CodeSystem/observation-category';
    expect(patientBreaks(bound, { maritalStatus: { coding: [{ system, code: 'exam' }] } })).toEqual([]);
    expect(patientBreaks(bound, { maritalStatus: { coding: [{ system, code: 'Q' }] } })).toEqual([
      'fhir-perfil-codigo-fuera-de-lista maritalStatus',
    ]);
    const rule = { key: 'x-1', severity: 'error', human: 'x', expression: 'family.exists() or text.exists()' };
    expect(patientBreaks([{ id: 'Patient.name', constraint: [rule] }], { name: [{ use: 'usual' }] })).toEqual([
      'fhir-perfil-regla name[0]',
    ]);
    const advice = { ...rule, severity: 'warning' };
    expect(patientBreaks([{ id: 'Patient.name', constraint: [advice] }], { name: [{ use: 'usual' }] })).toEqual([
      'fhir-perfil-regla-recomendada name[0]',
    ]);
  });

  it('follows references to contained resources and into the Bundle', () => {
    const target = profileOf('Organization', 'org', [{ id: 'Organization.name', min: 1 }]);
    const profile = profileOf('Patient', 'p', [
      { id: 'Patient.managingOrganization', type: [{ code: 'Reference', targetProfile: [target.url] }] },
    ]);
    const options = { resources: [target, profile], chosen: [String(profile.url)] };
    const patient = (name: string | undefined) => ({
      resourceType: 'Patient',
      contained: [{ resourceType: 'Organization', id: 'o', name }],
      managingOrganization: { reference: '#o' },
    });
    expect(judgeProfiles(patient(undefined), options).said).toEqual([
      'fhir-perfil-destino-de-referencia managingOrganization',
    ]);
    expect(judgeProfiles(patient('H'), options).said).toEqual([]);
    const outside = { resourceType: 'Patient', managingOrganization: { reference: 'Organization/o' } };
    expect(judgeProfiles(outside, options)).toMatchObject({ said: [], undecided: ['fhir-perfil'] });
    const resolve = () => ({ resourceType: 'Organization' });
    expect(judgeProfiles(outside, { ...options, resolve }).said).toHaveLength(1);
    const other = { resourceType: 'Patient', managingOrganization: { reference: 'Practitioner/o' } };
    expect(judgeProfiles(other, options).said).toHaveLength(1);
  });

  it('wants one of several profiles of a datatype', () => {
    const one = profileOf('Address', 'uno', [{ id: 'Address.city', min: 1 }]);
    const two = profileOf('Address', 'dos', [{ id: 'Address.postalCode', min: 1 }]);
    const profile = profileOf('Patient', 'p', [
      { id: 'Patient.address', type: [{ code: 'Address', profile: [one.url, two.url] }] },
    ]);
    const options = { resources: [one, two, profile], chosen: [String(profile.url)] };
    const said = (address: Json) => judgeProfiles({ resourceType: 'Patient', address: [address] }, options).said;
    expect(said({ city: 'Puebla' })).toEqual([]);
    expect(said({ postalCode: '72000' })).toEqual([]);
    expect(said({ text: 'x' })).toEqual(['fhir-perfil-perfil-de-tipo address[0]']);
  });
});

describe('derivation', () => {
  const parent = profileOf('Patient', 'padre', [
    { id: 'Patient.name', min: 1 },
    { id: 'Patient.gender', fixedCode: 'female' },
  ]);
  const child = profileOf('Patient', 'hijo', [{ id: 'Patient.birthDate', min: 1 }], { baseDefinition: parent.url });

  it('adds the differential to what the base profile says', () => {
    const options = { resources: [parent, child], chosen: [String(child.url)] };
    expect(judgeProfiles({ resourceType: 'Patient', gender: 'male' }, options).said.toSorted()).toEqual([
      'fhir-perfil-elemento-que-falta birthDate',
      'fhir-perfil-elemento-que-falta name',
      'fhir-perfil-valor-fijo gender',
    ]);
  });

  it('judges in part, and says so, where the base is not at hand', () => {
    const judged = judgeProfiles({ resourceType: 'Patient' }, { resources: [child], chosen: [String(child.url)] });
    expect(judged.said).toEqual(['fhir-perfil-mal-definido', 'fhir-perfil-elemento-que-falta birthDate']);
    expect(judged.undecided).toEqual(['fhir-perfil']);
  });

  it('ends where profiles derive from each other in a circle', () => {
    const a = profileOf('Patient', 'a', [{ id: 'Patient.name', min: 1 }], {
      baseDefinition: 'http://sintetico.example/b',
    });
    const b = profileOf('Patient', 'b', [], { baseDefinition: String(a.url) });
    const judged = judgeProfiles({ resourceType: 'Patient' }, { resources: [a, b], chosen: [String(a.url)] });
    expect(judged.said).toContain('fhir-perfil-mal-definido');
    expect(judged.undecided).toEqual(['fhir-perfil']);
  });

  it('tells a profile that contradicts itself, and does not blame the resource', () => {
    const profile = profileOf('Patient', 'c', [{ id: 'Patient.name', min: 2, max: '1' }]);
    const judged = judgeProfiles({ resourceType: 'Patient' }, { resources: [profile], chosen: [String(profile.url)] });
    expect(judged.said).toEqual(['fhir-perfil-mal-definido']);
    expect(judged.undecided).toEqual(['fhir-perfil']);
  });

  it('takes a snapshot for what it adds to R4', () => {
    const { differential, ...rest } = parent;
    const snapshot = {
      element: [
        { id: 'Patient', path: 'Patient', min: 0, max: '*' },
        { id: 'Patient.name', path: 'Patient.name', min: 1, max: '*', type: [{ code: 'HumanName' }] },
        { id: 'Patient.active', path: 'Patient.active', min: 0, max: '1', type: [{ code: 'boolean' }] },
      ],
    };
    const store = profileStore([{ ...rest, snapshot }]);
    const root = store.profile(String(parent.url))?.root;
    expect([...(root?.children.keys() ?? [])]).toEqual(['name']);
  });

  it('picks the version a canonical names, and the newest without one', () => {
    const versions = ['1.2.0', '1.10.0', '1.9.0'].map((version) => ({ ...parent, version }));
    const store = profileStore(versions);
    expect(store.profile(`${parent.url}|1.2.0`)?.version).toBe('1.2.0');
    expect(store.profile(String(parent.url))?.version).toBe('1.10.0');
    expect(store.profile(`${parent.url}|3`)).toBeUndefined();
  });
});

describe('which profiles', () => {
  it('cannot tell of a claimed profile that is not at hand', () => {
    const patient = { resourceType: 'Patient', meta: { profile: ['http://sintetico.example/nadie'] } };
    expect(judgeProfiles(patient)).toMatchObject({
      said: ['fhir-perfil-no-disponible meta.profile[0]'],
      undecided: ['fhir-perfil'],
    });
  });

  it('reports a profile of another type', () => {
    const patient = { resourceType: 'Patient', meta: { profile: [`${CORE}vitalsigns`, `${CORE}Observation`] } };
    expect(judgeProfiles(patient).said).toEqual([
      'fhir-perfil-de-otro-tipo meta.profile[0]',
      'fhir-perfil-de-otro-tipo meta.profile[1]',
    ]);
    const fine = { resourceType: 'Patient', meta: { profile: [`${CORE}Patient`] } };
    expect(judgeProfiles(fine)).toMatchObject({ said: [], undecided: [] });
  });

  it('applies what an ImplementationGuide asks of all resources of a type', () => {
    const profile = profileOf('Patient', 'p', [{ id: 'Patient.name', min: 1 }]);
    const guide = {
      resourceType: 'ImplementationGuide',
      url: 'x',
      global: [{ type: 'Patient', profile: profile.url }],
    };
    expect(judgeProfiles({ resourceType: 'Patient' }, { resources: [profile, guide] }).said).toHaveLength(1);
  });

  it('holds vital signs to the profile of their LOINC code', () => {
    const observation = (more: Json) => ({
      resourceType: 'Observation',
      status: 'final',
      category: [
        {
          coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'vital-signs' }],
        },
      ],
      code: { coding: [{ system: 'http://loinc.org', code: '8302-2' }] },
      subject: SUBJECT,
      effectiveDateTime: '2026-01-02',
      valueQuantity: { value: 170, unit: 'cm', system: 'http://unitsofmeasure.org', code: 'cm' },
      ...more,
    });
    expect(judgeProfiles(observation({})).said).toEqual([]);
    expect(judgeProfiles(observation({ subject: undefined, category: undefined })).said).toEqual([
      'fhir-perfil-elemento-que-falta category',
      'fhir-perfil-elemento-que-falta subject',
    ]);
    expect(judgeProfiles(observation({ valueQuantity: undefined })).said).toEqual(['fhir-perfil-regla']);
    const during = { effectiveDateTime: undefined, effectivePeriod: { start: '2026-01-02' } };
    expect(judgeProfiles(observation(during)).said).toEqual([]);
    expect(judgeProfiles(observation({ effectiveDateTime: '2026-01' })).said).toEqual([
      'fhir-perfil-regla effectiveDateTime',
    ]);
    const wrongUnit = { value: 5.6, unit: 'pies', system: 'http://unitsofmeasure.org', code: '[ft_i]' };
    expect(judgeProfiles(observation({ valueQuantity: wrongUnit })).said).toEqual([
      'fhir-perfil-codigo-fuera-de-lista valueQuantity.code',
    ]);
  });
});
