import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Bundle } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import type { TerminologyRule } from '../../../../shared/formats/fhir/rules/terminology.ts';
import { TERMINOLOGY_RULES } from '../../../../shared/formats/fhir/rules/terminology.ts';
import { createTerminology } from '../../../../shared/formats/fhir/terminology/index.ts';
import { judgeTerminology, r4TerminologyTables, sourceOfResources } from '../../../support/fhir/terminology.ts';
import { SHARED } from '../../../support/project.ts';
import { describeWithShared } from '../../../support/with-shared.ts';

const SYNTHEA = 'corpora/synthea-r4';
const LOINC = 'http://loinc.org';
const CLINICAL = 'http://terminology.hl7.org/CodeSystem/condition-clinical';
const V2_RELATION = 'http://terminology.hl7.org/CodeSystem/v2-0131';

/** `rule path` of what the layer itself says; structure is judged by the walk, and not of interest here. */
function said(resource: object, terminology?: Parameters<typeof judgeTerminology>[1]): readonly string[] {
  return judgeTerminology(resource, terminology)
    .filter(({ rule }) => rule in TERMINOLOGY_RULES || rule === 'code' || rule === 'undecided')
    .map(({ rule, path }) => `${rule} ${path}`.trim());
}

const observation = (more: object) => ({ resourceType: 'Observation', status: 'final', code: { text: 'x' }, ...more });
const coded = (coding: object) => observation({ code: { coding: [coding] } });
const condition = (clinicalStatus: object) => ({ resourceType: 'Condition', clinicalStatus, subject: {} });
const contact = (relationship: object, more: object = {}) => ({
  resourceType: 'Patient',
  ...more,
  contact: [{ relationship: [{ coding: [relationship] }] }],
});

describe('required lists', () => {
  it('hold codes, with what may stand there', () => {
    expect(said({ resourceType: 'Patient', gender: 'female' })).toEqual([]);
    expect(said({ resourceType: 'Patient', gender: 'F' })).toEqual(['code gender']);
    const [{ expected, actual }] = judgeTerminology({ resourceType: 'Patient', gender: 'F' });
    expect({ expected, actual }).toEqual({ expected: 'male, female, other, unknown', actual: 'F' });
  });

  it('hold a concept by one of its codings', () => {
    const other = { system: 'http://ejemplo.mx/estado', code: 'activo' };
    expect(said(condition({ coding: [other, { system: CLINICAL, code: 'active' }] }))).toEqual(['undecided']);
    expect(said(condition({ coding: [other] }))).toEqual(['bindingRequired clinicalStatus', 'undecided']);
  });

  it('hold a concept that is only text to be a breach, but for one that says why', () => {
    expect(said(condition({ text: 'Activo' }))).toEqual(['bindingMissing clinicalStatus']);
    const extension = [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }];
    expect(said(condition({ extension, text: 'Activo' }))).toEqual([]);
  });

  it('hold a code that says why it is absent to be a breach', () => {
    const extension = [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }];
    expect(said({ resourceType: 'Patient', _gender: { extension } })).toEqual(['bindingMissing gender']);
    expect(said({ resourceType: 'Patient', gender: 'male', _gender: { extension } })).toEqual([]);
    const allergy = { resourceType: 'AllergyIntolerance', patient: {}, category: ['food', null] };
    expect(said({ ...allergy, _category: [null, { extension }] })).toEqual(['bindingMissing category.1']);
    const computed = [{ url: 'http://hl7.org/fhir/StructureDefinition/cqf-expression' }];
    expect(said({ resourceType: 'Patient', _gender: { extension: computed } })).toEqual([]);
  });

  it('hold currencies and media types by their own lists and forms', () => {
    const claim = (currency: string) => ({
      resourceType: 'Invoice',
      status: 'draft',
      totalNet: { value: 1, currency },
    });
    expect(said(claim('MXN'))).toEqual([]);
    expect(said(claim('PESOS'))).toEqual(['code totalNet.currency']);
    const photo = (contentType: string) => ({ resourceType: 'Patient', photo: [{ contentType, title: 'x' }] });
    expect(said(photo('image/png'))).toEqual([]);
    expect(said(photo('image/*'))).toEqual(['undecided']);
    expect(said(photo('image png'))).toEqual(['code photo.0.contentType']);
  });
});

describe('other lists', () => {
  it('hold a language to the widest one', () => {
    expect(said({ resourceType: 'Patient', language: 'es-MX' })).toEqual([]);
    expect(said({ resourceType: 'Patient', language: 'nah' })).toEqual([]);
    expect(said({ resourceType: 'Patient', language: 'español' })).toEqual(['bindingMaximum language']);
  });

  it('hint where a code of the same system is not of an extensible one', () => {
    const identifier = (code: string) => ({
      resourceType: 'Patient',
      identifier: [{ type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code }] } }],
    });
    expect(said(identifier('MR'))).toEqual([]);
    expect(said(identifier('PI'))).toEqual(['bindingExtensible identifier.0.type']);
    expect(TERMINOLOGY_RULES.bindingExtensible.severity).toBe('info');
  });

  it('say nothing of codes from elsewhere in an extensible one', () => {
    const local = { coding: [{ system: 'http://ejemplo.mx/tipo', code: 'x' }] };
    expect(said({ resourceType: 'Patient', maritalStatus: local })).toEqual(['undecided']);
  });
});

