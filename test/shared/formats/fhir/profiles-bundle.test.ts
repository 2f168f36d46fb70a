import { describe, expect, it } from 'vitest';
import { createFhirR4Formats } from '../../../../shared/formats/fhir/index.ts';
import { asPackage } from '../../../../shared/formats/fhir/profiles/canonical-index.ts';
import { profileOf } from '../../../support/fhir/profiles.ts';
import { config, read, type Seen } from './harness.ts';

const ORGANIZATION = profileOf('Organization', 'org', [{ id: 'Organization.name', min: 1 }]);
const PATIENT = profileOf('Patient', 'paciente', [
  { id: 'Patient.managingOrganization', type: [{ code: 'Reference', targetProfile: [ORGANIZATION.url] }] },
]);
const BUNDLE = profileOf('Bundle', 'paquete', [
  { id: 'Bundle.entry', slicing: { discriminator: [{ type: 'type', path: 'resource' }], rules: 'open' } },
  { id: 'Bundle.entry:paciente', sliceName: 'paciente', min: 1, max: '1' },
  { id: 'Bundle.entry:paciente.resource', type: [{ code: 'Patient' }] },
  { id: 'Bundle.entry:paciente.resource.birthDate', min: 1 },
]);
const formats = createFhirR4Formats({ ...config, packages: asPackage([ORGANIZATION, PATIENT, BUNDLE]) });

function entry(id: number, resource: object): object {
  return { fullUrl: `urn:uuid:00000000-0000-4000-8000-00000000000${id}`, resource };
}

const patient = (more: object = {}) => ({
  resourceType: 'Patient',
  meta: { profile: [PATIENT.url] },
  managingOrganization: { reference: 'urn:uuid:00000000-0000-4000-8000-000000000002' },
  ...more,
});

function judge(entries: readonly object[], profile?: string, chunk = 1 << 16): Seen {
  const meta = profile === undefined ? undefined : { profile: [profile] };
  return read({ resourceType: 'Bundle', meta, type: 'collection', entry: entries }, chunk, formats[0], {});
}

const faults = (seen: Seen) =>
  seen.findings.filter(({ rule }) => rule.startsWith('fhir-perfil')).map(({ rule, place }) => `${rule} ${place.path}`);

describe('profiles in a Bundle that is read in pieces', () => {
  it('know the targets of references that come later', () => {
    const bad = judge([entry(1, patient()), entry(2, { resourceType: 'Organization', active: true })]);
    expect(faults(bad)).toEqual(['fhir-perfil-destino-de-referencia Bundle.entry[0].resource.managingOrganization']);
    expect(bad.layers['fhir-perfil']).toEqual({ holds: 0, fails: 1 });
    const good = judge([entry(1, patient()), entry(2, { resourceType: 'Organization', name: 'H' })], undefined, 7);
    expect(faults(good)).toEqual([]);
    expect(good.layers['fhir-perfil']).toEqual({ holds: 1, fails: 0 });
    const apart = judge([entry(1, patient())]);
    expect(apart.layers['fhir-perfil']).toEqual({ holds: 0, fails: 0, undecided: 1 });
  });

  it('speak of the entries of the Bundle, at their place in the file', () => {
    const other = entry(2, { resourceType: 'Organization', name: 'H' });
    const seen = judge([other, entry(1, { resourceType: 'Patient', active: true })], String(BUNDLE.url), 100);
    expect(faults(seen)).toEqual(['fhir-perfil-elemento-que-falta Bundle.entry[1].resource.birthDate']);
    const [{ place }] = seen.findings.filter(({ rule }) => rule === 'fhir-perfil-elemento-que-falta');
    const text = JSON.stringify({ resourceType: 'Bundle', meta: { profile: [BUNDLE.url] }, type: 'collection' });
    expect(place.offset).toBeGreaterThan(text.length);
    expect(place.record).toBe(2);
    expect(faults(judge([other], String(BUNDLE.url)))).toEqual(['fhir-perfil-forma-que-falta Bundle.entry']);
  });

  it('say what cannot be told of a Bundle too big to be kept', () => {
    const many = Array.from({ length: 5_001 }, () => ({ resource: { resourceType: 'Organization', name: 'H' } }));
    const seen = judge([entry(1, patient()), ...many], String(BUNDLE.url));
    expect(faults(seen)).toEqual([]);
    expect(seen.layers['fhir-perfil']).toEqual({ holds: 0, fails: 0, undecided: 2 });
  });

  it('say nothing where the layer is off', () => {
    const bundle = { resourceType: 'Bundle', type: 'collection', entry: [entry(1, patient())] };
    const seen = read(bundle, 100, formats[0], { withoutLayers: new Set(['fhir-perfil']) });
    expect(faults(seen)).toEqual([]);
    expect(seen.layers['fhir-perfil']).toBeUndefined();
  });
});
