import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { en } from '../../shared/text/ui/en.ts';
import { esMX } from '../../shared/text/ui/es-MX.ts';

const repo = resolve(import.meta.dirname, '../..');

type Table = { readonly [key: string]: string | Table };

function flat(table: Table, path = ''): Map<string, string> {
  const entries = Object.entries(table).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : [...flat(value, `${path}${key}.`)],
  );
  return new Map(entries);
}

const spanish = flat(esMX);
const english = flat(en);
const holes = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((m) => m[1]!).sort();

describe('the string tables', () => {
  it('have the same keys in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...spanish.keys()].sort());
    expect(spanish.size).toBeGreaterThan(300);
  });

  it('have text and the same values to fill in', () => {
    const faulty = [...spanish].filter(([key, text]) => {
      const translation = english.get(key) ?? '';
      const filled = text.trim() !== '' && translation.trim() !== '';
      return !filled || [...new Set(holes(text))].join() !== [...new Set(holes(translation))].join();
    });
    expect(faulty).toEqual([]);
  });

  it('have both forms of whatever is counted, and the number in each', () => {
    const counted = [...spanish.keys()].filter((key) => key.endsWith('_one'));
    expect(counted.length).toBeGreaterThan(10);
    for (const key of counted) expect(spanish.has(key.replace(/_one$/, '_other'))).toBe(true);
    for (const [key, text] of spanish) if (key.endsWith('_other')) expect(holes(text)).toContain('n');
  });

  it('never say that a unit is certified', () => {
    for (const text of [...spanish.values(), ...english.values()]) expect(text).not.toMatch(/certifi/i);
  });

  it('hold nothing that no screen shows', () => {
    const source = sourceOf(join(repo, 'renderer'));
    const unused = [...spanish.keys()].filter((key) => !isUsed(key.replace(/_(one|other)$/, ''), source));
    expect(unused).toEqual([]);
  });
});

/** All TypeScript of a folder as one text. */
function sourceOf(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
}

/** Written out in full, or as a template whose changing part stands where a part of the key does. */
function isUsed(key: string, source: string): boolean {
  if (source.includes(`'${key}'`)) return true;
  const parts = key.split('.');
  return parts.some((_, i) => {
    const before = parts.slice(0, i).join('.');
    const after = parts.slice(i + 1).join('.');
    return source.includes(`\`${before}.\${`) && (after === '' || new RegExp(`\\}\\.${after}\``).test(source));
  });
}
