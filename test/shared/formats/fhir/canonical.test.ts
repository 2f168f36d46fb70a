import { describe, expect, it } from 'vitest';
import { isNewer, versionOf, withoutVersion } from '../../../../shared/formats/fhir/profiles/canonical.ts';

describe('canonical addresses', () => {
  it('are told from their version', () => {
    expect(withoutVersion('http://example.org/x|1.0.0')).toBe('http://example.org/x');
    expect(versionOf('http://example.org/x|1.0.0')).toBe('1.0.0');
    expect(versionOf('http://example.org/x')).toBeUndefined();
  });

  it.each([
    ['4.0.10', '4.0.9'],
    ['1.0.0', '1.0.0-ballot'],
    ['1.0.1-ballot', '1.0.0'],
    ['1.0.0-ballot2', '1.0.0-ballot'],
    ['2.0.0', '1.9.9-snapshot1'],
  ])('take %s for newer than %s', (newer, older) => {
    expect(isNewer(newer, older)).toBe(true);
    expect(isNewer(older, newer)).toBe(false);
    expect(isNewer(newer, newer)).toBe(false);
  });
});
