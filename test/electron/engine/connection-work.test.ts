import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createConnectionWork } from '../../../electron/engine/connection-work.ts';
import { type EngineEvent, type Events, engineMethods } from '../../../shared/ipc/contract.ts';
import { startFhirServer, type TestServer } from '../../support/fhir-server.ts';
import { settingsFor } from '../connections/support.ts';
import { keep, open, temporaryFolder } from '../registry/support.ts';

const SECRET = 'ficha-sintetica-de-la-ventana';

function work() {
  const registry = open(temporaryFolder());
  const events: EngineEvent[] = [];
  const ended = Promise.withResolvers<Events['fetch.ended']>();
  const emit = (event: EngineEvent) => {
    events.push(event);
    if (event.event === 'fetch.ended') ended.resolve(event.payload);
  };
  const { handlers, close } = createConnectionWork({ registry, toolVersion: 'prueba', emit });
  return { registry, handlers, close, events, ended: ended.promise };
}

function serverWith(count: number): Promise<TestServer> {
  return startFhirServer().then((server) => {
    const list = Array.from({ length: count }, (_, index) => ({ resourceType: 'Patient', id: `p${index}` }));
    server.store.set('Patient', list);
    return server;
  });
}

const target = { kind: 'search', types: ['Patient'] } as const;

describe('connections, as the window asks for them', () => {
  it('are saved as the contract allows, and come back without their secret', async () => {
    const { handlers, registry } = work();
    const server = await serverWith(1);
    server.authorization = `Bearer ${SECRET}`;
    const settings = { ...settingsFor(server), auth: { kind: 'bearer' as const }, secret: SECRET };
    const input = engineMethods['connections.save'].input.parse(settings);
    const saved = await handlers['connections.save'](input);
    expect(JSON.stringify([saved, await handlers['connections.list'](undefined)])).not.toContain(SECRET);
    expect((await registry.openConnection(saved.id)).secret).toBe(SECRET);
    expect((await handlers['connections.test']({ id: saved.id })).reachable).toBe(true);
    expect(await handlers['connections.remove']({ id: saved.id })).toEqual({ removed: true });
    const wrong = { ...input, baseUrl: 'http://hospital.example/fhir' };
    await expect(handlers['connections.save'](wrong)).rejects.toThrow(/sin cifrar/);
  });

  it.each([{ timeoutMs: 1 }, { auth: { kind: 'ninguna' } }, { name: '' }, { secret: '' }, { maxBytes: -1 }])(
    'are refused by the contract: %j',
    async (patch) => {
      const settings = { ...settingsFor(await serverWith(1)), ...patch };
      expect(engineMethods['connections.save'].input.safeParse(settings).success).toBe(false);
    },
  );
});

describe('a fetch, as the window asks for it', () => {
  it('is told of until it ends, and stands in the chain without what was asked for', async () => {
    const { handlers, registry, ended } = work();
    const { id } = await handlers['connections.save'](settingsFor(await serverWith(7)));
    const folder = join(temporaryFolder(), 'salida');
    const { fetchId } = await handlers['fetch.start']({
      connection: id,
      target: { ...target, types: ['Patient'] },
      folder,
    });
    expect(await ended).toMatchObject({ fetchId, folder, status: 'completa', message: null });
    expect(readdirSync(folder).sort()).toEqual(['Patient.ndjson', 'manifest.json']);
    const [entry] = await registry.auditEntries(1);
    expect(entry).toMatchObject({
      action: 'datos-obtenidos',
      detail: { connection: 'prueba', resources: 7, status: 'completa' },
    });
    expect(await handlers['fetch.cancel']({ fetchId })).toEqual({ cancelled: false });
  });

  it('that is cancelled can be resumed', async () => {
    const { handlers, ended } = work();
    const server = await serverWith(7);
    const { id } = await handlers['connections.save'](settingsFor(server));
    const folder = join(temporaryFolder(), 'salida');
    let fetchId = '';
    server.fault = async ({ path }) => {
      if (!path.includes('from=3')) return false;
      expect(await handlers['fetch.cancel']({ fetchId })).toEqual({ cancelled: true });
      return true;
    };
    const job = { connection: id, target: { kind: 'search' as const, types: ['Patient'] }, folder };
    fetchId = (await handlers['fetch.start'](job)).fetchId;
    expect(await ended).toMatchObject({ fetchId, status: 'cancelada', manifest: null });
    expect(readdirSync(folder)).toContain('.cotejo-fetch.json');
  });

  it('that goes wrong says why in one sentence', async () => {
    const { handlers, ended } = work();
    const server = await serverWith(1);
    server.store.clear();
    const { id } = await handlers['connections.save'](settingsFor(server));
    await handlers['fetch.start']({
      connection: id,
      target: { kind: 'patient', id: 'p0', types: null },
      folder: join(temporaryFolder(), 'salida'),
    });
    expect(await ended).toMatchObject({ status: 'completa' });
    await expect(
      handlers['fetch.start']({
        connection: 'no-hay',
        target: { kind: 'patient', id: 'p0', types: null },
        folder: 'x',
      }),
    ).rejects.toThrow(/No hay una conexión/);
  });
});

describe('publishing, as the window asks for it', () => {
  it('shows first what it sends then, and stands in the chain', async () => {
    const { handlers, registry } = work();
    const server = await serverWith(0);
    const { id } = await handlers['connections.save'](settingsFor(server));
    const { run } = await keep(registry, { id: 'corrida-de-prueba', unit: 'CSSSA000020' });
    await registry.saveUnit({ clues: 'CSSSA000020', name: 'Hospital de Prueba', aliases: [] });
    const preview = await handlers['publish.preview']({ runId: run.id });
    expect(server.log).toEqual([]);
    expect(preview).toMatchObject({ units: ['CSSSA000020'], resources: 4, remarks: [] });
    expect(preview.bundle).toContain('Hospital de Prueba');
    expect(await handlers['publish.start']({ runId: run.id, connection: id })).toEqual({ created: 4, unchanged: 0 });
    expect(JSON.parse(server.posted[0])).toEqual(JSON.parse(preview.bundle));
    const [entry] = await registry.auditEntries(1);
    expect(entry).toMatchObject({ action: 'resultado-publicado', detail: { run: run.id, connection: 'prueba' } });
  });
});

it('closing ends what is being fetched, in order', async () => {
  const { handlers, ended, close } = work();
  const server = await serverWith(7);
  server.fault = ({ path }) => path.includes('from=3');
  const { id } = await handlers['connections.save'](settingsFor(server));
  const folder = join(temporaryFolder(), 'salida');
  await handlers['fetch.start']({ connection: id, target: { kind: 'search', types: ['Patient'] }, folder });
  while (!server.log.some((line) => line.includes('from=3'))) await new Promise((done) => setTimeout(done, 5));
  await close();
  expect(await ended).toMatchObject({ status: 'cancelada' });
  expect(readFileSync(join(folder, '.Patient.ndjson.part'), 'utf8').trim().split('\n')).toHaveLength(3);
});
