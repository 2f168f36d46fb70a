import { closeSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './app.ts';

const samples = join(repository, 'resources', 'samples', 'giis');

/** The bundled synthetic GIIS export. */
export function giisSample(): string {
  const name = readdirSync(samples).find((file) => file.endsWith('.txt'));
  if (name === undefined) throw new Error('the bundled GIIS sample is missing');
  return join(samples, name);
}

/** Writes an export of at least `bytes` bytes by repeating the rows of the sample, so that a run takes a while. */
export function writeBigExport(folder: string, bytes: number): string {
  const lines = readFileSync(giisSample(), 'latin1').split(/(?<=\n)/);
  const block = Buffer.from(lines.slice(1).join('').repeat(1000), 'latin1');
  const path = join(folder, 'CEX-GRANDE-2410.txt');
  const file = openSync(path, 'w');
  writeSync(file, Buffer.from(lines[0] ?? '', 'latin1'));
  for (let written = 0; written < bytes; written += block.length) writeSync(file, block);
  closeSync(file);
  return path;
}
