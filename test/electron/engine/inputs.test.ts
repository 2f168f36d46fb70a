import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listInputs } from '../../../electron/engine/inputs.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cotejo-entradas-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

const names = async (): Promise<readonly string[]> =>
  (await listInputs([folder])).files.map(({ path }) => path.slice(path.indexOf('/') + 1));
const write = (name: string, value: unknown): void => writeFileSync(join(folder, name), JSON.stringify(value));

describe('the list of what was fetched from a server', () => {
  it.each([
    { schema: 'cotejo/fetch@1', files: [] },
    { transactionTime: '2024-01-01T00:00:00Z', request: 'https://ejemplo.mx/$export', output: [] },
  ])('is no part of the export: %j', async (manifest) => {
    write('Patient.ndjson', { resourceType: 'Patient' });
    write('manifest.json', manifest);
    expect(await names()).toEqual(['Patient.ndjson']);
  });

  it('is told from a resource that bears its name', async () => {
    write('Patient.ndjson', { resourceType: 'Patient' });
    write('manifest.json', { resourceType: 'Patient' });
    expect(await names()).toEqual(['Patient.ndjson', 'manifest.json']);
  });

  it('is only looked for beside NDJSON', async () => {
    write('manifest.json', { schema: 'cotejo/fetch@1' });
    expect(await names()).toEqual(['manifest.json']);
  });
});
