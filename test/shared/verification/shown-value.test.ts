import { describe, expect, it } from 'vitest';
import { sensitivityOf, shownValue } from '../../../shared/verification/shown-value.ts';

describe('what is shown of a value', () => {
  it.each(['142', '-1', '70.34', 'E119', 'DFSSA000864', 'http://snomed.info/sct'])('%s is shown as it is', (text) => {
    expect(shownValue(text, 'plain')).toBe(text);
  });

  it.each(['GOMEZ', 'GOMC850101HDFRRL09', 'María José', '[{"value":"GOMC850101HDFRRL09"}]', '5512345678'])(
    '%s is masked even where the column is not personal',
    (text) => {
      const shown = shownValue(text, 'plain');
      expect(shown).toContain('••••');
      expect(shown).not.toContain(text.slice(0, 5));
    },
  );

  it('a personal datum is masked whatever a check says of it', () => {
    expect(sensitivityOf('givenNames', 'plain')).toBe('name');
    expect(sensitivityOf('code', undefined)).toBe('auto');
  });
});