describe('a code', () => {
  it('must exist in a system of R4', () => {
    const coding = { system: 'http://hl7.org/fhir/administrative-gender', code: 'f' };
    expect(said(coded(coding))).toEqual(['unknownCode code.coding.0.code']);
    expect(said(coded({ ...coding, version: '3.0.2' }))).toEqual(['undecided']);
    expect(said(coded({ ...coding, code: 'female' }))).toEqual([]);
  });

  it('is only called into question in a system that HL7 keeps apart', () => {
    const coding = { system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'vital-sign' };
    expect(said(observation({ category: [{ coding: [coding] }] }))).toEqual(['unlistedCode category.0.coding.0.code']);
    expect(TERMINOLOGY_RULES.unlistedCode.severity).toBe('warning');
  });

  it.each([
    [LOINC, '8480-6', 'undecided'],
    [LOINC, '8480-5', 'loincForm code.coding.0.code'],
    ['http://snomed.info/sct', '73211009', 'undecided'],
    ['http://snomed.info/sct', '73211008', 'snomedForm code.coding.0.code'],
    ['http://unitsofmeasure.org', 'mmHg', 'unitForm code.coding.0.code'],
  ])('of %s is judged by its form: %s', (system, code, expected) => {
    expect(said(coded({ system, code }))).toEqual([expected]);
  });

  it('of a unit must be of UCUM where the quantity says so', () => {
    const quantity = (code: string, system = 'http://unitsofmeasure.org') =>
      observation({ valueQuantity: { value: 1, system, code } });
    expect(said(quantity('mm[Hg]'))).toEqual([]);
    expect(said(quantity('mmHg'))).toEqual(['unitForm valueQuantity.code']);
    expect(said(quantity('mmHg', 'http://ejemplo.mx/unidades'))).toEqual(['undecided']);
    expect(said(observation({ valueQuantity: { value: 1, unit: 'mmHg' } }))).toEqual([]);
  });

  it('has the display of its system, but for case and punctuation, in the language of the resource', () => {
    const relation = (display: string) => ({ system: V2_RELATION, code: 'C', display });
    expect(said(contact(relation('emergency-contact')))).toEqual([]);
    const path = 'contact.0.relationship.0.coding.0.display';
    expect(said(contact(relation('Contacto de emergencia')))).toEqual([`displayMismatch ${path}`]);
    expect(said(contact(relation('Contacto de emergencia'), { language: 'es-MX' }))).toEqual([]);
    expect(judgeTerminology(contact(relation('Employer')))[0].expected).toBe('Emergency Contact');
  });
});

describe('a system', () => {
  it.each([
    ['Location!', 'systemRelative'],
    ['#contenido', 'systemRelative'],
    ['http://hl7.org/fhir/ValueSet/measure-type', 'systemIsValueSet'],
    ['http://hl7.org/fhir/CodeSystem/example-supplement', 'systemIsSupplement'],
    ['https://loinc.org', 'systemSpelling'],
    ['http://loinc.org/', 'systemSpelling'],
    ['http://www.loinc.org', 'systemSpelling'],
    ['urn:oid:2.16.840.1.113883.6.96', 'systemSpelling'],
    ['http://hl7.org/fhir/v2/0203', 'systemSpelling'],
  ])('%s: %s', (system, rule) => {
    expect(said(coded({ system, code: 'x' }))).toEqual([`${rule} code.coding.0.system`]);
  });

  it.each([
    ['http://www.loinc.org/', LOINC],
    ['urn:oid:2.16.840.1.113883.6.1', LOINC],
    ['https://snomed.info/sct', 'http://snomed.info/sct'],
    ['http://hl7.org/fhir/v3/ActCode', 'http://terminology.hl7.org/CodeSystem/v3-ActCode'],
    ['http://hl7.org/fhir/observation-category', 'http://terminology.hl7.org/CodeSystem/observation-category'],
  ])('%s should be %s', (system, expected) => {
    expect(judgeTerminology(coded({ system, code: 'x' }))[0].expected).toBe(expected);
  });

  it('may be missing, with a word', () => {
    expect(said(coded({ code: 'x' }))).toEqual(['systemMissing code.coding.0']);
    expect(said(coded({ display: 'x' }))).toEqual([]);
  });

  it('of a package is judged like one of R4', () => {
    const url = 'http://ejemplo.mx/CodeSystem/servicios';
    const system = {
      resourceType: 'CodeSystem',
      url,
      content: 'complete',
      caseSensitive: true,
      concept: [{ code: 'a' }],
    };
    const terminology = createTerminology(r4TerminologyTables(), undefined, [sourceOfResources([system])]);
    expect(said(coded({ system: url, code: 'a', display: 'Cualquiera' }), terminology)).toEqual([]);
    expect(said(coded({ system: url, code: 'b' }), terminology)).toEqual(['unknownCode code.coding.0.code']);
  });
});

