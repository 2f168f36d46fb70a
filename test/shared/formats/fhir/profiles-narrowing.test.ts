import { describe, expect, it } from 'vitest';
import { readAll } from './harness.ts';

const CORE = 'http://hl7.org/fhir/StructureDefinition/';

/** What the layer of profiles says of a definition, as rule (without the layer) and place. */
function said(definition: object): string[] {
  const { findings } = readAll({
    resourceType: 'StructureDefinition',
    url: 'http://ejemplo.mx/StructureDefinition/perfil',
    name: 'Perfil',
    status: 'draft',
    kind: 'resource',
    abstract: false,
    derivation: 'constraint',
    ...definition,
  });
  return findings
    .filter(({ rule }) => rule.startsWith('fhir-perfil-'))
    .map(({ rule, place }) => `${rule.slice('fhir-perfil-definicion-'.length)} ${place.path}`);
}

const profile = (type: string, ...elements: { readonly path: string; readonly [key: string]: unknown }[]) =>
  said({
    type,
    baseDefinition: CORE + type,
    differential: {
      element: [{ path: type }, ...elements].map((element) => ({ id: element.path, ...element })),
    },
  });

const at = 'StructureDefinition.differential.element[1]';
const slice = { id: 'Patient.name:oficial', sliceName: 'oficial' };

describe('a profile on R4', () => {
  it.each([
    ['Patient', { path: 'Patient.name', min: 1, max: '1' }, []],
    ['Observation', { path: 'Observation.status', min: 0 }, [`repeticion-mas-amplia ${at}.min`]],
    ['Patient', { path: 'Patient.gender', max: '*' }, [`repeticion-mas-amplia ${at}.max`]],
    ['Patient', { path: 'Patient.name', ...slice, min: 0, max: '1' }, []],
  ])('keeps cardinality within the base: %s %j', (type, element, expected) => {
    expect(profile(type, element)).toEqual(expected);
  });

  it.each([
    ['Observation', { path: 'Observation.value[x]', type: [{ code: 'Quantity' }] }, []],
    [
      'Observation',
      { path: 'Observation.value[x]', type: [{ code: 'Money' }] },
      [`tipo-de-elemento ${at}.type[0].code`],
    ],
    ['Patient', { path: 'Patient.gender', type: [{ code: 'string' }] }, [`tipo-de-elemento ${at}.type[0].code`]],
    ['Patient', { path: 'Patient.contained', type: [{ code: 'Organization' }] }, []],
    ['Patient', { path: 'Patient.id', type: [{ code: 'http://hl7.org/fhirpath/System.String' }] }, []],
    ['Patient', { path: 'Patient.gender', fixedCode: 'female' }, []],
    ['Patient', { path: 'Patient.gender', fixedString: 'female' }, [`tipo-de-elemento ${at}.fixedString`]],
    ['Observation', { path: 'Observation.code', patternCodeableConcept: { text: 'x' } }, []],
  ])('keeps to the types of the base: %s %j', (type, element, expected) => {
    expect(profile(type, element)).toEqual(expected);
  });

  it.each([
    ['Quantity', 'SimpleQuantity', []],
    ['Quantity', 'Count', [`perfil-de-otro-tipo ${at}.type[0].profile[0]`]],
    ['Quantity', 'bodyweight', [`perfil-de-otro-tipo ${at}.type[0].profile[0]`]],
  ])('asks of %s a profile of its own type: %s', (code, name, expected) => {
    expect(
      profile('Observation', { path: 'Observation.valueQuantity', type: [{ code, profile: [CORE + name] }] }),
    ).toEqual(expected);
  });

  it('keeps required lists required', () => {
    const binding = (strength: string) => ({
      path: 'Patient.gender',
      binding: { strength, valueSet: 'http://hl7.org/fhir/ValueSet/administrative-gender' },
    });
    expect(profile('Patient', binding('required'))).toEqual([]);
    expect(profile('Patient', binding('example'))).toEqual([`lista-mas-laxa ${at}.binding.strength`]);
  });

  it.each([
    [{ type: 'Patient', baseDefinition: `${CORE}Patient` }, []],
    [{ type: 'Observation', baseDefinition: `${CORE}bodyweight` }, []],
    [{ type: 'Observation', baseDefinition: `${CORE}Patient` }, ['tipo-de-su-base StructureDefinition.type']],
    [{ type: 'Patient', baseDefinition: `${CORE}Paciente` }, ['base-desconocida StructureDefinition.baseDefinition']],
    [{ type: 'Patient', baseDefinition: 'http://ejemplo.mx/StructureDefinition/otro' }, []],
  ])('is of the type of its base: %j', (definition, expected) => {
    expect(said(definition)).toEqual(expected);
  });
});
