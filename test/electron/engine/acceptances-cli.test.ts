import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AcceptanceTemplate } from '../../../electron/engine/acceptance-template.ts';
import type { VerificationResult } from '../../../shared/model/index.ts';
import { PROJECT, RESOURCES } from '../../support/project.ts';

const MAIN = join(PROJECT, 'electron', 'cli', 'main.ts');
const SAMPLES = join(RESOURCES, 'samples', 'giis');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cotejo-aceptaciones-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function cotejo(...args: readonly string[]) {
  const env = { ...process.env, COTEJO_HOME: join(folder, 'datos'), NODE_NO_WARNINGS: '1' };
  return spawnSync(process.execPath, [MAIN, ...args], { encoding: 'utf8', env, cwd: folder });
}

const at = (name: string) => join(folder, name);
const json = <T>(name: string) => JSON.parse(readFileSync(at(name), 'utf8')) as T;

/** What two runs of the same bytes have in common: all but their id and times. */
function lasting(name: string) {
  const { run, ...rest } = json<VerificationResult>(name);
  return { ...rest, run: { ...run, id: '', startedAt: '', durationMs: 0 } };
}

/** A template of everything that can be accepted, filled in. */
function filledTemplate(checklist: string, name: string, change: (one: object, i: number) => object = (one) => one) {
  cotejo('verify', SAMPLES, '--checklist', checklist, '--json', at('antes.json'));
  const { status, stdout, stderr } = cotejo('report', 'acceptances', '--result', at('antes.json'), '--out', at(name));
  expect([status, stderr]).toEqual([0, '']);
  const template = json<AcceptanceTemplate>(name);
  expect(stdout).toContain(`Plantilla con ${template.acceptances.length} hallazgos`);
  const acceptances = template.acceptances.map((one, i) => change({ ...one, reason: 'Motivo', author: 'Ana' }, i));
  writeFileSync(at(name), JSON.stringify({ ...template, acceptances }));
  return acceptances.length;
}

it('accepted findings do not make the exit code 1; they are counted apart, and the result stays', () => {
  // A list without mandatory items that an export can break.
  filledTemplate('ece-funcional', 'todas.json');
  const args = ['verify', SAMPLES, '--checklist', 'ece-funcional'];
  expect(cotejo(...args).status).toBe(1);
  const { status, stdout } = cotejo(...args, '--acceptances', at('todas.json'));
  expect(stdout).toMatch(/\d+ hallazgos aceptados aparte\./);
  expect(status).toBe(0);
  cotejo(...args, '--acceptances', at('todas.json'), '--json', at('despues.json'));
  expect(lasting('despues.json')).toEqual(lasting('antes.json'));
});

it('says on standard error what no longer matches or is over; the errors that a norm forbids to accept still count', () => {
  const size = filledTemplate('nom-024-ssa3-2012', 'viejas.json', (one, i) => {
    if (i === 0) return { ...one, fingerprint: '0000000000000000' };
    return i === 1 ? { ...one, expiresOn: '2020-01-01' } : one;
  });
  expect(size).toBeGreaterThan(2);
  const { status, stdout, stderr } = cotejo('verify', SAMPLES, '--acceptances', at('viejas.json'));
  expect(status).toBe(1);
  expect(stdout).toContain('1 aceptación ya no coincide con ningún hallazgo; 1 aceptación vencida.');
  expect(stderr).toMatch(/cotejo: la aceptación de «[a-z0-9-]+» \(0{16}\) ya no coincide/);
  expect(stderr).toMatch(/venció el 01\/01\/2020/);
});

it('says in one sentence what is wrong with the file or with the words', () => {
  writeFileSync(at('mala.json'), JSON.stringify({ schema: 'cotejo/acceptances@1', acceptances: [{ rule: 'x' }] }));
  const bad = cotejo('verify', SAMPLES, '--acceptances', at('mala.json'));
  expect(bad.status).toBe(2);
  expect(bad.stderr).toContain('«mala.json» no se puede usar. En «acceptances[0].fingerprint»: falta la huella.');
  const asked = cotejo('report', 'acceptances', '--run', 'x', '--result', 'y');
  expect([asked.status, asked.stderr]).toEqual([
    2,
    'cotejo: Diga de qué resultado: --run IDENTIFICADOR o --result ARCHIVO.json.\n',
  ]);
  expect(cotejo('report', 'acceptances', '--result', at('antes.json')).stderr).toContain('falta --out');
});

it('lists what is accepted in a run of the registry', () => {
  const saved = cotejo('verify', SAMPLES, '--save', '--json', at('guardada.json'));
  expect(saved.status).toBe(1);
  const { run } = json<VerificationResult>('guardada.json');
  const { status, stdout, stderr } = cotejo('report', 'acceptances', '--run', run.id);
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toBe('En esta verificación no hay hallazgos aceptados.\n');
  expect(JSON.parse(cotejo('report', 'acceptances', '--run', run.id, '--json').stdout)).toMatchObject({ accepted: [] });
});
