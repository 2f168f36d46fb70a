import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Format, Sink, Source } from '../../../shared/formats/format.ts';
import { createGiisFormat, type Guide, parseGuide } from '../../../shared/formats/giis/index.ts';
import type { Place, RuleDefinition } from '../../../shared/model/index.ts';
import { createRandom, makeClues } from '../giis-people.ts';
import { RESOURCES } from '../project.ts';
import type { GuideRows } from './guide-rows.ts';

export type Cells = Readonly<Record<string, string>>;

/** Every guide that the program carries, with its format, by the name of its file. */
export const GUIDES: ReadonlyMap<string, { readonly guide: Guide; readonly format: Format }> = new Map(
  readdirSync(join(RESOURCES, 'giis'))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      const guide = parseGuide(JSON.parse(readFileSync(join(RESOURCES, 'giis', name), 'utf8')));
      return [name.replace('.json', ''), { guide, format: createGiisFormat(guide) }];
    }),
);

export const headerOf = (guide: Guide): string => guide.columns.map(({ name }) => name).join('|');

export const lineOf = (guide: Guide, cells: Cells): string =>
  guide.columns.map(({ name }) => cells[name] ?? '').join('|');

/** Valid rows as their makers give them, for synthetic units of two institutions. */
export function* validRows(
  { makeRow }: GuideRows,
  count: number,
  seed = 1,
  units?: readonly string[],
): Generator<Cells> {
  const random = createRandom(seed);
  const clues = units ?? [makeClues(90001), makeClues(90002, 'IMB')];
  for (let index = 1; index <= count; index++) yield makeRow(random, index, clues[index % clues.length]);
}

/** A whole file, windows-1252. */
export function fileOf(guide: Guide, rows: Iterable<Cells>): Uint8Array {
  const lines = [headerOf(guide), ...Array.from(rows, (cells) => lineOf(guide, cells))];
  return new Uint8Array(Buffer.from(`${lines.join('\n')}\n`, 'latin1'));
}

export interface GuideFinding {
  readonly rule: RuleDefinition;
  readonly place: Place;
  readonly message: string | undefined;
}

/** Reads a file with one guide and gives its findings. */
export function findingsOf(format: Format, bytes: Uint8Array, source?: Source): readonly GuideFinding[] {
  const findings: GuideFinding[] = [];
  const seen = new Set<string>();
  const sink: Sink = {
    unit() {},
    record() {},
    layer() {},
    row() {},
    encoding() {},
    problem(sentence) {
      throw new Error(sentence);
    },
    finding(rule, origin, field, detail) {
      findings.push({ rule: format.rules[rule], place: origin.place(field), message: detail?.message });
    },
    key(rule, high, low, origin, field, detail) {
      const key = `${rule} ${high} ${low}`;
      if (seen.has(key)) sink.finding(rule, origin, field, detail);
      seen.add(key);
    },
  };
  const reader = format.open(sink, source);
  reader.write(bytes);
  reader.end();
  return findings;
}
