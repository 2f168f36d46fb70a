import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { type KeyStore, sealingSecret } from '../../../electron/main/sealing-secret.ts';

vi.mock('electron', () => ({ safeStorage: {} }));

const folder = mkdtempSync(join(tmpdir(), 'cotejo-secreto-'));
const turned = (bytes: Uint8Array) => Buffer.from(bytes.map((byte) => byte ^ 0x5a));
const store: KeyStore = {
  available: () => true,
  encrypt: (text) => turned(Buffer.from(text)),
  decrypt: (sealed) => turned(sealed).toString(),
};

describe('secret in the key store', () => {
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is made once, sealed, and readable by this user only', () => {
    const file = join(folder, 'a', 'secreto.bin');
    const secret = sealingSecret(file, store);
    expect(Buffer.from(secret ?? '', 'base64')).toHaveLength(32);
    expect(sealingSecret(file, store)).toBe(secret);
    expect(readFileSync(file).toString('latin1')).not.toContain(secret);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('is not there without a key store', () => {
    const file = join(folder, 'b.bin');
    expect(sealingSecret(file, { ...store, available: () => false })).toBeNull();
    expect(() => statSync(file)).toThrow();
  });

  it('is left as it is where the key store does not give it back', () => {
    const file = join(folder, 'c.bin');
    writeFileSync(file, 'otra cosa');
    expect(sealingSecret(file, store)).toBeNull();
    expect(readFileSync(file, 'utf8')).toBe('otra cosa');
  });

  it('is not kept by a key store that loses it', () => {
    const file = join(folder, 'd.bin');
    expect(sealingSecret(file, { ...store, decrypt: () => '' })).toBeNull();
    expect(() => statSync(file)).toThrow();
  });
});
