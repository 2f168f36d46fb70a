import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { KEY_FILE, type KeyProtector, loadOrCreateKey, toRecoveryKey } from '../../../electron/registry/index.ts';
import { errorOf, keep, kindOf, OTHER_KEY, open, openOptions, temporaryFolder } from './support.ts';

/** Stands for the system's key store; `secret` differs between two users. */
const protector = (secret: number, available = true): KeyProtector => {
  const turn = (bytes: Uint8Array) => bytes.map((byte) => byte ^ secret);
  return {
    available: () => available,
    wrap: (plain) => new Uint8Array([secret, ...turn(plain)]),
    unwrap: (wrapped) => {
      if (wrapped[0] !== secret) throw new Error('not mine');
      return turn(wrapped.slice(1));
    },
  };
};

const paths = (folder: string) => ({ folder, file: openOptions(folder).file });
const keyFileOf = (folder: string) => path.join(folder, KEY_FILE);
const contentOf = (folder: string) => JSON.parse(fs.readFileSync(keyFileOf(folder), 'utf8'));

/** A folder with a registry that has one run, and its key. */
async function established(with_?: KeyProtector) {
  const folder = temporaryFolder();
  const made = loadOrCreateKey({ ...paths(folder), protector: with_ });
  const registry = open(folder, { key: made.key });
  await keep(registry, { id: 'corrida-1' });
  await registry.close();
  return { folder, ...made };
}

test('without a key store the key is in a file that only this user can read', async () => {
  const { folder, key, protection } = await established();
  expect(protection).toBe('file');
  expect(contentOf(folder)).toEqual({ version: 1, protection: 'file', wrapped: Buffer.from(key).toString('base64') });
  if (process.platform !== 'win32') expect(fs.statSync(keyFileOf(folder)).mode & 0o777).toBe(0o600);
  expect(loadOrCreateKey(paths(folder))).toEqual({ key, protection: 'file' });
});

test('with one it is wrapped, and not in the file', async () => {
  const { folder, key, protection } = await established(protector(77));
  expect(protection).toBe('system');
  expect(fs.readFileSync(keyFileOf(folder), 'utf8')).not.toContain(Buffer.from(key).toString('base64'));
  expect(loadOrCreateKey({ ...paths(folder), protector: protector(77) })).toEqual({ key, protection: 'system' });
});

test('a key store that is not available, or does not give back what it took, is not used', () => {
  const deaf: KeyProtector = { ...protector(77), unwrap: () => new Uint8Array(32) };
  for (const none of [protector(77, false), deaf]) {
    expect(loadOrCreateKey({ ...paths(temporaryFolder()), protector: none }).protection).toBe('file');
  }
});

test('over an existing registry no new key is ever made', async () => {
  const { folder } = await established();
  fs.rmSync(keyFileOf(folder));
  const error = await errorOf(() => loadOrCreateKey(paths(folder)));
  expect(error.kind).toBe('key-missing');
  expect(error.message).toMatch(/clave de recuperación/);
  expect(fs.existsSync(keyFileOf(folder))).toBe(false);
});

test.each([
  ['', 'no se entiende'],
  ['{"version":1,"protection":"file"}', 'no se entiende'],
  ['{"version":9,"protection":"file","wrapped":""}', 'no se entiende'],
  ['{"version":1,"protection":"file","wrapped":"AAAA"}', 'dañado'],
])('a key file that cannot be used is left alone: %s', async (content, sentence) => {
  const { folder } = await established();
  fs.writeFileSync(keyFileOf(folder), content);
  expect((await errorOf(() => loadOrCreateKey(paths(folder)))).message).toContain(sentence);
  expect(fs.readFileSync(keyFileOf(folder), 'utf8')).toBe(content);
});

test('the key store of another user, or none, asks for the recovery key', async () => {
  const { folder } = await established(protector(77));
  expect(await kindOf(() => loadOrCreateKey({ ...paths(folder), protector: protector(5) }))).toBe('key-missing');
  expect(await kindOf(() => loadOrCreateKey(paths(folder)))).toBe('key-missing');
});

test('the recovery key opens the registry and writes the key file again', async () => {
  const { folder, key } = await established();
  fs.rmSync(keyFileOf(folder));
  const recovered = loadOrCreateKey({ ...paths(folder), recoveryKey: toRecoveryKey(key).toLowerCase() });
  expect(recovered).toEqual({ key, protection: 'file' });
  expect(loadOrCreateKey(paths(folder)).key).toEqual(key);
  expect((await open(folder, { key: recovered.key }).listRuns()).length).toBe(1);
});

test('a recovery key of another registry changes nothing', async () => {
  const { folder, key } = await established();
  const before = fs.readFileSync(keyFileOf(folder), 'utf8');
  const recoveryKey = toRecoveryKey(OTHER_KEY);
  expect(await kindOf(() => loadOrCreateKey({ ...paths(folder), recoveryKey }))).toBe('unreadable');
  expect(fs.readFileSync(keyFileOf(folder), 'utf8')).toBe(before);
  expect(loadOrCreateKey(paths(folder)).key).toEqual(key);
});

test('the command line, without the key store, leaves the key file of the window as it is', async () => {
  const { folder, key } = await established(protector(77));
  const before = fs.readFileSync(keyFileOf(folder), 'utf8');
  const recovered = loadOrCreateKey({ ...paths(folder), recoveryKey: toRecoveryKey(key) });
  expect(recovered).toEqual({ key, protection: 'system' });
  expect(fs.readFileSync(keyFileOf(folder), 'utf8')).toBe(before);
});
