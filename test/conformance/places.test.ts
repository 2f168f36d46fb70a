import { describe, expect, it } from 'vitest';
import type { Finding } from '../../shared/model/index.ts';
import { agrees, fromReference } from './places.ts';

const finding = (path: string, line = 1): Finding => ({
  rule: 'x',
  severity: 'error',
  message: 'x',
  place: { path, line },
  fingerprint: '0',
});
const error = (expression: string | null, text = '') => ({ code: 'x', expression, text });

describe('places of the reference', () => {
  it.each([
    ['Observation.value.ofType(Quantity)', 'Observation.valueQuantity'],
    ['Bundle.entry[0].resource/*Patient/pat1*/.gender', 'Bundle.entry[0].resource.gender'],
    ["Patient.extension[0][url='http://ejemplo.mx/x'].url", 'Patient.extension[0].url'],
    ['/f:Observation/f:status', 'Observation.status'],
  ])('%s is %s', (expression, path) => {
    expect(fromReference(expression)).toBe(path);
  });

  it.each([
    ['Patient.name[0].family', 'Patient.name[0].family', true],
    ['Patient.name[0].family', 'Patient.name[0]', true],
    ['Patient.name[0].family', 'Patient', false],
    ['Patient.gender', 'Patient.name[0]', false],
    ['Patient.name[1]', 'Patient.name[0]', false],
  ])('%s beside %s: %s', (ours, theirs, expected) => {
    expect(agrees(finding(ours), error(theirs))).toBe(expected);
  });

  it('without an expression are lines', () => {
    expect(agrees(finding('', 16), error(null, 'Unexpected close marker at Line 16'))).toBe(true);
    expect(agrees(finding('', 3), error(null, 'Unexpected close marker at Line 16'))).toBe(false);
  });
});
