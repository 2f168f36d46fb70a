import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyExport } from '../../../electron/engine/verify-export.ts';
import type { VerificationResult } from '../../../shared/model/index.ts';
import { rows as screening } from '../../support/giis/b019-4.9-rows.ts';
import { fileOf, GUIDES, validRows } from '../../support/giis/guide-file.ts';
import { b015Bytes } from '../../support/giis-generator.ts';
import { makeClues } from '../../support/giis-people.ts';
import { runSetup } from '../../support/project.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cotejo-lista-'));
  writeFileSync(join(folder, 'consulta.txt'), b015Bytes(20, 1, { faults: [{ row: 2, column: 'peso', value: '850' }] }));
  const guide = GUIDES.get('b019-4.9')?.guide;
  if (guide) writeFileSync(join(folder, 'detecciones.txt'), fileOf(guide, validRows(screening, 20)));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function verify(checklist: string, ...names: readonly string[]): Promise<VerificationResult> {
  const paths = names.map((name) => join(folder, name));
  const setup = runSetup({ checklist });
  return (await verifyExport({ paths, setup, toolVersion: '0', threads: 0 })).result;
}

describe('a checklist about one guide', () => {
  it('gives no score to files of another, and says that they do not count', async () => {
    const { files, score, units } = await verify('giis-b019', 'consulta.txt');
    expect(files[0]).toMatchObject({ format: 'giis/b015@4.11', counted: false });
    expect(files[0].findingsTotal).toBeGreaterThan(0);
    expect(units).toEqual([]);
    expect(score.items.find(({ id }) => id === 'bloque-paciente')?.outcome).toBe('no-aplica');
  });

  it('scores its own as if the others were not there', async () => {
    const [alone, together] = [
      await verify('giis-b019', 'detecciones.txt'),
      await verify('giis-b019', 'detecciones.txt', 'consulta.txt'),
    ];
    const counts = ({ score }: VerificationResult) =>
      score.items
        .filter(({ decidedBy }) => decidedBy !== 'measure')
        .map(({ id, applicable, held }) => [id, applicable, held]);
    expect(counts(together)).toEqual(counts(alone));
    expect(together.files.find(({ path }) => path.endsWith('detecciones.txt'))?.counted).toBeUndefined();
  });
});

it('an export of more units than a result can list keeps them all in its figures', async () => {
  const clues = Array.from({ length: 3005 }, (_, i) => makeClues(10000 + i));
  writeFileSync(join(folder, 'estado.txt'), b015Bytes(20_000, 3, { clues }));
  const { units, unitsLeftOut = 0, score } = await verify('nom-024-ssa3-2012', 'estado.txt');
  expect(units).toHaveLength(3000);
  expect(unitsLeftOut).toBeGreaterThan(0);
  expect(score.items.find(({ id }) => id === 'curp-presente')?.applicable).toBe(20_000);
});
