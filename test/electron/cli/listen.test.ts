import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { listenCommand } from '../../../electron/cli/listen-command.ts';
import { messagesOf } from '../../../electron/cli/message-files.ts';
import { sendCommand } from '../../../electron/cli/send-command.ts';
import { frameMessage } from '../../../shared/formats/hl7v2/mllp.ts';
import type { VerificationResult } from '../../../shared/model/index.ts';
import { PROJECT } from '../../support/project.ts';
import { makeCertificate } from '../../support/tls-certificate.ts';
import { admission, PERSONAL } from '../engine/live-messages.ts';

const MAIN = join(PROJECT, 'electron', 'cli', 'main.ts');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cotejo-interfaz-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Running {
  readonly child: ChildProcess;
  readonly out: { stdout: string; stderr: string };
  readonly ended: Promise<number | null>;
}

function cotejo(...args: readonly string[]): Running {
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: { ...process.env, NODE_NO_WARNINGS: '1', COTEJO_HOME: join(folder, 'datos') },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const out = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => {
    out.stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    out.stderr += chunk;
  });
  return { child, out, ended: new Promise((done) => child.once('close', done)) };
}

/** A listener, and the port that it says it listens on. */
async function listener(...args: readonly string[]) {
  const running = cotejo('listen', '--port', '0', ...args);
  const port = await new Promise<string>((done, fail) => {
    running.child.stderr?.on('data', () => {
      const found = /Escucha en 127\.0\.0\.1:(\d+)/.exec(running.out.stderr);
      if (found) done(found[1]);
    });
    running.ended.then(() => fail(new Error(running.out.stderr)));
  });
  return { ...running, port };
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const THREE = ['m1', 'm2', 'm3'].map((id) => admission(id));

describe('cotejo listen and cotejo send', () => {
  it('hand over, verify, answer and sum up', { timeout: 120_000 }, async () => {
    const out = join(folder, 'llego.hl7');
    const json = join(folder, 'resultado.json');
    const path = file('tres.hl7', Buffer.concat(THREE).toString('latin1').replaceAll('\r', '\r\n'));
    const { port, ended, out: said } = await listener('--count', '3', '--out', out, '--json', json);
    const sending = cotejo('send', path, '--port', port);
    expect(await sending.ended).toBe(1);
    expect(sending.out.stdout).toMatch(
      /^3 mensajes en [\d.]+ s: AE 3\nAcuse: 95 % en \d+ ms o menos; el más lento, \d+ ms\n$/,
    );
    expect(await ended).toBe(1);
    const result = JSON.parse(readFileSync(json, 'utf8')) as VerificationResult;
    expect(result.files).toMatchObject([{ path: 'llego.hl7', format: 'hl7v2', rows: 3 }]);
    expect(said.stdout).toMatch(/^1 {2}\d\d:\d\d:\d\d {2}127\.0\.0\.1:\d+ {2}ADT\^A01 {2}m1 {2}AE {2}\d+ errores?, /);
    expect(said.stdout).toContain('Puntaje:');
    expect(readFileSync(out)).toEqual(Buffer.concat(THREE));
    for (const word of PERSONAL) expect(said.stdout + said.stderr).not.toContain(word);
    // Nothing of it lies anywhere else.
    expect(existsSync(join(folder, 'datos', 'interfaz'))).toBe(false);
    const again = cotejo('listen', '--port', '0', '--out', out);
    expect(await again.ended).toBe(2);
    expect(again.out.stderr).toMatch(/^cotejo: Ya existe .*llego\.hl7: elija otro archivo/);
  });

  it('hold each message and the whole against a local profile', { timeout: 120_000 }, async () => {
    const json = join(folder, 'con-perfil.json');
    const profile = join(PROJECT, 'resources', 'hl7v2-perfil');
    const own = file('listas.json', '{ "localCodes": { "service": ["HL70069"] } }');
    const options = ['--hl7-profile', profile, '--hl7-config', own, '--without-layer', 'hl7v2-tabla,hl7v2-contenido'];
    const { port, ended, out } = await listener('--count', '1', '--json', json, ...options);
    await cotejo('send', file('perfil.hl7', admission('m1')), '--port', port).ended;
    expect(await ended).toBe(1);
    const { run, files, layers, rules } = JSON.parse(readFileSync(json, 'utf8')) as VerificationResult;
    expect(run.options.hl7Profiles?.map(({ name }) => name)).toEqual([
      'PROFILE.xml',
      'CONSTRAINTS.xml',
      'VALUESETS.xml',
    ]);
    expect(run.options.ownLists?.map(({ name }) => name)).toEqual(['listas.json']);
    const local = layers?.find(({ id }) => id === 'hl7v2-perfil');
    expect((local?.held ?? 0) + (local?.failed ?? 0) + (local?.undecided ?? 0)).toBe(1);
    expect(layers?.filter(({ leftOut }) => leftOut).map(({ id }) => id)).toEqual(['hl7v2-tabla', 'hl7v2-contenido']);
    expect(rules.filter(({ id }) => id.startsWith('hl7v2-contenido'))).toEqual([]);
    const errors = rules.filter(({ severity }) => severity === 'error').reduce((sum, { total }) => sum + total, 0);
    expect(errors).toBeGreaterThan(0);
    expect(files[0].rows).toBe(1);
    expect(out.stdout).toContain(`AE  ${errors} error`);
  });

  it('end in order at Ctrl+C, and leave nothing behind', { timeout: 120_000 }, async () => {
    const { port, child, ended, out } = await listener();
    const path = file('uno.hl7', admission('m1'));
    await cotejo('send', path, '--port', port).ended;
    child.kill('SIGINT');
    expect(await ended).toBe(1);
    expect(out.stdout).toContain('1 registro');
    expect(readdirSync(join(folder, 'datos', 'interfaz'))).toEqual([]);
  });

  it('after a crash, what came is still there', { timeout: 120_000 }, async () => {
    const { port, child, ended } = await listener();
    await cotejo('send', file('caida.hl7', admission('m1')), '--port', port).ended;
    child.kill('SIGKILL');
    await ended;
    const left = readdirSync(join(folder, 'datos', 'interfaz')).filter((name) => name.endsWith('.hl7'));
    expect(left.map((name) => readFileSync(join(folder, 'datos', 'interfaz', name)))).toEqual([admission('m1')]);
    rmSync(join(folder, 'datos', 'interfaz'), { recursive: true });
  });

  it('speak TLS, and trust nobody whom they cannot verify', { timeout: 120_000 }, async () => {
    const { caFile } = makeCertificate();
    const [key, cert] = ['server.key', 'server.pem'].map((name) => join(dirname(caFile), name));
    const { port, ended } = await listener('--count', '1', '--tls-key', key, '--tls-cert', cert);
    const path = file('tls.hl7', admission('m1'));
    const trustless = cotejo('send', path, '--host', 'localhost', '--port', port, '--tls');
    expect(await trustless.ended).toBe(2);
    expect(trustless.out.stderr).toContain('No se confía en localhost');
    const trusting = cotejo('send', path, '--host', 'localhost', '--port', port, '--tls', '--ca', caFile);
    expect(await trusting.ended).toBe(1);
    expect(trusting.out.stdout).toContain('AE 1');
    expect(await ended).toBe(1);
  });

  it('send the other files where one has nothing to send', { timeout: 120_000 }, async () => {
    const { port, ended } = await listener('--count', '1');
    const sending = cotejo('send', file('a.pdf', '%PDF-1.7'), file('b.hl7', admission('m1')), '--port', port);
    expect(await sending.ended).toBe(2);
    expect(sending.out.stdout).toMatch(/^1 mensaje en /);
    expect(sending.out.stderr).toBe('cotejo: a.pdf no tiene mensajes de HL7 v2: ninguna línea empieza con MSH.\n');
    expect(await ended).toBe(1);
  });

  it('say that nothing came', { timeout: 120_000 }, async () => {
    const { ended, out } = await listener('--for', '1');
    expect(await ended).toBe(2);
    expect(out.stderr).toContain('no llegó ningún mensaje');
  });

  it('say in one sentence what is wrong', { timeout: 60_000 }, async () => {
    vi.stubEnv('COTEJO_HOME', join(folder, 'datos'));
    onTestFinished(() => void vi.unstubAllEnvs());
    const one = file('uno.hl7', admission('m1'));
    const taken = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void taken.close());
    await new Promise((done) => taken.once('listening', done));
    const { port } = taken.address() as { readonly port: number };
    const listening = (...args: readonly string[]) => listenCommand(args);
    const sending = (...args: readonly string[]) => sendCommand(args);
    await expect(listening('--port', String(port))).rejects.toThrow(/ya lo usa otro programa/);
    await expect(listening()).rejects.toThrow(/Falta --port/);
    await expect(listening('--port', 'x')).rejects.toThrow(/--port espera un número de 0 a 65535/);
    await expect(listening('--port', '0', '--tls-key', 'x')).rejects.toThrow(/las dos/);
    await expect(listening('x', '--port', '0')).rejects.toThrow(/no espera archivos/);
    await expect(listening('--port', '0', '--idle', '99999999')).rejects.toThrow(/--idle espera/);
    await expect(listening('--port', '0', '--hl7-profile', one)).rejects.toThrow(/No es un perfil/);
    await expect(listening('--port', '0', '--without-layer', 'no-hay-tal')).rejects.toThrow(/no-hay-tal/);
    await expect(listening('--port', '0', '--hl7-config', one)).rejects.toThrow(/uno\.hl7/);
    await expect(listening('--port', '0', '--host', ' ')).rejects.toThrow(/--host espera/);
    const nowhere = join(folder, 'no', 'hay', 'r.json');
    await expect(listening('--port', '0', '--json', nowhere)).rejects.toThrow(/No existe la carpeta/);
    await expect(sending('--port', '1')).rejects.toThrow(/Falta decir qué enviar/);
    await expect(sending(one, '--port', '1', '--ca', 'x')).rejects.toThrow(/--ca sólo sirve con --tls/);
    await expect(sending(one, '--port', '1')).rejects.toThrow(/no acepta conexiones/);
  });
});

