import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openConnection } from './connection.ts';

/**
 * Every byte of the registry without its encryption, for the test that looks for personal data in it. The plain copy
 * stands in a private temporary folder only while it is read.
 */
export function plaintextDump(file: string, key: Uint8Array): Buffer {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cotejo-'));
  try {
    const copy = path.join(folder, 'copy.db');
    const source = openConnection(file, key);
    source.prepare('VACUUM INTO ?').run(copy);
    source.close();
    const plain = openConnection(copy, key);
    plain.rekey(Buffer.alloc(0));
    plain.close();
    return fs.readFileSync(copy);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
