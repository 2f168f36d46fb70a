import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { plaintextDump } from '../../../electron/registry/index.ts';
import type { ConnectionSettings } from '../../../shared/model/index.ts';
import { errorOf, KEY, kindOf, open, openOptions, temporaryFolder } from './support.ts';

const SETTINGS: ConnectionSettings = {
  name: 'Hospital de prueba',
  baseUrl: 'https://fhir.hospital.example/r4',
  plainHttp: false,
  auth: { kind: 'bearer' },
  caFile: null,
  allowedOrigins: [],
  timeoutMs: 30_000,
  maxBytes: null,
  maxResources: null,
};
const SECRET = 'ficha-sintetica-que-nadie-usa';

test('a connection is kept, listed without its secret, changed and removed', async () => {
  const registry = open(temporaryFolder());
  const saved = await registry.saveConnection({ ...SETTINGS, secret: SECRET });
  expect(saved).toMatchObject({ ...SETTINGS, hasSecret: true });
  expect(JSON.stringify(await registry.listConnections())).not.toContain(SECRET);
  expect((await registry.openConnection(SETTINGS.name)).secret).toBe(SECRET);

  const renamed = await registry.saveConnection({ ...SETTINGS, id: saved.id, name: 'Otra' });
  expect(renamed).toMatchObject({ id: saved.id, name: 'Otra', hasSecret: true, createdAt: saved.createdAt });
  expect((await registry.openConnection(saved.id)).secret).toBe(SECRET);
  await registry.saveConnection({ ...SETTINGS, id: saved.id, name: 'Otra', secret: null });
  expect(await registry.listConnections()).toMatchObject([{ name: 'Otra', hasSecret: false }]);

  expect(await registry.removeConnection('Otra')).toBe(true);
  expect(await registry.removeConnection('Otra')).toBe(false);
  expect(await kindOf(() => registry.openConnection('Otra'))).toBe('not-found');
});

test('a secret is not kept for another server or another way to sign in', async () => {
  const registry = open(temporaryFolder());
  const { id } = await registry.saveConnection({ ...SETTINGS, secret: SECRET });
  await registry.saveConnection({ ...SETTINGS, id, baseUrl: 'https://fhir.hospital.example/otra' });
  expect((await registry.openConnection(id)).secret).toBe(SECRET);
  await registry.saveConnection({ ...SETTINGS, id, auth: { kind: 'basic', user: 'u' } });
  expect((await registry.openConnection(id)).secret).toBeNull();
  await registry.saveConnection({ ...SETTINGS, id, secret: SECRET });
  await registry.saveConnection({ ...SETTINGS, id, baseUrl: 'https://otro.example/r4' });
  expect((await registry.openConnection(id)).secret).toBeNull();
});

test('two connections have two names, and one that is gone is not changed', async () => {
  const registry = open(temporaryFolder());
  await registry.saveConnection(SETTINGS);
  expect((await errorOf(() => registry.saveConnection({ ...SETTINGS, name: 'HOSPITAL DE PRUEBA' }))).kind).toBe(
    'conflict',
  );
  expect(await kindOf(() => registry.saveConnection({ ...SETTINGS, id: 'no-hay', name: 'Nueva' }))).toBe('not-found');
  expect(await registry.listConnections()).toHaveLength(1);
});

test('the secret is in no file in the clear, and the chain names only connection and host', async () => {
  const folder = temporaryFolder();
  const registry = open(folder);
  await registry.saveConnection({ ...SETTINGS, secret: SECRET });
  const [entry] = await registry.auditEntries(1);
  expect(entry).toMatchObject({
    action: 'conexion-guardada',
    detail: { connection: SETTINGS.name, host: 'fhir.hospital.example' },
  });
  await registry.close();
  const files = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) {
    expect(fs.readFileSync(path.join(file.parentPath, file.name)).includes(SECRET)).toBe(false);
  }
  // It is in the encrypted file, so this test would see it.
  expect(plaintextDump(openOptions(folder).file, KEY).includes(SECRET)).toBe(true);
});
