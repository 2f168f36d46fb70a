import type { Finding, LayerResult, RuleResult, Severity, VerificationResult } from '../../../shared/model/index.ts';
import { foldAccents } from '../../../shared/text/accents.ts';

export const SEVERITIES = ['error', 'warning', 'info'] as const satisfies readonly Severity[];

/**
 * The kept findings of a result, prepared so that a filter is one pass over typed arrays: 100,000 of them must filter
 * in less than 100 ms. Numbers index `findings`, `rules`, `files` and {@link SEVERITIES}.
 */
export interface FindingsIndex {
  readonly findings: readonly Finding[];
  readonly rules: readonly RuleResult[];
  readonly layers: readonly LayerResult[];
  readonly files: readonly { readonly path: string; readonly total: number }[];
  readonly severityOf: Uint8Array;
  readonly ruleOf: Int32Array;
  readonly fileOf: Int32Array;
  /** Line of each finding; 0 where it has none. */
  readonly lineOf: Int32Array;
  /** Number in `texts` of what a finding says beside its rule, file and line. Many findings say the same. */
  readonly textOf: Int32Array;
  /** Folded, each once: a search looks at every one of them, not at every finding. */
  readonly texts: readonly string[];
  readonly ruleText: readonly string[];
  readonly fileText: readonly string[];
  /** Findings by rule: worst severity first, then most findings. Within a rule, by file and place. */
  readonly byRule: Int32Array;
  /** Findings by file and place. */
  readonly byFile: Int32Array;
  /** Findings of the run in all, kept or not. */
  readonly total: number;
}

export function buildIndex(result: VerificationResult): FindingsIndex {
  const rules = [...result.rules].sort(worstFirst);
  const ruleNumber = new Map(rules.map((rule, i) => [rule.id, i]));
  const files = result.files.map(({ path, findingsTotal }) => ({ path, total: findingsTotal }));
  const size = result.files.reduce((sum, file) => sum + file.findings.length, 0);
  const findings: Finding[] = [];
  const severityOf = new Uint8Array(size);
  const ruleOf = new Int32Array(size);
  const fileOf = new Int32Array(size);
  const lineOf = new Int32Array(size);
  const textOf = new Int32Array(size);
  const texts: string[] = [];
  const textNumber = new Map<string, number>();
  result.files.forEach((file, f) => {
    for (const finding of file.findings) {
      const i = findings.length;
      const rule = ruleNumber.get(finding.rule) ?? -1;
      severityOf[i] = SEVERITIES.indexOf(finding.severity);
      ruleOf[i] = rule;
      fileOf[i] = f;
      findings.push(finding);
      lineOf[i] = finding.place.line ?? 0;
      const words = wordsOf(finding, rules[rule]);
      let text = textNumber.get(words);
      if (text === undefined) {
        text = texts.push(foldAccents(words)) - 1;
        textNumber.set(words, text);
      }
      textOf[i] = text;
    }
  });
  return {
    findings,
    rules,
    layers: result.layers ?? [],
    files,
    severityOf,
    ruleOf,
    fileOf,
    lineOf,
    textOf,
    texts,
    ruleText: rules.map((rule) => `${foldAccents(rule.failureTitle)}\n${rule.id}`),
    fileText: files.map((file) => foldAccents(file.path)),
    byRule: countingSort(ruleOf, rules.length),
    byFile: Int32Array.from({ length: size }, (_, i) => i),
    total: result.rules.reduce((sum, rule) => sum + rule.total, 0),
  };
}

/** Worst severity first, then most findings, then by id so that the order is always the same. */
export function worstFirst(a: RuleResult, b: RuleResult): number {
  return (
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    b.total - a.total ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}

/** What can be searched for beside rule, file and line. A message that is the rule's own is searched with the rule. */
function wordsOf(finding: Finding, rule: RuleResult | undefined): string {
  const { place } = finding;
  const message = finding.message === rule?.failureTitle ? '' : finding.message;
  return [message, place.field, place.path, finding.actual, finding.expected].filter(Boolean).join('\n');
}

/** Stable order of the indices by `keys`; −1 comes last. */
function countingSort(keys: Int32Array, groups: number): Int32Array {
  const starts = new Int32Array(groups + 2);
  const slot = (key: number) => (key < 0 ? groups : key);
  for (const key of keys) starts[slot(key) + 1]!++;
  for (let g = 1; g < starts.length; g++) starts[g]! += starts[g - 1]!;
  const order = new Int32Array(keys.length);
  for (let i = 0; i < keys.length; i++) order[starts[slot(keys[i]!)]!++] = i;
  return order;
}
