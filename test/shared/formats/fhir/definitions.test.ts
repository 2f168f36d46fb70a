import { describe, expect, it } from 'vitest';
import { createDefinitions } from '../../../../shared/formats/fhir/definitions/create.ts';
import { lazyDefinitions } from '../../../../shared/formats/fhir/definitions/lazy.ts';
import type { Shape } from '../../../../shared/formats/fhir/definitions/model.ts';
import type { StructureTables } from '../../../../shared/formats/fhir/definitions/tables.ts';
import { r4Definitions, r4Tables } from '../../../support/fhir/definitions.ts';

const definitions = r4Definitions();
const shape = (type: string): Shape => definitions.shape(type)!;
const keys = (of: Shape): readonly string[] => of.constraints.map(({ key }) => key);
const element = (path: string) => {
  const at = path.lastIndexOf('.');
  return shape(path.slice(0, at)).elements.find((it) => it.path === path)!;
};

describe('definitions of R4', () => {
  it('has all types of 4.0.1 and no others', () => {
    expect(definitions.resourceTypes).toHaveLength(146);
    expect(definitions.resourceTypes).toContain('Patient');
    for (const type of [
      'Resource',
      'DomainResource',
      'HumanName',
      'SubscriptionStatus',
      'MetadataResource',
      'Bot',
      '',
    ]) {
      expect([type, definitions.isResource(type)]).toEqual([type, false]);
    }
    expect(['string', 'xhtml', 'canonical'].every(definitions.isPrimitive)).toBe(true);
    expect(['Quantity', 'Patient', 'constructor', 'String'].some(definitions.isPrimitive)).toBe(false);
    for (const name of [
      'Foo',
      'string',
      'Patient.foo',
      'Patient.birthDate',
      'Foo.bar',
      'toString',
      '',
      `Bundle${'.entry'.repeat(100_000)}`,
    ]) {
      expect([name, definitions.shape(name)]).toEqual([name, undefined]);
    }
  });

  it('knows what is a kind of what', () => {
    expect(definitions.isKindOf('Age', 'Quantity')).toBe(true);
    expect(definitions.isKindOf('SimpleQuantity', 'Quantity')).toBe(true);
    expect(definitions.isKindOf('Patient', 'DomainResource')).toBe(true);
    expect(definitions.isKindOf('Bundle', 'DomainResource')).toBe(false);
    expect(definitions.isKindOf('Bundle', 'Resource')).toBe(true);
    expect(definitions.isKindOf('canonical', 'uri')).toBe(true);
    expect(definitions.isKindOf('Timing', 'BackboneElement')).toBe(true);
    expect(definitions.isKindOf('Foo', 'Element')).toBe(false);
  });

  it('puts inherited elements and constraints first', () => {
    const patient = shape('Patient');
    expect(patient.kind).toBe('resource');
    expect(patient.elements.slice(0, 9).map(({ name }) => name)).toEqual([
      ...['id', 'meta', 'implicitRules', 'language', 'text', 'contained', 'extension', 'modifierExtension'],
      'identifier',
    ]);
    expect(patient.elements.map(({ index }) => index)).toEqual(patient.elements.map((_, i) => i));
    expect(keys(patient)).toEqual(['dom-2', 'dom-3', 'dom-4', 'dom-5', 'dom-6']);
    expect(patient.constraints[4]).toMatchObject({ severity: 'warning', bestPractice: true });
    expect(keys(shape('Extension'))).toEqual(['ele-1', 'ext-1']);
    expect(shape('Age').elements.map(({ name }) => name)).toEqual(shape('Quantity').elements.map(({ name }) => name));
    expect(patient.properties.get('id')?.type).toBe('id');
    expect(shape('HumanName').properties.get('id')?.type).toBe('string');
  });

  it('gives a choice one property for each of its types', () => {
    const { properties } = shape('Observation');
    const choice = [...properties.values()].filter((it) => it.element.path === 'Observation.value[x]');
    expect(choice.map(({ key }) => key)).toEqual(
      ['Quantity', 'CodeableConcept', 'String', 'Boolean', 'Integer', 'Range', 'Ratio']
        .concat(['SampledData', 'Time', 'DateTime', 'Period'])
        .map((type) => `value${type}`),
    );
    expect(properties.has('value')).toBe(false);
    expect(properties.get('valueString')).toMatchObject({ primitive: true, type: 'string', list: false });
    expect(properties.get('valueQuantity')?.shape).toBe(shape('Quantity'));
    expect(choice[0].element).toMatchObject({ name: 'value', choice: true, min: 0, max: 1 });
    expect([...shape('Extension').properties.keys()].filter((key) => key.startsWith('value'))).toHaveLength(50);
  });

  it('tells cardinality, targets, bindings and modifiers', () => {
    expect(element('Patient.gender').binding).toEqual({
      strength: 'required',
      valueSet: 'http://hl7.org/fhir/ValueSet/administrative-gender',
    });
    expect(element('Patient.communication.language').binding).toMatchObject({
      strength: 'preferred',
      maxValueSet: 'http://hl7.org/fhir/ValueSet/all-languages',
    });
    expect(element('Patient.active').isModifier).toBe(true);
    expect(element('Patient.name')).toMatchObject({ min: 0, max: Number.POSITIVE_INFINITY, isModifier: false });
    expect(element('Observation.status')).toMatchObject({ min: 1, max: 1 });
    expect(element('Patient.generalPractitioner').types).toMatchObject([
      { code: 'Reference', targets: ['Organization', 'Practitioner', 'PractitionerRole'] },
    ]);
    // Any resource: R4 names `Resource` as the target.
    expect(element('Composition.section.entry').types[0].targets).toEqual([]);
    expect(element('Task.instantiatesCanonical').types[0]).toMatchObject({ code: 'canonical' });
  });

  it('shares the shape of an element that others refer to, constraints included', () => {
    const item = shape('Questionnaire').properties.get('item')!.shape!;
    expect(item.properties.get('item')!.shape).toBe(item);
    expect(item.properties.get('item')!.element).toMatchObject({ contentReference: '#Questionnaire.item', types: [] });
    expect(definitions.shape('Questionnaire.item')).toBe(item);
    expect(definitions.shape('Questionnaire.item.item.item')).toBe(item);
    expect(keys(item)).toContain('que-1');
    expect(shape('Bundle.entry').properties.get('link')!.shape).toBe(shape('Bundle.link'));
    expect(shape('TestScript.test.action').properties.get('assert')!.element.constraints).not.toEqual([]);
  });

  it('keeps constraints once: of a backbone element in its shape, else in the element', () => {
    expect(keys(shape('Patient.contact'))).toEqual(['ele-1', 'pat-1']);
    expect(element('Patient.contact').constraints).toEqual([]);
    expect(element('Narrative.div').constraints.map(({ key }) => key)).toEqual(['txt-1', 'txt-2']);
    expect(shape('Encounter').constraints[0]).toBe(shape('Patient').constraints[0]);
  });

  it('asks for a SimpleQuantity where the definition does', () => {
    const low = shape('Range').properties.get('low')!;
    expect(low.type).toBe('Quantity');
    expect(keys(low.shape!)).toEqual(['ele-1', 'qty-3', 'sqty-1']);
    expect(keys(shape('Quantity'))).toEqual(['ele-1', 'qty-3']);
  });

  it('leaves resources inside resources open', () => {
    for (const [type, key] of [
      ['Patient', 'contained'],
      ['Bundle.entry', 'resource'],
      ['Bundle.entry.response', 'outcome'],
      ['Parameters.parameter', 'resource'],
    ]) {
      expect(shape(type).properties.get(key)).toMatchObject({ type: 'Resource', primitive: false, shape: undefined });
    }
  });
});

