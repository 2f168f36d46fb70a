import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { platform } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openSpool } from '../../../electron/engine/live-spool.ts';
import { createLiveWork } from '../../../electron/engine/live-work.ts';
import type { RunEnd } from '../../../electron/engine/run-keeper.ts';
import { verifyExport } from '../../../electron/engine/verify-export.ts';
import type { AuditDetail } from '../../../electron/registry/audit.ts';
import { type EngineEvent, engineMethods } from '../../../shared/ipc/contract.ts';
import type { LiveState, VerificationResult } from '../../../shared/model/index.ts';
import { RESOURCES } from '../../support/project.ts';
import { temporaryFolder } from '../registry/support.ts';
import { admission, clientOf, PERSONAL } from './live-support.ts';

const CHECKLIST = 'nom-024-ssa3-2012';
const FACTS = { startedAt: '2026-01-01T10:00:00-06:00', checklist: CHECKLIST, address: '127.0.0.1:2575' };
const setupOf = (checklist: string) => ({ resourcesFolder: RESOURCES, checklist, maxFindings: 20 });

function work(folder = join(temporaryFolder(), 'interfaz'), end: RunEnd = 'completa') {
  const changes: LiveState[] = [];
  const results: VerificationResult[] = [];
  const recorded: [string, AuditDetail][] = [];
  const live = createLiveWork({
    folder,
    setupOf: async (checklist) => setupOf(checklist),
    workerScript: new URL('../../../electron/engine/live-worker.ts', import.meta.url),
    emit: (event: EngineEvent) => {
      if (event.event === 'live.changed') changes.push(event.payload);
    },
    startRun: async ({ path, checklist, unit }, onEnded) => {
      const request = { paths: [path], setup: setupOf(checklist), unit, toolVersion: 'prueba', threads: 0 };
      const { result } = await verifyExport(request);
      results.push(result);
      await onEnded(end, result.run.id);
      return { runId: result.run.id };
    },
    record: async (action, detail) => void recorded.push([action, detail]),
  });
  onTestFinished(() => live.close());
  return { ...live, folder, changes, results, recorded };
}

const start = (patch: object = {}) =>
  engineMethods['live.start'].input.parse({ port: 0, checklist: CHECKLIST, ...patch });
const portOf = ({ session }: LiveState) => Number(session?.address.split(':').at(-1));

