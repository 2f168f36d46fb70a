import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { plaintextDump } from '../../../electron/registry/index.ts';
import { KEY, keep, open, openOptions, temporaryFolder } from './support.ts';

/** Every file under the folder. */
function everyFile(folder: string): readonly string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

test('nothing readable is on the disk, while the registry is open or after; the dump shows what is in it', async () => {
  const folder = temporaryFolder();
  const registry = open(folder);
  const result = await keep(registry, { id: 'corrida-visible', unit: 'DFSSA000001', findings: 400 });
  await registry.backup(path.join(folder, 'respaldo.db'));
  const finding = result.files[0].findings.find(({ actual }) => actual !== undefined);
  const words = ['corrida-visible', 'DFSSA000001', result.rules[0].title, finding?.actual ?? 'no value'];
  const check = () => {
    for (const file of everyFile(folder)) {
      const bytes = fs.readFileSync(file);
      for (const word of [...words, 'SQLite format 3']) expect([file, bytes.includes(word)]).toEqual([file, false]);
    }
  };
  check();
  await registry.close();
  check();
  const dump = plaintextDump(openOptions(folder).file, KEY);
  expect(dump.subarray(0, 15).toString('latin1')).toBe('SQLite format 3');
  for (const word of words) expect([word, dump.includes(word)]).toEqual([word, true]);
});

test('a deleted run leaves no trace of its findings in the decrypted file', async () => {
  const folder = temporaryFolder();
  const registry = open(folder);
  const result = await keep(registry, { id: 'corrida-1', findings: 400 });
  await registry.deleteRun('corrida-1');
  await registry.close();
  const dump = plaintextDump(openOptions(folder).file, KEY);
  for (const { fingerprint } of result.files.flatMap((file) => file.findings)) {
    expect([fingerprint, dump.includes(fingerprint)]).toEqual([fingerprint, false]);
  }
});

test.skipIf(process.platform === 'win32')('files and folders are for this user only', async () => {
  const folder = path.join(temporaryFolder(), 'datos');
  const registry = open(folder);
  await keep(registry, { id: 'corrida-1' });
  expect(fs.statSync(folder).mode & 0o777).toBe(0o700);
  for (const file of [openOptions(folder).file, `${openOptions(folder).file}-wal`]) {
    expect([file, fs.statSync(file).mode & 0o777]).toEqual([file, 0o600]);
  }
});
