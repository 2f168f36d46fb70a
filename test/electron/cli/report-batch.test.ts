import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { UsageError } from '../../../electron/cli/arguments.ts';
import { batchArguments, batchCommand } from '../../../electron/cli/report-batch.ts';
import { withUserRegistry } from '../../../electron/cli/user-registry.ts';

let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cotejo-lotes-'));
  mkdirSync(join(folder, 'tmp'));
  vi.stubEnv('COTEJO_HOME', join(folder, 'datos'));
  vi.stubEnv('TMPDIR', join(folder, 'tmp'));
  // No test here prints: whether it is asked to is what is looked at.
  vi.stubEnv('COTEJO_ELECTRON', join(folder, 'no-hay'));
  await withUserRegistry((registry) =>
    registry.saveUnit({ clues: 'DFSSA000010', name: 'Unidad sintética', aliases: [] }),
  );
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

it('takes the filters of the units, what is printed and how', () => {
  const { target, request } = batchArguments(
    '--out lote.zip --what last-run --state 9 --institution SSA --standing vencida --paper oficio --detail full'.split(
      ' ',
    ),
  );
  expect(target.endsWith('lote.zip')).toBe(true);
  expect(request).toMatchObject({
    ...{ what: 'last-run', paper: 'oficio', detail: 'full' },
    units: { states: ['09'], institutions: ['SSA'], standings: ['vencida'] },
  });
  expect(batchArguments(['--out', 'lote.zip']).request.what).toBe('unit');
});

it.each([
  [[], 'Falta decir en qué ZIP'],
  [['--out', 'lote.pdf'], '--out espera un archivo .zip'],
  [['--out', 'lote.zip', '--what', 'todo'], '--what espera unit, last-run, last-visit'],
  [['--out', 'lote.zip', '--state', '40'], '--state va con la clave INEGI'],
  [['--out', 'lote.zip', '--standing', 'otra'], '--standing va con'],
  [['--out', 'lote.zip', 'DFSSA000010'], 'No se sabe qué hacer con «DFSSA000010»'],
])('%j is refused in one sentence', (args, words) => {
  expect(() => batchArguments(args)).toThrow(UsageError);
  expect(() => batchArguments(args)).toThrow(words);
});

it('says before printing, in one sentence, what it cannot do, and leaves nothing behind', async () => {
  const zip = join(folder, 'lote.zip');
  await expect(batchCommand(['--out', join(folder, 'no', 'lote.zip')])).rejects.toThrow('No existe la carpeta');
  await expect(batchCommand(['--out', zip, '--text', 'nadie'])).rejects.toThrow('Ninguna unidad');
  await expect(batchCommand(['--out', zip, '--what', 'last-run'])).rejects.toThrow(
    'No se imprimió nada. La unidad no tiene verificaciones completas.',
  );
  // Where there is no Electron there is nothing to print with, and a batch is no single page.
  await expect(batchCommand(['--out', zip])).rejects.toThrow(/Electron|COTEJO_ELECTRON/);
  expect(existsSync(zip)).toBe(false);
  expect(readdirSync(join(folder, 'tmp'))).toEqual([]);
});