describe('resources of terminology', () => {
  it('CodeSystem: properties are declared once, with their type, and concepts keep to them', () => {
    const standard = 'http://hl7.org/fhir/concept-properties#';
    const resource = {
      resourceType: 'CodeSystem',
      status: 'draft',
      content: 'complete',
      property: [
        { code: 'inactive', uri: `${standard}inactive`, type: 'dateTime' },
        { code: 'fuera', uri: `${standard}notSelectable`, type: 'boolean' },
        { code: 'peso', type: 'decimal' },
        { code: 'peso', type: 'integer' },
      ],
      concept: [{ code: 'a', concept: [{ code: 'b', property: [{ code: 'peso', valueInteger: 1 }, { code: 'x' }] }] }],
    };
    expect(said(resource)).toEqual([
      'propertyType property.0.type',
      'propertyName property.1.code',
      'propertyTwice property.3.code',
      'propertyType concept.0.concept.0.property.0.valueInteger',
      'propertyUndeclared concept.0.concept.0.property.1.code',
    ]);
  });

  it('ValueSet: systems, codes and filters can be', () => {
    const system = 'http://hl7.org/fhir/administrative-gender';
    const include = [
      { system: '#c1' },
      { system, concept: [{ code: 'male' }, { code: 'M' }] },
      { system, filter: [{ property: 'concept', op: 'is-a', value: 'M' }] },
      { system, filter: [{ property: 'concept', op: 'exists', value: 'sí' }] },
      { system, version: '1', concept: [{ code: 'M' }] },
      { system: LOINC, concept: [{ code: 'cualquiera' }] },
    ];
    expect(said({ resourceType: 'ValueSet', status: 'draft', compose: { include } })).toEqual([
      'systemRelative compose.include.0.system',
      'includedCode compose.include.1.concept.1.code',
      'filterValue compose.include.2.filter.0.value',
      'filterValue compose.include.3.filter.0.value',
    ]);
  });

  it('ConceptMap: codes are of their systems', () => {
    const group = {
      source: 'http://hl7.org/fhir/administrative-gender',
      target: V2_RELATION,
      element: [
        { code: 'male', target: [{ code: 'C', equivalence: 'equal' }] },
        { code: 'M', target: [{ code: 'ZZZ', equivalence: 'equal' }] },
      ],
    };
    const found = said({ resourceType: 'ConceptMap', status: 'draft', group: [group] });
    expect(found).toContain('unknownCode group.0.element.1.code');
    expect(found.filter((line) => line.includes('element.0'))).toEqual([]);
  });
});

describe('the layer', () => {
  it('answers for any value where codes stand', () => {
    const text = fc.oneof(fc.constantFrom('http://loinc.org', 'x', '', '__proto__', 'constructor'), fc.string());
    const value = fc.oneof(text, fc.integer(), fc.constant(null), fc.array(text), fc.dictionary(text, text));
    const coding = fc.record({ system: value, code: value, display: value, version: value }, { requiredKeys: [] });
    const terminology = createTerminology(r4TerminologyTables());
    fc.assert(
      fc.property(coding, value, (one, other) => {
        judgeTerminology(
          observation({ status: other, code: { coding: [one, other] }, valueQuantity: one }),
          terminology,
        );
        const include = [{ system: other, concept: [one, other], filter: [one, other] }];
        judgeTerminology({ resourceType: 'ValueSet', compose: { include } }, terminology);
        judgeTerminology({ resourceType: 'CodeSystem', property: [one, other], concept: [one, other] }, terminology);
        const source = [
          { resourceType: 'ValueSet', url: 'http://x', compose: { include }, expansion: { contains: include } },
        ];
        createTerminology(r4TerminologyTables(), undefined, [sourceOfResources(source)]).memberOf('http://x', 'y', 'z');
      }),
      { numRuns: 60 },
    );
  });

  it('has rules with ids of its own', () => {
    const ids = Object.values(TERMINOLOGY_RULES).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^fhir-terminologia-[a-z]+(?:-[a-z]+)*$/.test(id))).toEqual([]);
  });
});

describeWithShared(SYNTHEA, 'terminology of synthea', () => {
  it('has no error', () => {
    const folder = join(SHARED, SYNTHEA);
    const terminology = createTerminology(r4TerminologyTables());
    const errors = readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .flatMap((name) => (JSON.parse(readFileSync(join(folder, name), 'utf8')) as Bundle).entry ?? [])
      .flatMap(({ resource }) => judgeTerminology(resource!, terminology))
      .filter(({ rule }) => rule === 'code' || TERMINOLOGY_RULES[rule as TerminologyRule]?.severity === 'error');
    expect(errors).toEqual([]);
  });
});