describe('the messages of a file', () => {
  async function read(content: string | Uint8Array): Promise<readonly string[]> {
    const path = file('mensajes.hl7', content);
    const input = { path: 'mensajes.hl7', absolute: path, bytes: 1 };
    const messages: string[] = [];
    for await (const message of messagesOf(input)) messages.push(Buffer.from(message).toString('latin1'));
    return messages;
  }
  const whole = THREE.map((message) => message.toString('latin1'));

  it.each(['\r', '\n', '\r\n'])('end their segments with %j', async (end) => {
    expect(await read(Buffer.concat(THREE).toString('latin1').replaceAll('\r', end))).toEqual(whole);
  });

  it('come without the batch around them, and as they lie in frames', async () => {
    const batch = `FHS|^~\\&\rBHS|^~\\&\r${whole.join('\r')}BTS|3\rFTS|1\r`;
    expect(await read(Buffer.from(batch, 'latin1'))).toEqual(whole);
    expect(await read(Buffer.concat(THREE.map((message) => frameMessage(message))))).toEqual(whole);
  });

  it('are missed in one sentence where there are none', async () => {
    await expect(read('PID|1\rhola\n')).rejects.toThrow('mensajes.hl7 no tiene mensajes de HL7 v2');
  });

  it('are given before the half one at the end of the frames is told', async () => {
    const path = file('a-medias.hl7', Buffer.concat([frameMessage(THREE[0]), frameMessage(THREE[1]).subarray(0, 90)]));
    const messages = messagesOf({ path: 'a-medias.hl7', absolute: path, bytes: 1 });
    expect(Buffer.from((await messages.next()).value ?? [])).toEqual(THREE[0]);
    await expect(messages.next()).rejects.toThrow(/^a-medias\.hl7 tiene un mensaje sin el final de su trama/);
  });

  it('may be longer than what is read at a time', async () => {
    const long = `${whole[0]}OBX|1|ED|||${'A'.repeat(3_000_000)}\r`;
    expect(await read(Buffer.from(`${long}${whole[1]}`, 'latin1'))).toEqual([long, whole[1]]);
    expect(existsSync(join(folder, 'mensajes.hl7'))).toBe(true);
  });
});
