import { createHash } from 'node:crypto';
import type { ItemResult, RuleResult, VerificationResult } from '../../shared/model/index.ts';
import { type FindingSink, flattenFindings, ROW_COLUMNS } from './finding-rows.ts';
import { sha256Hex } from './sha256.ts';
import { batchInserter, first, inserter, query, type Store } from './store.ts';
import { type Cell, ITEM_COLUMNS, RULE_COLUMNS, takeApart } from './template.ts';

/** Result without what has rows of its own; key order is kept, so that the JSON comes back byte for byte. */
export function headOf(result: VerificationResult): string {
  return JSON.stringify({
    ...result,
    files: [],
    units: result.units.map((unit) => ({ ...unit, items: [] })),
    score: { ...result.score, items: [] },
    rules: [],
  });
}

/** SHA-256, in hexadecimal, over every datum of a result. The audit chain holds it. */
export function resultDigest(result: VerificationResult): string {
  const digest = startDigest(result);
  flattenFindings(result, digest);
  return digest.end();
}

/**
 * The hash of everything but the findings, which it then takes as rows: their JSON would be four times as long, and
 * hashing it takes as long as writing them.
 */
function startDigest(result: VerificationResult): FindingSink & { end(): string } {
  const hash = createHash('sha256');
  const files = result.files.map((file) => ({ ...file, findings: [] }));
  hash.update(JSON.stringify({ ...result, files }));
  let pending = '';
  const add = (text: string) => {
    pending += text;
    if (pending.length < 65_536) return;
    hash.update(pending);
    pending = '';
  };
  return {
    text: (seq, value) => add(`\n${seq}${JSON.stringify(value)}`),
    row: (cells) => add(`\n${JSON.stringify(cells)}`),
    end: () => hash.update(pending).digest('hex'),
  };
}

/**
 * Writes everything of a result that has rows of its own; gives its {@link resultDigest}. To be called inside a
 * transaction.
 */
export function writeResult(store: Store, run: number, result: VerificationResult): string {
  const definitions = definitionIds(store);
  const insertItem = inserter(store, 'run_item', [
    ...(['run', 'part', 'seq', 'item', 'definition'] as const),
    ...ITEM_COLUMNS.map(([key]) => key),
  ]);
  const insertItems = (items: readonly ItemResult[], part: number) => {
    const cells: Cell[] = [];
    for (const [seq, item] of items.entries()) {
      const template = takeApart(item, ITEM_COLUMNS, cells, 0);
      insertItem(run, part, seq, item.id, definitions(template), ...cells);
    }
  };
  insertItems(result.score.items, 0);
  for (const [index, unit] of result.units.entries()) insertItems(unit.items, index + 1);
  writeRules(store, run, result.rules, definitions);
  writeFiles(store, run, result);
  return writeFindings(store, run, result);
}

function writeRules(store: Store, run: number, rules: readonly RuleResult[], definitions: (t: object) => number): void {
  const insert = inserter(store, 'run_rule', ['run', 'seq', 'rule', 'severity', 'definition', 'total', 'kept']);
  const cells: Cell[] = [];
  for (const [seq, rule] of rules.entries()) {
    const template = takeApart(rule, RULE_COLUMNS, cells, 0);
    insert(run, seq, rule.id, rule.severity, definitions(template), ...cells);
  }
}

function writeFiles(store: Store, run: number, result: VerificationResult): void {
  const insert = inserter(store, 'run_file', ['run', 'seq', 'path', 'sha256', 'bytes', 'body']);
  for (const [seq, file] of result.files.entries()) {
    insert(run, seq, file.path, file.sha256, file.bytes, JSON.stringify({ ...file, findings: [] }));
  }
}

function writeFindings(store: Store, run: number, result: VerificationResult): string {
  const digest = startDigest(result);
  const insertText = inserter(store, 'run_text', ['run', 'seq', 'value']);
  const rows = batchInserter(store, 'finding', ['run', ...ROW_COLUMNS]);
  flattenFindings(result, {
    text(seq, value) {
      digest.text(seq, value);
      insertText(run, seq, value);
    },
    row(cells) {
      digest.row(cells);
      rows.add(run, ...cells);
    },
  });
  rows.flush();
  return digest.end();
}

/** Definitions of items and rules are the norm's words, the same in every run: kept once for the whole registry. */
function definitionIds(store: Store): (template: object) => number {
  const known = new Map<string, number>();
  const insert = store.db.prepare('INSERT INTO definition (digest, body) VALUES (?, ?)');
  return (template) => {
    const body = JSON.stringify(template);
    const found = known.get(body);
    if (found !== undefined) return found;
    const digest = sha256Hex(body);
    const stored = first(store, query.selectFrom('definition').select('id').where('digest', '=', digest));
    const id = stored?.id ?? Number(insert.run(digest, body).lastInsertRowid);
    known.set(body, id);
    return id;
  };
}
