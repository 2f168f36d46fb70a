import { describe, expect, it } from 'vitest';
import { readAll } from './harness.ts';

const RULES = ['fhir-extension-url-relativo', 'fhir-extension-valor-o-extensiones'];

function faults(resource: object): string[] {
  return readAll({ resourceType: 'Patient', ...resource })
    .findings.filter(({ rule }) => RULES.includes(rule))
    .map(({ rule, place }) => `${rule} ${place.path}`);
}

describe('form of extensions', () => {
  const url = 'http://example.org/x';

  it.each([
    [{ extension: [{ url, valueString: 'x' }] }, []],
    [{ extension: [{ url: 'urn:oid:1.2.3', valueString: 'x' }] }, []],
    [{ extension: [{ url, extension: [{ url: 'parte', valueString: 'x' }] }] }, []],
    [{ extension: [{ url, _valueString: { extension: [{ url, valueCode: 'unknown' }] } }] }, []],
    [{ extension: [{ url: 'parte', valueString: 'x' }] }, [`${RULES[0]} Patient.extension[0].url`]],
    [{ modifierExtension: [{ url: 'parte', valueString: 'x' }] }, [`${RULES[0]} Patient.modifierExtension[0].url`]],
    [
      { _birthDate: { extension: [{ url: 'parte', valueString: 'x' }] } },
      [`${RULES[0]} Patient.birthDate.extension[0].url`],
    ],
    [{ extension: [{ url }] }, [`${RULES[1]} Patient.extension[0]`]],
    [
      { extension: [{ url, valueString: 'x', extension: [{ url: 'a', valueCode: 'b' }] }] },
      [`${RULES[1]} Patient.extension[0]`],
    ],
  ])('%j: %j', (resource, expected) => {
    expect(faults(resource)).toEqual(expected);
  });
});