describe('a live interface, as the window asks for it', () => {
  it('gives a run with the figures of the list', { timeout: 60_000 }, async () => {
    const { handlers, folder, changes, results, runDeleted } = work();
    const begun = await handlers['live.start'](start());
    expect(begun).toMatchObject({ status: 'listening', settings: { host: '127.0.0.1', idleSeconds: 300 } });
    const client = await clientOf(portOf(begun));
    for (const id of ['m1', 'm2', 'm3']) await client.send(admission(id), id, ['application']);
    await expect(handlers['live.start'](start())).rejects.toThrow('Ya se está escuchando');
    await expect(handlers['live.save']({ session: String(begun.session?.id) })).rejects.toThrow('Detenga antes');
    const stopped = await handlers['live.stop'](undefined);
    expect(stopped).toMatchObject({ status: 'stopped', counts: { messages: 3 }, leftover: [] });
    await expect(handlers['live.start'](start())).rejects.toThrow('Guarde o descarte antes');
    const id = String(stopped.session?.id);
    expect(readFileSync(join(folder, `${id}.hl7`))).toEqual(
      Buffer.concat(['m1', 'm2', 'm3'].map((one) => admission(one))),
    );

    const { runId } = await handlers['live.save']({ session: id });
    const [{ files, score, rules }] = results;
    expect(files).toMatchObject([{ format: 'hl7v2', rows: 3 }]);
    expect(stopped.score).toBe(score.percent);
    const errors = rules.filter(({ severity }) => severity === 'error').reduce((sum, { total }) => sum + total, 0);
    expect(stopped.messages.reduce((sum, message) => sum + message.errors, 0)).toBe(errors);
    expect(await handlers['live.state'](undefined)).toMatchObject({ status: 'idle', session: null, leftover: [] });

    await vi.waitFor(() => expect(changes.at(-1)?.status).toBe('idle'));
    expect(changes.flatMap(({ messages }) => messages.map(({ number }) => number))).toEqual([1, 2, 3]);
    for (const word of PERSONAL) expect(JSON.stringify([changes, stopped])).not.toContain(word);
    await runDeleted(runId);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.skipIf(platform() === 'win32')('keeps what came where only this user reads', { timeout: 60_000 }, async () => {
    const { handlers, folder } = work();
    const begun = await handlers['live.start'](start());
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    const files = readdirSync(folder);
    expect(files.map((name) => statSync(join(folder, name)).mode & 0o777)).toEqual([0o600, 0o600, 0o600]);
    const client = await clientOf(portOf(begun));
    await client.send(admission('m1'), 'm1', ['application']);
    const { session } = await handlers['live.stop'](undefined);
    expect(await handlers['live.discard']({ session: String(session?.id) })).toEqual({ discarded: true });
    expect(readdirSync(folder)).toEqual([]);
    expect((await handlers['live.state'](undefined)).status).toBe('idle');
    await expect(handlers['live.discard']({ session: String(session?.id) })).rejects.toThrow('ya no está');
  });

  it('leaves nothing where nothing came, and starts anew', { timeout: 60_000 }, async () => {
    const { handlers, folder } = work();
    await handlers['live.start'](start());
    expect(await handlers['live.stop'](undefined)).toMatchObject({ status: 'idle', session: null });
    expect(readdirSync(folder)).toEqual([]);
    await expect(handlers['live.stop'](undefined)).rejects.toThrow('No se está escuchando nada');
    expect((await handlers['live.start'](start())).status).toBe('listening');
  });

  it('says in one sentence why it cannot listen, and is idle again', { timeout: 60_000 }, async () => {
    const { handlers, folder } = work();
    const taken = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void taken.close());
    await new Promise((done) => taken.once('listening', done));
    const { port } = taken.address() as { readonly port: number };
    await expect(handlers['live.start'](start({ port }))).rejects.toThrow('ya lo usa otro programa');
    const tls = { keyFile: join(folder, 'no'), certFile: join(folder, 'no'), caFile: null };
    await expect(handlers['live.start'](start({ tls }))).rejects.toThrow('No se puede leer el archivo con la llave');
    await expect(handlers['live.start'](start({ checklist: 'no-hay-tal' }))).rejects.toThrow('no-hay-tal');
    expect((await handlers['live.state'](undefined)).status).toBe('idle');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('knows the addresses of this computer', async () => {
    const addresses = await work().handlers['live.addresses'](undefined);
    expect(addresses[0].address).toMatch(/^127\.|^::1$/);
  });

  it.each([{ port: -1 }, { port: 70_000 }, { host: '' }, { maxMessageBytes: 1 }, { idleSeconds: 0 }, { unit: 'x' }])(
    'is refused by the contract: %j',
    (patch) => {
      expect(engineMethods['live.start'].input.safeParse({ port: 0, checklist: CHECKLIST, ...patch }).success).toBe(
        false,
      );
    },
  );
});

describe('what a crash left', () => {
  it('is offered, and can be saved or discarded', { timeout: 60_000 }, async () => {
    const { handlers, folder, results, recorded } = work();
    const first = await openSpool(folder, FACTS);
    await first.append(admission('m1'));
    await first.close();
    const second = await openSpool(folder, FACTS);
    await second.append(admission('m2'));
    await second.close();
    expect(second.id).not.toBe(first.id);
    const { leftover } = await handlers['live.state'](undefined);
    expect(leftover.map(({ id, bytes }) => [id, bytes])).toEqual([
      [first.id, admission('m1').length],
      [second.id, admission('m2').length],
    ]);
    await handlers['live.save']({ session: first.id });
    expect(results[0].files[0].rows).toBe(1);
    await handlers['live.discard']({ session: second.id });
    expect((await handlers['live.state'](undefined)).leftover).toEqual([]);
    expect(existsSync(first.path)).toBe(true);
    const { startedAt, address } = FACTS;
    const bytes = admission('m1').length;
    expect(recorded).toEqual([
      ['escucha-guardada', { session: first.id, startedAt, address, bytes, run: results[0].run.id }],
      ['escucha-descartada', { session: second.id, startedAt, address, bytes }],
    ]);
  });

  it.each(['cancelada', 'error'] as const)('is offered again where its run ends as %s', async (end) => {
    const { handlers, folder, recorded } = work(undefined, end);
    const kept = await openSpool(folder, FACTS);
    await kept.append(admission('m1'));
    await kept.close();
    await handlers['live.save']({ session: kept.id });
    expect((await handlers['live.state'](undefined)).leftover.map(({ id }) => id)).toEqual([kept.id]);
    expect(recorded).toEqual([]);
  });

  it('says the port that was taken where any would do', { timeout: 60_000 }, async () => {
    const { handlers, folder } = work();
    const begun = await handlers['live.start'](start());
    const note = readFileSync(join(folder, `${begun.session?.id}.json`), 'utf8');
    expect(JSON.parse(note)).toMatchObject({ address: `127.0.0.1:${portOf(begun)}` });
    expect(portOf(begun)).toBeGreaterThan(0);
  });

  it('is not what another window still writes, and is offered when that one ends', { timeout: 20_000 }, async () => {
    const { handlers, folder, changes } = work();
    const writing = await openSpool(folder, FACTS);
    await writing.append(admission('m1'));
    expect((await handlers['live.state'](undefined)).leftover).toEqual([]);
    await writing.close();
    await vi.waitFor(() => expect(changes.at(-1)?.leftover.map(({ id }) => id)).toEqual([writing.id]), 10_000);
  });
});
