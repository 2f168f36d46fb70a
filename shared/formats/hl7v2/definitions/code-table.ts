import type { CodeTable } from './model.ts';

/** @param text codes with `~` between them; one that ends in `*` stands for all that begin so */
export function createCodeTable(number: number, kind: CodeTable['kind'], text: string): CodeTable {
  const entries = text.split('~');
  const starts = entries.filter((entry) => isStart(entry)).map((entry) => entry.slice(0, -1));
  const codes = entries.filter((entry) => !isStart(entry));
  const known = new Set(codes);
  return {
    number,
    kind,
    codes,
    has: (code) => known.has(code) || starts.some((start) => code.startsWith(start)),
  };
}

/** A lone `*` is a code of tables 0255 and 0505. */
function isStart(entry: string): boolean {
  return entry.length > 1 && entry.endsWith('*');
}
