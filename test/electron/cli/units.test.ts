import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { UsageError } from '../../../electron/cli/arguments.ts';
import { catalogsCommand } from '../../../electron/cli/catalogs-command.ts';
import { attributesCommand, unitCommand, unitsCommand } from '../../../electron/cli/units-command.ts';

let folder: string;
let out = '';
let err = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cotejo-unidades-'));
  vi.stubEnv('COTEJO_HOME', join(folder, 'datos'));
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += String(text);
    return true;
  });
});
beforeEach(() => {
  out = '';
  err = '';
});
afterAll(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

it('a catalogue of units goes into the registry, and its units are listed, written and shown', async () => {
  const csv = [
    'clues,nombre_unidad,en_operacion,id_entidad_federativa,tipo_unidad,institucion',
    'CSSSA000020,HOSPITAL SINTÉTICO,1,7,2,SSA',
    'NLSSA000010,CLÍNICA SINTÉTICA,2,19,1,SSA',
  ].join('\n');
  expect(await catalogsCommand(['import', file('clues.csv', csv), '--edition', '2026'])).toBe(0);
  expect(out).toContain('Entraron al registro: 2 unidades.');
  out = '';
  expect(await unitsCommand({ text: 'sintetico', state: ['7'] })).toBe(0);
  expect(out).toBe('CSSSA000020  07  SSA    sin-verificar      HOSPITAL SINTÉTICO\n');
  out = '';
  await unitsCommand({ json: '-', operating: true });
  expect((JSON.parse(out) as readonly { readonly clues: string }[]).map(({ clues }) => clues)).toEqual(['CSSSA000020']);
  const target = join(folder, 'unidades.csv');
  await unitsCommand({ csv: target });
  expect(readFileSync(target, 'utf8').split('\r\n')).toHaveLength(4);
  expect(err).toContain('2 unidades.');
  out = '';
  await unitCommand('csssa000020');
  expect(out).toContain('CSSSA000020  HOSPITAL SINTÉTICO');
  expect(out).toContain('Entró al registro con el catálogo clues@2026.');
});

it('attributes are taken, and what was left out is told', async () => {
  const path = file('camas.csv', 'CLUES,camas\nCSSSA000020,30\nDFSSA999999,1\n');
  expect(await attributesCommand(path)).toBe(0);
  expect(out).toBe('Se tomaron camas de 1 unidad.\n');
  expect(err).toBe('Renglón 3: La unidad DFSSA999999 no está en el registro.\n');
  expect(await attributesCommand(file('nada.csv', 'CLUES,camas\nDFSSA999999,1\n'))).toBe(2);
});

it('bad arguments give a sentence', async () => {
  expect(() => unitsCommand({ standing: ['certificada'] })).toThrow(UsageError);
  expect(() => unitsCommand({ state: ['40'] })).toThrow('--state va con la clave INEGI de una entidad');
  expect(() => unitCommand(undefined)).toThrow(UsageError);
  expect(() => attributesCommand(undefined)).toThrow(UsageError);
  await expect(unitCommand('DFSSA999999')).rejects.toThrow('Esa unidad no está en el registro.');
  await expect(attributesCommand(join(folder, 'no-hay.csv'))).rejects.toThrow(/no existe/);
});
