import { beforeAll, describe, expect, it } from 'vitest';
import type { RuleName } from '../../../../shared/formats/giis/rules.ts';
import { CELL_RULES, cellExamples } from '../../../support/giis/examples/cell-examples.ts';
import {
  batchExamples,
  lookupExamples,
  relationExamples,
  ruleExamples,
} from '../../../support/giis/examples/dictionary-examples.ts';
import { type Example, familyId, type Material, materialOf } from '../../../support/giis/examples/example.ts';
import { fileExamples } from '../../../support/giis/examples/file-examples.ts';
import { whyNever } from '../../../support/giis/examples/reach.ts';
import { readExamples, type Said } from '../../../support/giis/examples/run-examples.ts';
import { fileOf, findingsOf, GUIDES, lineOf } from '../../../support/giis/guide-file.ts';

/** Texts that break one rule or another wherever they stand. */
const TEXTS = [
  ...['', ' ', '0', '1', '-1', '-7', '00', '1.5', '1,5', '1.23456', '99', '999', '9999', '98765'],
  '12345678901234567890',
  ...['A', 'a', 'É', 'ñ', 'Ñ', '"A"', '"', ' A', 'A ', '&', '#', '1&1', '1&2', '1#2', 'A\tB', '\u0000', '.', '-', ',A'],
  ...['10/10/2024', '31/02/2024', '2024-10-10', '09/09/9999', '30/06/1990', '45231', '10:00', '9:05', '24:00', '99:59'],
  ...['J029', 'A00', 'A00.0', 'MT01', 'CP01', 'R69X', 'XXXX999999XXXXXX99', 'JOSÉ', 'A'.repeat(60), 'A'.repeat(4000)],
];

function examplesOf(material: Material): readonly Example[] {
  return [
    ...fileExamples(material),
    ...cellExamples(material),
    ...lookupExamples(material),
    ...relationExamples(material),
    ...ruleExamples(material),
    ...batchExamples(material),
  ];
}

/** What makes two examples the same. */
function textOf({ guide }: Material, { content, source }: Example): string {
  const text = content.kind === 'file' ? Buffer.from(content.bytes).toString('latin1') : lineOf(guide, content.cells);
  return `${source?.name ?? ''}\n${text}`;
}

const different = (material: Material, examples: readonly Example[]): number =>
  new Set(examples.map((example) => textOf(material, example))).size;

const wordsOf = ({ rule, line, column }: Said): string => `${rule} at ${line}:${column}`;

/** Rules of the family on a single cell: of one fault it says one thing. */
const CELL = new Set((Object.keys(CELL_RULES) as RuleName[]).flatMap((name) => [familyId(name), familyId(name, true)]));

/** Why an example is not judged as it says; nothing when it is. */
function faultsOf({ guide }: Material, { rule, at, tied }: Example, said: readonly Said[]): readonly string[] {
  const own = said.filter((one) => one.rule === rule);
  if (at === undefined) return own.map((one) => `a valid example breaks ${wordsOf(one)}`);
  const here = own.filter(({ line, column }) => line === at.line && column === at.column);
  const asked = `${rule} at ${at.line}:${at.column}`;
  if (here.length !== 1) return [`${asked}: found ${here.length} times, and ${said.map(wordsOf).join(', ')}`];
  const position = guide.columns.find(({ name }) => name === at.column)?.position;
  const misplaced = here[0].position === position ? [] : [`${asked}: column ${here[0].position}`];
  const stray = said.filter((one) => one !== here[0] && !mayFollow(rule, at, tied, one));
  return [...misplaced, ...stray.map((one) => `${asked}: also ${wordsOf(one)}`)];
}

/** Whether a finding is of a rule that looks at what was changed to break another. */
function mayFollow(rule: string, at: NonNullable<Example['at']>, tied: Example['tied'], said: Said): boolean {
  if (!said.rule.startsWith('giis-regla-') || !tied?.has(said.column)) return false;
  if (rule.startsWith('giis-lote-')) return true;
  return said.line === at.line && !(said.column === at.column && CELL.has(said.rule));
}

describe.each([...GUIDES].map(([id, { guide, format }]) => ({ id, guide, format })))('$id', ({ id, guide, format }) => {
  let material: Material;
  let examples: readonly Example[];
  let byRule: ReadonlyMap<string, readonly Example[]>;
  beforeAll(async () => {
    material = await materialOf(id);
    examples = examplesOf(material);
    byRule = Map.groupBy(examples, ({ rule }) => rule);
  });

  it('has for every rule that a file can break a file that keeps it and two that break it', () => {
    const short = format.rules.flatMap((rule, index) => {
      if (whyNever(guide, index) !== undefined) return [];
      const { valid = [], invalid = [] } = Object.groupBy(byRule.get(rule.id) ?? [], ({ at }) =>
        at === undefined ? 'valid' : 'invalid',
      );
      const [keep, broken] = [different(material, valid), different(material, invalid)];
      return keep >= 1 && broken >= 2 ? [] : [`${rule.id}: ${keep} valid, ${broken} invalid`];
    });
    expect(short).toEqual([]);
  });

  it('has no example of a rule that no file can break, nor of a rule that is not there', () => {
    const reached = new Set(format.rules.filter((_, i) => whyNever(guide, i) === undefined).map((rule) => rule.id));
    expect([...byRule.keys()].filter((rule) => !reached.has(rule))).toEqual([]);
  });

  it('judges every example as it says', () => {
    const said = readExamples(material, examples);
    const faults = examples.flatMap((example) => faultsOf(material, example, said.get(example) ?? []));
    expect(faults).toEqual([]);
  });

  it('finds only rules that have examples, whatever a cell holds', () => {
    const texts = [...TEXTS, ...guide.columns.flatMap((column) => column.examples.invalid)];
    const some = [...new Set(texts)].slice(0, 120);
    const rows = guide.columns.flatMap(({ name, position }) =>
      some.map((text, i) => ({ ...material.rows[(position + i) % material.rows.length], [name]: text })),
    );
    const found = new Set(findingsOf(format, fileOf(guide, rows)).map(({ rule }) => rule.id));
    expect([...found].filter((rule) => !byRule.has(rule))).toEqual([]);
    expect(found.size).toBeGreaterThan(3);
  });
});
