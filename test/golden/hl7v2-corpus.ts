import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Hl7v2Config } from '../../shared/formats/hl7v2/config.ts';
import { createHl7v2Format } from '../../shared/formats/hl7v2/index.ts';
import { collect } from '../support/giis-collect.ts';
import { RESOURCES, SHARED } from '../support/project.ts';

/** The findings of one kind at one datum, over the whole corpus, and why they are right. */
export interface GoldenClass {
  readonly rule: string;
  readonly severity: string;
  /** Segment, field and component; '' for the file. */
  readonly field: string;
  readonly findings: number;
  /** Messages that have one. */
  readonly messages: number;
  /** Why these messages have this fault; written by a person who looked at them. No text of the corpus. */
  readonly explanation: string;
}

export interface GoldenCorpus {
  readonly files: number;
  readonly messages: number;
  /** Messages by the verdict of each layer. */
  readonly layers: Readonly<
    Record<string, { readonly held: number; readonly failed: number; readonly undecided: number }>
  >;
  readonly classes: readonly GoldenClass[];
}

export const CORPUS = join('corpora', 'hl7v2');
const GOLDEN = join(import.meta.dirname, 'hl7v2-corpus.json');

export function readGolden(): GoldenCorpus | undefined {
  return existsSync(GOLDEN) ? (JSON.parse(readFileSync(GOLDEN, 'utf8')) as GoldenCorpus) : undefined;
}

/** What the program says today of the messages of the corpus, without checks nor local profiles. */
export function judgeCorpus(): GoldenCorpus {
  const json = (...names: readonly string[]): unknown =>
    JSON.parse(readFileSync(join(RESOURCES, ...names), 'utf8')) as unknown;
  const format = createHl7v2Format({
    generated: (file) => json('hl7v2', file),
    mexico: json('hl7v2', 'mexico.json') as Hl7v2Config['mexico'],
    places: json('fhir', 'mexico.json') as Hl7v2Config['places'],
  });
  const folder = join(SHARED, CORPUS);
  const names = readdirSync(folder).filter((name) => name.endsWith('.hl7'));
  const classes = new Map<
    string,
    { rule: string; severity: string; field: string; count: number; messages: Set<string> }
  >();
  const layers: Record<string, { held: number; failed: number; undecided: number }> = {};
  let messages = 0;
  for (const name of names) {
    const seen = collect([readFileSync(join(folder, name))], format);
    messages += seen.rows;
    for (const [layer, counts] of Object.entries(seen.layers)) {
      layers[layer] ??= { held: 0, failed: 0, undecided: 0 };
      const sum = layers[layer];
      sum.held += counts.held;
      sum.failed += counts.failed;
      sum.undecided += counts.undecided;
    }
    for (const { rule, severity, place } of seen.findings) {
      const field = place.field ?? '';
      const key = `${rule} ${field}`;
      const known = classes.get(key) ?? { rule, severity, field, count: 0, messages: new Set() };
      known.count++;
      known.messages.add(`${name} ${place.record}`);
      classes.set(key, known);
    }
  }
  const sorted = [...classes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, found]) => found);
  return {
    files: names.length,
    messages,
    layers,
    classes: sorted.map(({ rule, severity, field, count, messages: having }) => ({
      rule,
      severity,
      field,
      findings: count,
      messages: having.size,
      explanation: '',
    })),
  };
}

/** Today's classes with the explanations that the golden result already has. */
export function explained(now: GoldenCorpus, before: GoldenCorpus | undefined): GoldenCorpus {
  const known = new Map(before?.classes.map(({ rule, field, explanation }) => [`${rule} ${field}`, explanation]));
  const classes = now.classes.map((found) => ({
    ...found,
    explanation: known.get(`${found.rule} ${found.field}`) ?? '',
  }));
  return { ...now, classes };
}

if (process.argv[1] === import.meta.filename) {
  const golden = explained(judgeCorpus(), readGolden());
  writeFileSync(GOLDEN, `${JSON.stringify(golden, null, 2)}\n`);
}
