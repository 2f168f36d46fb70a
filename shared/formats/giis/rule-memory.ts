import { columnIndex, type Guide, type GuideRule } from './guide.ts';
import { AGES, columnsBehind, mentionsOf } from './mentions.ts';
import type { Row } from './row.ts';
import type { RowFacts } from './row-facts.ts';
import { createRowRepeats } from './row-repeats.ts';
import type { Waiting } from './triggers.ts';
import type { ReadValue, RowValue } from './value-rules.ts';

/** What rules found in earlier rows, so that cells which come again need not be read as texts nor looked up anew. */

/** Verdicts of one rule that are remembered, and bytes of the cells behind each. */
const PLACES = 1024;
const MOST_BYTES = 48;

/**
 * The columns that decide a rule which costs more than a look into a table: where they hold what they held in an
 * earlier row, so does its verdict. Undefined for a cheap one, and for one on the age, which is new in most rows.
 */
export function decidingColumns(
  guide: Guide,
  { when, must }: GuideRule,
  ofCatalog: boolean,
  facts: RowFacts,
): readonly number[] | undefined {
  const names = [...mentionsOf(when, must)];
  if (names.some((name) => AGES.includes(name)) || names.every((name) => facts.whole?.(name))) return undefined;
  const behind = names.map((name) => columnsBehind(guide, name));
  if (behind.some((columns) => columns.length === 0)) return undefined;
  // The day of care decides on the edition of a catalogue.
  const all = [...behind.flat(), ...(ofCatalog && facts.dated && guide.age ? [guide.age.at] : [])];
  return [...new Set(all.map((name) => columnIndex(guide, name)))];
}

/** The test, asked only where its cells are not those of an earlier row. */
export function remembered<T extends number>(row: Row, columns: readonly number[], test: () => T): () => T {
  const repeats = createRowRepeats(row, columns, PLACES, MOST_BYTES);
  const verdicts = new Int8Array(PLACES);
  return () => {
    const place = repeats.place();
    if (place !== undefined && place >= 0) return verdicts[place] as T;
    const verdict = test();
    if (place !== undefined) verdicts[~place] = verdict;
    return verdict;
  };
}

/** Texts of one column that are remembered: keys of services, states or diagnoses in use fit. */
const MOST_TEXTS = 4096;

/**
 * The rules that a cell's text leaves open, remembered by the text; all of them where it has no value. Codes of
 * diagnoses have four characters: they are known by their bytes, without a text.
 */
export function openByText(
  row: Row,
  column: number,
  { all, empty, ofText }: Waiting,
  read: ReadValue,
): () => readonly number[] {
  const known = new Map<RowValue, readonly number[]>();
  const words = new Int32Array(CODES);
  const byWord: (readonly number[])[] = new Array<readonly number[]>(CODES).fill(all);

  function ofCell(): readonly number[] {
    const text = read();
    if (typeof text !== 'string') return all;
    if (text === '') return empty;
    let rules = known.get(text);
    if (rules !== undefined) return rules;
    rules = ofText(text);
    if (known.size < MOST_TEXTS) known.set(text, rules);
    return rules;
  }

  return () => {
    const start = row.starts[column];
    if (row.starts[column + 1] - start !== 5) return ofCell();
    const word = row.view.getInt32(start, true);
    // Beyond ASCII, the encoding of the row decides what the bytes say; zero is the word of no code.
    if (word === 0 || (word & BEYOND_ASCII) !== 0) return ofCell();
    const slot = (Math.imul(word, MULTIPLIER) >>> 16) & (CODES - 1);
    if (words[slot] === word) return byWord[slot];
    words[slot] = word;
    byWord[slot] = ofCell();
    return byWord[slot];
  };
}

/** Codes in use that are known by their bytes. */
const CODES = 1024;
const BEYOND_ASCII = 0x80808080;
/** An odd number whose bits are well mixed. */
const MULTIPLIER = 0x9e3779b1;
