import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeFault } from '../../../electron/engine/write-whole.ts';
import { Sentence } from '../../../electron/main/sentence.ts';
import { setLanguage } from '../../../electron/main/texts.ts';
import { writeWhole } from '../../../electron/main/write-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'cotejo-escribe-'));

describe('files that are written', () => {
  afterAll(() => rmSync(folder, { recursive: true }));

  it('replace what stood there, whole', async () => {
    const file = join(folder, 'a.json');
    writeFileSync(file, 'antes');
    await writeWhole(file, 'después');
    expect(readFileSync(file, 'utf8')).toBe('después');
    expect(readdirSync(folder)).toEqual(['a.json']);
  });

  it('leave what stood there when they cannot be written', async () => {
    mkdirSync(join(folder, 'carpeta'));
    await expect(writeWhole(join(folder, 'carpeta'), 'x')).rejects.toThrow(/es una carpeta|No se pudo escribir/);
    await expect(writeWhole(join(folder, 'no', 'hay', 'b'), 'x')).rejects.toThrow(Sentence);
    expect(readdirSync(folder).sort()).toEqual(['a.json', 'carpeta']);
  });

  it('say in one sentence why not, in the language of the window', async () => {
    const file = join(folder, 'no', 'hay', 'b');
    await expect(writeWhole(file, 'x')).rejects.toThrow(/^No existe la carpeta en la que se iba a escribir /);
    setLanguage('en');
    await expect(writeWhole(file, 'x')).rejects.toThrow(/^The folder of .* does not exist\.$/);
    setLanguage('es-MX');
  });

  it.each([
    ['ENOSPC', 'noSpace'],
    ['EFBIG', 'noSpace'],
    ['EROFS', 'noPermission'],
    ['ENOTDIR', 'noFolder'],
    ['EISDIR', 'isFolder'],
    ['EIO', 'notWritten'],
  ])('%s of the system is %s', (code, fault) => {
    expect(writeFault({ code })).toBe(fault);
  });
});
