import { describe, expect, it } from 'vitest';
import { makeResult } from '../../support/result-fixture.ts';
import { renderRun } from './run-page.ts';

describe('a report on HL7 v2', () => {
  it('names the files of local profiles with their hashes, where there were any', () => {
    const result = makeResult({ findings: 10 });
    const sha256 = 'b'.repeat(64);
    const options = { ...result.run.options, hl7Profiles: [{ name: 'PROFILE.xml', sha256 }] };
    const { html } = renderRun({ ...result, run: { ...result.run, options } });
    expect(html).toMatch(/Perfiles locales de HL7 v2[\s\S]{0,200}PROFILE\.xml/);
    expect(html).toContain(`PROFILE.xml (SHA-256 ${sha256})`);
    expect(renderRun(result).html).not.toContain('Perfiles locales de HL7 v2');
  });
});
