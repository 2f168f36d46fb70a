import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../shared/formats/fhir/json/value.ts';
import { parseDiscriminatorPath } from '../../../../shared/formats/fhir/profiles/discriminator-path.ts';
import type { Judged } from '../../../support/fhir/profiles.ts';
import { judgeProfiles, profileOf } from '../../../support/fhir/profiles.ts';

const by = (type: string, path: string, more: Json = {}): Json => ({
  slicing: { discriminator: [{ type, path }], rules: 'open', ...more },
});

/** Holds a resource against one profile of these elements. */
function judge(resource: Json, elements: readonly Json[], others: readonly Json[] = []): Judged {
  const profile = profileOf(String(resource.resourceType), 'p', elements);
  return judgeProfiles(resource, { resources: [profile, ...others], chosen: [String(profile.url)] });
}

const CURP = 'urn:oid:2.16.840.1.113883.4.629';

describe('slices by value', () => {
  const elements = [
    { id: 'Patient.identifier', ...by('value', 'system') },
    { id: 'Patient.identifier:curp', sliceName: 'curp', min: 1, max: '1' },
    { id: 'Patient.identifier:curp.system', min: 1, fixedUri: CURP },
    { id: 'Patient.identifier:curp.value', min: 1 },
  ];
  const said = (identifier: readonly Json[]) => judge({ resourceType: 'Patient', identifier }, elements).said;

  it('counts and checks what is of the slice, and only that', () => {
    expect(said([{ system: CURP, value: 'x' }, { system: 'urn:otro' }])).toEqual([]);
    expect(said([{ system: CURP }])).toEqual(['fhir-perfil-elemento-que-falta identifier[0].value']);
    expect(said([{ value: 'x' }])).toEqual(['fhir-perfil-forma-que-falta identifier']);
    const twice = { system: CURP, value: 'x' };
    expect(said([twice, twice])).toEqual(['fhir-perfil-forma-de-mas identifier[1]']);
  });

  it('finds the same slices without ids of elements', () => {
    const plain = elements.map(({ id, ...rest }) => ({ ...rest, id: '', path: id.replace(/:[^.]*/g, '') }));
    const patient = { resourceType: 'Patient', identifier: [{ system: CURP }] };
    expect(judge(patient, plain).said).toEqual(['fhir-perfil-elemento-que-falta identifier[0].value']);
  });

  it('looks through patterns on an ancestor, and at every value on the way', () => {
    const coding = { system: 'urn:a', code: 'x' };
    const sections = [
      { id: 'Composition.section', ...by('pattern', 'code', { rules: 'closed' }) },
      { id: 'Composition.section:x', sliceName: 'x', min: 1 },
      { id: 'Composition.section:x.code', patternCodeableConcept: { coding: [coding] } },
    ];
    const document = (codings: readonly Json[]) => ({
      resourceType: 'Composition',
      section: [{ code: { coding: codings } }],
    });
    expect(judge(document([{ code: 'otro' }, { ...coding, display: 'X' }]), sections).said).toEqual([]);
    expect(judge(document([{ code: 'otro' }]), sections).said).toEqual([
      'fhir-perfil-forma-no-admitida section[0]',
      'fhir-perfil-forma-que-falta section',
    ]);
  });

  it('checks slices of slices', () => {
    const names = [
      { id: 'Patient.name', ...by('value', 'use') },
      { id: 'Patient.name:oficial', sliceName: 'oficial' },
      { id: 'Patient.name:oficial.use', fixedCode: 'official' },
      { id: 'Patient.name:oficial', ...by('exists', 'period') },
      { id: 'Patient.name:oficial/vigente', sliceName: 'oficial/vigente', max: '1' },
      { id: 'Patient.name:oficial/vigente.period', min: 1 },
    ];
    const official = { use: 'official', period: { start: '2020' } };
    const patient = (name: readonly Json[]) => ({ resourceType: 'Patient', name });
    expect(judge(patient([official, { use: 'official' }]), names).said).toEqual([]);
    expect(judge(patient([official, official]), names).said).toEqual(['fhir-perfil-forma-de-mas name[1]']);
  });
});

describe('order and the rest', () => {
  const slices = (more: Json) => [
    { id: 'Patient.telecom', ...by('value', 'system', more) },
    { id: 'Patient.telecom:a', sliceName: 'a' },
    { id: 'Patient.telecom:a.system', fixedCode: 'phone' },
    { id: 'Patient.telecom:b', sliceName: 'b' },
    { id: 'Patient.telecom:b.system', fixedCode: 'email' },
  ];
  const patient = (...systems: readonly string[]) => ({
    resourceType: 'Patient',
    telecom: systems.map((system) => ({ system })),
  });

  it('wants ordered slices in order, and others at the end where they have to be', () => {
    expect(judge(patient('phone', 'email'), slices({ ordered: true })).said).toEqual([]);
    expect(judge(patient('email', 'phone'), slices({ ordered: true })).said).toEqual(['fhir-perfil-orden telecom[1]']);
    expect(judge(patient('fax', 'phone'), slices({ rules: 'openAtEnd' })).said).toEqual([
      'fhir-perfil-orden telecom[1]',
    ]);
    expect(judge(patient('phone', 'fax'), slices({ rules: 'openAtEnd' })).said).toEqual([]);
  });

  it('gives what is of no slice to the default slice', () => {
    const elements = [
      ...slices({ rules: 'closed' }),
      { id: 'Patient.telecom:@default', sliceName: '@default' },
      { id: 'Patient.telecom:@default.value', min: 1 },
    ];
    expect(judge(patient('phone'), elements).said).toEqual([]);
    expect(judge(patient('fax'), elements).said).toEqual(['fhir-perfil-elemento-que-falta telecom[0].value']);
  });

  it('cannot tell where nothing tells the slices apart', () => {
    const elements = [
      { id: 'Patient.telecom', ...by('value', 'system', { rules: 'closed' }) },
      { id: 'Patient.telecom:a', sliceName: 'a', min: 1 },
    ];
    expect(judge(patient('phone'), elements)).toMatchObject({ said: [], undecided: ['fhir-perfil'] });
    const strange = [{ id: 'Patient.telecom', ...by('value', 'where(true)') }, elements[1]];
    expect(judge(patient('phone'), strange)).toMatchObject({ said: [], undecided: ['fhir-perfil'] });
  });
});

