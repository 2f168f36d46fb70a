import { spawn, spawnSync } from 'node:child_process';
import { lstatSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeWhole } from '../../../electron/engine/write-whole.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cotejo-escritura-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(process.platform === 'win32')('what stands where a file is to be written', () => {
  it('stays a link, and the file behind it is written', async () => {
    const [target, link] = [join(folder, 'destino.txt'), join(folder, 'enlace.txt')];
    writeFileSync(target, 'antes');
    symlinkSync(target, link);
    await writeWhole(link, 'después');
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(target, 'utf8')).toBe('después');
  });

  it('is written into where it is a pipe, and not replaced', async () => {
    const pipe = join(folder, 'tubo');
    spawnSync('mkfifo', [pipe]);
    const reader = spawn('cat', [pipe], { stdio: ['ignore', 'pipe', 'ignore'] });
    const said = reader.stdout.toArray();
    await writeWhole(pipe, 'hola');
    expect(Buffer.concat(await said).toString()).toBe('hola');
    expect(lstatSync(pipe).isFIFO()).toBe(true);
  });
});
