import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants, inflateSync } from 'node:zlib';
import jsQR from 'jsqr';
import { poppler } from './pdf.ts';

/** What poppler's programs see of a printed page; lengths are points, 72 an inch. */

export interface Word {
  /** From 1. */
  readonly page: number;
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const PAGE = /<page width="([\d.]+)" height="([\d.]+)">/;
const WORD = /<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*)<\/word>/;

/** Every word with the box that it stands in, and the size of the pages. */
export function wordsOf(path: string): {
  readonly width: number;
  readonly height: number;
  readonly words: readonly Word[];
} {
  const { stdout } = spawnSync('pdftotext', ['-bbox', path, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const words: Word[] = [];
  let [page, width, height] = [0, 0, 0];
  for (const line of stdout.split('\n')) {
    const size = PAGE.exec(line);
    if (size !== null) [page, width, height] = [page + 1, Number(size[1]), Number(size[2])];
    const word = WORD.exec(line);
    if (word === null) continue;
    const [left = 0, top = 0, right = 0, bottom = 0] = word.slice(1, 5).map(Number);
    words.push({ page, text: word[5] ?? '', left, top, right, bottom });
  }
  return { width, height, words };
}

/**
 * Words that lie over one another by more than a third of the smaller one: one of them cannot be read. The same word twice
 * in one place is a word with a halo.
 */
export function overlaps(words: readonly Word[]): readonly string[] {
  const found: string[] = [];
  const sorted = [...words].sort((a, b) => a.page - b.page || a.top - b.top);
  for (const [i, one] of sorted.entries()) {
    for (let j = i + 1; j < sorted.length; j++) {
      const other = sorted[j];
      if (other.page !== one.page || other.top >= one.bottom) break;
      if (other.text === one.text) continue;
      const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      if (wide > 0 && high > 0 && wide * high > Math.min(area(one), area(other)) / 3) {
        found.push(`${one.page}: ${one.text} / ${other.text}`);
      }
    }
  }
  return found;
}

function area({ left, right, top, bottom }: Word): number {
  return (right - left) * (bottom - top);
}

/** Text between head and foot of all pages, in the order in which it was written, with no white space at all. */
export function bodyText(
  path: string,
  { width, height, top, bottom }: Record<'width' | 'height' | 'top' | 'bottom', number>,
): string {
  const area = [
    '-x',
    '0',
    '-y',
    String(Math.round(top)),
    '-W',
    String(Math.ceil(width)),
    '-H',
    String(Math.round(height - top - bottom)),
  ];
  return packed(spawnSync('pdftotext', ['-raw', ...area, path, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 }).stdout);
}

/** Hyphens go as well: pdftotext takes those at the end of a line for a break of its own. */
export function packed(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u00ad\u200b-]+/g, '');
}

/** Role and number of each kind of element in the structure tree. */
export function structureOf(path: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const line of poppler('pdfinfo', path, '-struct').split('\n')) {
    const role = /^ *([A-Z][A-Za-z0-9]*)\b/.exec(line)?.[1];
    if (role !== undefined) counts.set(role, (counts.get(role) ?? 0) + 1);
  }
  return counts;
}

/** Texts in place of figures; poppler does not tell them. */
export function alternatives(path: string): number {
  const pdf = readFileSync(path);
  let count = 0;
  for (const { index } of pdf.toString('latin1').matchAll(/stream\r?\n(?=x)/g)) {
    const start = pdf.indexOf('\n', index) + 1;
    const text = inflateSync(pdf.subarray(start, pdf.indexOf('endstream', start)), {
      finishFlush: constants.Z_SYNC_FLUSH,
    });
    count += text.toString('latin1').match(/\/Alt ?[<(]/g)?.length ?? 0;
  }
  return count;
}

/** What the QR at the foot of each page says, as a scanner of 150 dots an inch sees it; null where it cannot be read. */
export function footCodes(path: string, height: number): readonly (string | null)[] {
  const [scale, tall] = [150 / 72, 1.2 * 150];
  const area = ['-x', '0', '-y', String(Math.round(height * scale - tall)), '-W', '400', '-H', String(tall)];
  const { stdout } = spawnSync('pdftoppm', ['-r', '150', '-gray', ...area, path], { maxBuffer: 1 << 30 });
  const codes: (string | null)[] = [];
  for (let at = 0; at < stdout.length; ) {
    const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(stdout.toString('latin1', at, at + 40));
    if (head === null) throw new Error('not a grey picture');
    const [across, down] = [Number(head[1]), Number(head[2])];
    at += head[0].length;
    const colours = new Uint8ClampedArray(across * down * 4);
    for (let i = 0; i < across * down; i++) colours.fill(stdout[at + i], 4 * i, 4 * i + 4);
    at += across * down;
    codes.push(read(colours, across, down));
  }
  return codes;
}

function read(colours: Uint8ClampedArray, across: number, down: number): string | null {
  return jsQR(colours, across, down)?.data ?? null;
}