describe('slices by type, profile and target', () => {
  it('tells types of choices apart', () => {
    const elements = [
      { id: 'Observation.component', ...by('type', 'value', { rules: 'closed' }) },
      { id: 'Observation.component:n', sliceName: 'n' },
      { id: 'Observation.component:n.value[x]', type: [{ code: 'Quantity' }] },
    ];
    const observation = (component: Json) => ({ resourceType: 'Observation', component: [component] });
    expect(judge(observation({ valueQuantity: {} }), elements).said).toEqual([]);
    expect(judge(observation({ valueString: 'x' }), elements).said).toEqual([
      'fhir-perfil-forma-no-admitida component[0]',
    ]);
  });

  it('checks the slice of a choice, and its closed rest', () => {
    const elements = [
      { id: 'Observation.value[x]', ...by('type', '$this', { rules: 'closed' }) },
      { id: 'Observation.value[x]:valueQuantity', sliceName: 'valueQuantity' },
      { id: 'Observation.value[x]:valueQuantity.code', min: 1 },
    ];
    expect(judge({ resourceType: 'Observation', valueQuantity: { value: 1 } }, elements).said).toEqual([
      'fhir-perfil-elemento-que-falta valueQuantity.code',
    ]);
    expect(judge({ resourceType: 'Observation', valueString: 'x' }, elements).said).toEqual([
      'fhir-perfil-forma-no-admitida valueString',
    ]);
  });

  const organization = profileOf('Organization', 'org', [{ id: 'Organization.name', min: 1 }]);
  const entries = (discriminator: string) => [
    { id: 'Composition.section.entry', ...by(discriminator, 'resolve()') },
    {
      id: 'Composition.section.entry:o',
      sliceName: 'o',
      min: 1,
      type: [{ code: 'Reference', targetProfile: [organization.url] }],
    },
  ];
  const document = (target: Json) => ({
    resourceType: 'Composition',
    contained: [{ id: 'o', ...target }],
    section: [{ entry: [{ reference: '#o' }] }],
  });

  it('follows references to tell slices apart', () => {
    const others = [organization];
    const good = document({ resourceType: 'Organization', name: 'H' });
    expect(judge(good, entries('profile'), others)).toMatchObject({ said: [], undecided: [] });
    const bare = document({ resourceType: 'Organization' });
    expect(judge(bare, entries('profile'), others).said).toEqual(['fhir-perfil-forma-que-falta section[0].entry']);
    const outside = { resourceType: 'Composition', section: [{ entry: [{ reference: 'urn:uuid:1' }] }] };
    expect(judge(outside, entries('profile'), others)).toMatchObject({ said: [], undecided: ['fhir-perfil'] });
  });

  it('ends where profiles lead back to each other', () => {
    const circle = profileOf('Patient', 'circulo', [
      {
        id: 'Patient.link.other',
        type: [{ code: 'Reference', targetProfile: ['http://sintetico.example/circulo'] }],
      },
    ]);
    const patient = {
      resourceType: 'Patient',
      contained: [
        { resourceType: 'Patient', id: 'b', link: [{ other: { reference: '#b' } }, { other: { reference: '#' } }] },
      ],
      link: [{ other: { reference: '#b' } }],
    };
    const judged = judgeProfiles(patient, { resources: [circle], chosen: [String(circle.url)] });
    expect(judged).toMatchObject({ said: [], undecided: [] });
  });

  it('ends in bounded time whatever the number of slices and values', () => {
    const slices = Array.from({ length: 2000 }, (_, i) => [
      { id: `Patient.telecom:s${i}`, sliceName: `s${i}` },
      { id: `Patient.telecom:s${i}.value`, fixedString: `v${i}` },
    ]).flat();
    const telecom = Array.from({ length: 20_000 }, () => ({ value: 'x' }));
    const elements = [{ id: 'Patient.telecom', ...by('value', 'value') }, ...slices];
    const judged = judge({ resourceType: 'Patient', telecom }, elements);
    expect(judged.undecided).toEqual(['fhir-perfil']);
  });
});

describe('paths of discriminators', () => {
  it('reads the part of FHIRPath that R4 allows', () => {
    expect(parseDiscriminatorPath('$this')).toEqual([]);
    expect(parseDiscriminatorPath("extension('http://a').value.ofType(Coding)")).toEqual([
      { kind: 'extension', url: 'http://a' },
      { kind: 'child', name: 'value' },
      { kind: 'ofType', type: 'Coding' },
    ]);
    expect(parseDiscriminatorPath('$this.resolve().code')).toEqual([
      { kind: 'resolve' },
      { kind: 'child', name: 'code' },
    ]);
    expect(parseDiscriminatorPath('a.first()')).toBeNull();
    expect(parseDiscriminatorPath('a | b')).toBeNull();
  });
});
