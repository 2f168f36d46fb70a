import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { GUIDES, headerOf, lineOf, validRows } from '../../../support/giis/guide-file.ts';
import type { GuideRows } from '../../../support/giis/guide-rows.ts';

const head = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const best = (text: string): string => {
  const scores = [...GUIDES].map(([id, { format }]) => ({ id, score: format.sniff(head(text)) }));
  return scores.sort((a, b) => b.score - a.score)[0].id;
};

describe.each([...GUIDES].map(([id, { guide, format }]) => ({ id, guide, format })))('$id', ({ id, guide, format }) => {
  const header = headerOf(guide);
  const worn = guide.columns.map(({ name, aliases }) => `${aliases?.at(-1) ?? name}  `);

  it('is told from all others by its header, however it is written', () => {
    for (const text of [header, header.toUpperCase(), header.toLowerCase(), worn.join('|')]) {
      expect(best(`${text}\nX\n`)).toBe(id);
      expect(best(`${text}\r\nX\r\n`)).toBe(id);
      expect(best(`${text}\rX\r`)).toBe(id);
      expect(best(`\u00ef\u00bb\u00bf${text}\n`)).toBe(id);
      expect(format.sniff(head(text))).toBeGreaterThan(0.95);
    }
    expect(best(header.replaceAll(/[^|]+/g, '"$&"'))).toBe(id);
  });

  it('is told by its width and the form of its cells when it has no header', async () => {
    const maker = new URL(`../../../support/giis/${id}-rows.ts`, import.meta.url);
    if (!existsSync(maker)) {
      // Nothing in this guide is sure enough to make rows of it: its width alone must be enough to try it.
      const cells = guide.columns.map((_, i) => (i === 0 ? 'DFSSA900015' : '0'));
      expect(format.sniff(head(`${cells.join('|')}\n`))).toBeGreaterThanOrEqual(0.5);
      return;
    }
    const { rows } = (await import(maker.href)) as { readonly rows: GuideRows };
    for (const cells of validRows(rows, 30)) expect(best(`${lineOf(guide, cells)}\n`)).toBe(id);
  });

  it('is still known with a column more or less', () => {
    expect(best(`${header}|otra\n`)).toBe(id);
    expect(best(`${header.slice(0, header.lastIndexOf('|'))}\n`)).toBe(id);
    expect(best(`${header.slice(header.indexOf('|') + 1)}\n`)).toBe(id);
  });
});
