import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../shared/formats/fhir/json/value.ts';
import { judgeProfiles, profileOf } from '../../../support/fhir/profiles.ts';

const name = fc.constantFrom('name', 'extension', 'deceased[x]', 'contact', 'link', 'contained', 'identifier:a', 'x');
const path = fc.array(name, { maxLength: 4 }).map((names) => ['Patient', ...names].join('.'));
const discriminator = fc.record({
  type: fc.constantFrom('value', 'type', 'profile', 'exists', 'pattern', 'otro'),
  path: fc.constantFrom('$this', 'use', 'resolve()', 'value', "extension('u').value", 'a(((', ''),
});
const type = fc.record({
  code: fc.constantFrom('HumanName', 'Reference', 'Resource', 'nada', 'boolean'),
  profile: fc.constantFrom(undefined, ['http://sintetico.example/p'], ['http://sintetico.example/p#Patient.name'], [3]),
  targetProfile: fc.constantFrom(undefined, ['http://sintetico.example/p'], [null]),
});
const element: fc.Arbitrary<Json> = fc.record(
  {
    id: fc.oneof(path, fc.jsonValue()),
    path: fc.oneof(
      path.map((text) => text.replace(/:[^.]*/g, '')),
      fc.jsonValue(),
    ),
    sliceName: fc.oneof(fc.constantFrom('a', 'a/b', '@default'), fc.jsonValue()),
    min: fc.oneof(fc.integer({ min: -1, max: 3 }), fc.jsonValue()),
    max: fc.oneof(fc.constantFrom('0', '1', '*', 'x'), fc.jsonValue()),
    type: fc.oneof(fc.array(type, { maxLength: 2 }), fc.jsonValue()),
    slicing: fc.oneof(fc.record({ discriminator: fc.array(discriminator, { maxLength: 2 }) }), fc.jsonValue()),
    fixedString: fc.jsonValue(),
    patternHumanName: fc.jsonValue(),
    maxValueInteger: fc.jsonValue(),
    binding: fc.oneof(fc.constant({ strength: 'required', valueSet: 'urn:v' }), fc.jsonValue()),
    constraint: fc.oneof(fc.constant([{ key: 'k', expression: 'name.(((' }]), fc.jsonValue()),
  },
  { requiredKeys: [] },
);

describe('profiles that nobody would write', () => {
  it('come to an end without a fault of the program', () => {
    const self = { reference: '#' };
    const patient: Json = {
      resourceType: 'Patient',
      contained: [{ resourceType: 'Patient', id: 'c', link: [{ other: self }] }],
      name: [{ use: 'usual', family: 'x' }, { extension: [{ url: 'u', valueBoolean: true }] }],
      deceasedBoolean: true,
      link: [{ other: { reference: '#c' } }, { other: self }],
      contact: [{ name: { text: 'x' } }],
    };
    fc.assert(
      fc.property(fc.array(element, { maxLength: 8 }), fc.boolean(), (elements, isSnapshot) => {
        const { differential, ...rest } = profileOf('Patient', 'p', []);
        const view = isSnapshot ? { snapshot: { element: elements } } : { differential: { element: elements } };
        const profile: Json = { ...rest, ...view };
        const judged = judgeProfiles(patient, { resources: [profile], chosen: [String(profile.url)] });
        expect(Array.isArray(judged.said)).toBe(true);
        judgeProfiles({ ...profile });
      }),
      { numRuns: 300 },
    );
  });
});
