import { describe, expect, it } from 'vitest';
import { renderReport } from '../../../shared/report/index.ts';
import { makeResult } from '../../support/result-fixture.ts';

const OPTIONS = {
  digest: 'a'.repeat(64),
  generatedAt: '2026-11-22T10:00:00-06:00',
  detail: 'summary',
  language: 'es-MX',
} as const;

describe('a report on HL7 v2', () => {
  it('names the files of local profiles with their hashes, where there were any', () => {
    const result = makeResult({ findings: 10 });
    const sha256 = 'b'.repeat(64);
    const options = { ...result.run.options, hl7Profiles: [{ name: 'PROFILE.xml', sha256 }] };
    const { html } = renderReport({ ...result, run: { ...result.run, options } }, OPTIONS);
    expect(html).toMatch(/Perfiles locales de HL7 v2[\s\S]{0,200}PROFILE\.xml/);
    expect(html).toContain(`PROFILE.xml (SHA-256 ${sha256})`);
    expect(renderReport(result, OPTIONS).html).not.toContain('Perfiles locales de HL7 v2');
  });
});
