import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { connectionsCommand } from '../../../electron/cli/connections-command.ts';
import { fetchCommand } from '../../../electron/cli/fetch-command.ts';
import { publishCommand } from '../../../electron/cli/publish-command.ts';
import { verifyCommand } from '../../../electron/cli/verify-command.ts';
import { type Resource, startFhirServer } from '../../support/fhir-server.ts';
import { PROJECT, RESOURCES } from '../../support/project.ts';

const MAIN = join(PROJECT, 'electron', 'cli', 'main.ts');
const SECRET = 'ficha-sintetica-de-la-orden';
const COMMANDS = {
  fetch: fetchCommand,
  connections: connectionsCommand,
  publish: publishCommand,
  verify: verifyCommand,
} as const;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cotejo-servidores-'));
  writeFileSync(join(folder, 'ficha.txt'), `${SECRET}\n`);
  vi.stubEnv('COTEJO_HOME', join(folder, 'datos'));
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a command in this process: its own start is what takes time, and what others test. */
async function cotejo(command: keyof typeof COMMANDS, ...args: readonly string[]) {
  const out = { stdout: '', stderr: '' };
  const take = (name: keyof typeof out) =>
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      out[name] += String(text);
      return true;
    });
  const spies = [take('stdout'), take('stderr')];
  try {
    return { status: await COMMANDS[command](args), ...out };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

const patients = (count: number): Resource[] =>
  Array.from({ length: count }, (_, index) => ({ resourceType: 'Patient', id: `p${index}`, gender: 'female' }));

describe('cotejo fetch', () => {
  it('fetches, and verifies what it fetched', async () => {
    const server = await startFhirServer();
    server.store.set('Patient', patients(7));
    const out = join(folder, 'uno');
    const fetched = await cotejo('fetch', server.url, '--out', out, '--types', 'Patient', '--verify');
    expect(fetched.stderr).toBe('');
    expect(fetched.stdout).toMatch(/Se obtuvo todo lo pedido: .*\n {2}Patient\.ndjson +7 recursos/);
    expect(fetched.stdout).toMatch(/Patient\.ndjson {2}fhir\/r4.*7 registros/);
    expect(fetched.stdout).toContain('Puntaje:');
    expect(readdirSync(out).sort()).toEqual(['Patient.ndjson', 'manifest.json']);
  });

  it('stops in order at Ctrl-C, and goes on from there', { timeout: 60_000 }, async () => {
    const server = await startFhirServer();
    server.store.set('Patient', patients(7));
    const out = join(folder, 'tres');
    const child = spawn(process.execPath, [MAIN, 'fetch', server.url, '--out', out, '--types', 'Patient'], {
      env: { ...process.env, NODE_NO_WARNINGS: '1' },
    });
    server.fault = ({ path }) => {
      if (path.includes('from=3')) child.kill('SIGINT');
      // The answer is never given: only the interrupt ends it.
      return path.includes('from=3');
    };
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    const status = await new Promise((done) => child.on('close', done));
    expect([status, stderr]).toEqual([2, expect.stringMatching(/^cotejo: Se canceló\. .*puede continuarse\.\n$/)]);
    server.fault = () => false;
    expect((await cotejo('fetch', server.url, '--out', out, '--types', 'Patient', '--resume')).status).toBe(0);
    expect(readFileSync(join(out, 'Patient.ndjson'), 'utf8').trim().split('\n')).toHaveLength(7);
  });

  it('says what it did not get, and ends with 2', async () => {
    const server = await startFhirServer();
    server.store.set('Patient', patients(1));
    const out = join(folder, 'cuatro');
    const { status, stderr } = await cotejo('fetch', server.url, '--out', out, '--types', 'Patient,Consent');
    expect([status, stderr]).toEqual([2, expect.stringMatching(/^cotejo: Consent: El servidor no tiene.*404.*\n$/)]);
  });

  it.each([
    [['https://x.example/fhir'], /--out/],
    [['--out', 'x'], /--connection NOMBRE/],
    [['https://x.example/fhir', '--connection', 'y', '--out', 'x'], /una de las dos/],
    [['--connection', 'y', '--out', 'x', '--token-file', 'z'], /ya dice cómo entrar/],
    [['http://x.example/fhir', '--out', 'x'], /sin cifrar/],
    [['https://x.example/fhir', '--out', 'x', '--patient', '1', '--bulk'], /no van juntas/],
    [['https://x.example/fhir', '--out', 'x', '--client-id', 'a'], /--client-secret-file/],
    [['https://x.example/fhir', '--out', 'x', '--token-file', 'no-hay'], /No se puede leer/],
    [['https://x.example/fhir', '--out', 'x', '--max-resources', '0'], /--max-resources/],
    [['--connection', 'no-hay', '--out', 'x'], /No hay una conexión/],
  ])('refuses in one sentence: %j', async (args, sentence) => {
    await expect(cotejo('fetch', ...args)).rejects.toThrow(sentence);
  });
});

describe('cotejo connections', () => {
  it('keeps, tests, uses and removes one, and shows its secret nowhere', async () => {
    const server = await startFhirServer();
    server.authorization = `Bearer ${SECRET}`;
    server.store.set('Patient', patients(2));
    const token = ['--token-file', join(folder, 'ficha.txt')];
    const add = await cotejo('connections', 'add', server.url, '--name', 'prueba', ...token);
    expect(add.stdout).toContain('Se guardó la conexión «prueba»');
    const list = await cotejo('connections', 'list');
    expect(list.stdout).toMatch(/^prueba .*ficha de acceso/);
    const test = await cotejo('connections', 'test', 'prueba');
    expect([test.status, test.stdout]).toEqual([1, expect.stringContaining('El servidor habla FHIR R4 (4.0.1).')]);
    const fetched = await cotejo('fetch', '--connection', 'prueba', '--out', join(folder, 'cinco'));
    expect(fetched.status).toBe(0);
    for (const { stdout, stderr } of [add, list, test, fetched]) expect(`${stdout}${stderr}`).not.toContain(SECRET);
    expect(readFileSync(join(folder, 'cinco', 'manifest.json'), 'utf8')).not.toContain(SECRET);
    expect((await cotejo('connections', 'remove', 'prueba')).status).toBe(0);
    expect((await cotejo('connections', 'remove', 'prueba')).status).toBe(2);
  });
});

describe('cotejo publish', () => {
  it('writes what it would publish, publishes it, and changes nothing the second time', async () => {
    const server = await startFhirServer();
    await cotejo('connections', 'add', server.url, '--name', 'estado');
    const saved = await cotejo('verify', join(RESOURCES, 'samples'), '--save');
    const run = /identificador ([0-9a-f-]+)\./.exec(saved.stdout)?.[1] ?? 'none';
    const file = join(folder, 'publicacion.json');
    const dry = await cotejo('publish', '--run', run, '--dry-run', file);
    expect([dry.status, dry.stderr]).toEqual([0, '']);
    expect(server.log).toEqual([]);
    const bundle = JSON.parse(readFileSync(file, 'utf8')) as { readonly type: string; readonly entry: unknown[] };
    expect(bundle.type).toBe('transaction');
    // The samples are full of CURPs; not even a masked one leaves, in the clear or within the digest.
    const digests = [...readFileSync(file, 'utf8').matchAll(/"data": "([^"]+)"/g)];
    expect(digests).toHaveLength(1);
    const texts = [readFileSync(file, 'utf8'), ...digests.map(([, data]) => Buffer.from(data, 'base64').toString())];
    for (const text of texts) expect(text).not.toMatch(/[A-ZÑ]{4}\d{6}[HMX]|••|\.TXT"|\.json"/);
    const first = await cotejo('publish', '--run', run, '--connection', 'estado');
    expect(first.stdout).toContain(`${bundle.entry.length} recursos nuevos, 0 que ya estaban`);
    const second = await cotejo('publish', '--run', run, '--connection', 'estado');
    expect(second.stdout).toContain(`0 recursos nuevos, ${bundle.entry.length} que ya estaban`);
    expect(server.posted[1]).toBe(server.posted[0]);
    await expect(cotejo('publish', '--run', 'no-hay-tal', '--dry-run', file)).rejects.toThrow(/verificación/);
  });
});