describe('where the package and R4 4.0.1 part', () => {
  it('lacks what a server added and what came with R5', () => {
    for (const [type, key] of [
      ['Meta', 'project'],
      ['Binary', 'url'],
      ['ResearchStudy', 'outcomeMeasure'],
      ['DeviceDefinition', 'classification'],
      ['HealthcareService', 'offeredIn'],
    ]) {
      expect([type, key, shape(type).properties.has(key)]).toEqual([type, key, false]);
    }
    expect(definitions.shape('ResearchStudy.recruitment')).toBeUndefined();
  });

  it('has the elements of R4 that R5 rebuilt', () => {
    const { properties } = shape('EvidenceVariable.characteristic');
    expect([...properties.keys()]).toEqual([
      ...['id', 'extension', 'modifierExtension', 'description', 'definitionReference', 'definitionCanonical'],
      ...['definitionCodeableConcept', 'definitionExpression', 'definitionDataRequirement'],
      ...['definitionTriggerDefinition', 'usageContext', 'exclude', 'participantEffectiveDateTime'],
      ...['participantEffectivePeriod', 'participantEffectiveDuration', 'participantEffectiveTiming'],
      ...['timeFromStart', 'groupMeasure'],
    ]);
    expect(element('EvidenceVariable.characteristic').min).toBe(1);
    expect(element('DetectedIssue.status').binding?.valueSet).toBe('http://hl7.org/fhir/ValueSet/observation-status');
  });
});

describe('tables that cannot be used', () => {
  it.each([
    ['nothing', undefined],
    ['another kind of file', { valueSets: {}, elements: {} }],
    ['another version', { fhirVersion: '5.0.0', constraints: [], types: {} }],
  ])('says so in a sentence: %s', (_, tables) => {
    expect(() => createDefinitions(tables as StructureTables)).toThrow('structure.json');
  });

  it.each([
    ['a child without its parent', ['a.b', '0..1', 'string']],
    ['types that cannot be read', ['a', '0..1', '(Patient)']],
  ] as const)('names what is wrong: %s', (_, row) => {
    const types = { X: { kind: 'complex', elements: [row] } } as const;
    const faulty = createDefinitions({ fhirVersion: '4.0.1', constraints: [], types });
    expect(() => faulty.shape('X')).toThrow('structure.json');
  });

  it('are asked for once, and not before they are needed', () => {
    let asked = 0;
    const lazy = lazyDefinitions((file) => {
      asked++;
      return r4Tables(file);
    });
    expect(asked).toBe(0);
    expect(lazy()).toBe(lazy());
    expect(asked).toBe(1);
  });
});
