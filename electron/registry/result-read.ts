import type { FileResult, Finding, ItemResult, RuleResult, VerificationResult } from '../../shared/model/index.ts';
import { all, query, type Store } from './store.ts';
import { FINDING_COLUMNS, ITEM_COLUMNS, PLACE_COLUMNS, putTogether, RULE_COLUMNS } from './template.ts';

type Plain = Readonly<Record<string, unknown>>;
/** The parts that were written are of the model's types; JSON cannot say so. */
const parse = <T>(json: string): T => JSON.parse(json) as T;

/** Puts a result together as it was handed in: its JSON is the same to the byte. */
export function readResult(store: Store, run: number, head: string): VerificationResult {
  const result = parse<VerificationResult>(head);
  const items = readItems(store, run);
  return {
    ...result,
    files: readFiles(store, run),
    units: result.units.map((unit, index) => ({ ...unit, items: items.get(index + 1) ?? [] })),
    score: { ...result.score, items: items.get(0) ?? [] },
    rules: readRules(store, run),
  };
}

function readItems(store: Store, run: number): ReadonlyMap<number, readonly ItemResult[]> {
  const rows = all(
    store,
    query
      .selectFrom('run_item')
      .innerJoin('definition', 'definition.id', 'run_item.definition')
      .select(['part', 'body', ...ITEM_COLUMNS.map(([key]) => key)])
      .where('run', '=', run)
      .orderBy('part')
      .orderBy('seq'),
  );
  const parts = new Map<number, ItemResult[]>();
  for (const row of rows) {
    const items = parts.get(row.part) ?? [];
    items.push(putTogether(parse<Plain>(row.body), ITEM_COLUMNS, row) as unknown as ItemResult);
    parts.set(row.part, items);
  }
  return parts;
}

function readRules(store: Store, run: number): readonly RuleResult[] {
  const rows = all(
    store,
    query
      .selectFrom('run_rule')
      .innerJoin('definition', 'definition.id', 'run_rule.definition')
      .select(['body', 'total', 'kept'])
      .where('run', '=', run)
      .orderBy('seq'),
  );
  return rows.map((row) => putTogether(parse<Plain>(row.body), RULE_COLUMNS, row) as unknown as RuleResult);
}

function readFiles(store: Store, run: number): readonly FileResult[] {
  const rows = all(store, query.selectFrom('run_file').select('body').where('run', '=', run).orderBy('seq'));
  const findings: Finding[][] = rows.map(() => []);
  readFindings(store, run, (file, finding) => findings[file].push(finding));
  return rows.map((row, index) => ({ ...parse<FileResult>(row.body), findings: findings[index] }));
}

function readFindings(store: Store, run: number, take: (file: number, finding: Finding) => void): void {
  const texts = all(store, query.selectFrom('run_text').select('value').where('run', '=', run).orderBy('seq'));
  const templates = new Map<number, Plain & { readonly place: Plain }>();
  const rows = all(
    store,
    query
      .selectFrom('finding')
      .select([
        ...(['file', 'template', 'expected'] as const),
        ...FINDING_COLUMNS.map(([key]) => key),
        ...PLACE_COLUMNS.map(([key]) => key),
      ])
      .where('run', '=', run)
      .orderBy('seq'),
  );
  for (const row of rows) {
    const template = templates.get(row.template) ?? parse<Plain & { readonly place: Plain }>(texts[row.template].value);
    templates.set(row.template, template);
    const finding = putTogether(template, FINDING_COLUMNS, row);
    finding.place = putTogether(template.place, PLACE_COLUMNS, row);
    if (row.expected !== null) finding.expected = texts[row.expected].value;
    take(row.file, finding as unknown as Finding);
  }
}
