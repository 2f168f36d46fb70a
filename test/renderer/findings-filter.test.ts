import { describe, expect, it } from 'vitest';
import {
  type FindingsFilter,
  groupRows,
  matchFindings,
  NO_FILTER,
} from '../../renderer/features/resultado/findings-filter.ts';
import { buildIndex, SEVERITIES } from '../../renderer/features/resultado/findings-index.ts';
import type { Finding } from '../../shared/model/index.ts';
import { foldAccents } from '../../shared/text/accents.ts';
import { makeResult } from '../support/result-fixture.ts';

const result = makeResult({ findings: 900, files: 3, maxFindings: 100 });
const index = buildIndex(result);
const everything: readonly { readonly finding: Finding; readonly file: string }[] = result.files.flatMap((file) =>
  file.findings.map((finding) => ({ finding, file: file.path })),
);

/** The same question asked the slow and obvious way. */
function expected(filter: FindingsFilter): readonly Finding[] {
  const words = foldAccents(filter.text).split(/\s+/).filter(Boolean);
  return everything
    .filter(({ finding, file }) => {
      const rule = result.rules.find((r) => r.id === finding.rule);
      const { place } = finding;
      const parts = [finding.message, rule?.failureTitle, finding.rule, file, place.field, place.path, place.line];
      const text = foldAccents([...parts, finding.actual, finding.expected].join('\n'));
      return (
        words.every((word) => text.includes(word)) &&
        (filter.severities.length === 0 || filter.severities.includes(finding.severity)) &&
        (filter.rule === null || filter.rule === finding.rule) &&
        (filter.file === null || filter.file === file)
      );
    })
    .map(({ finding }) => finding);
}

const filters: readonly [string, Partial<FindingsFilter>][] = [
  ['nothing', {}],
  ['a word of a message, without its accent', { text: 'digito' }],
  ['a word with its accent', { text: 'dígito' }],
  ['words of rule and line', { text: 'curp 12' }],
  ['the name of a file', { text: 'bundle-sintetico' }],
  ['a masked value', { text: 'GOMC' }],
  ['an expected value', { text: 'mayusculas abreviaturas' }],
  ['nothing that occurs', { text: 'zzzz' }],
  ['one severity', { severities: ['warning'] }],
  ['two severities', { severities: ['error', 'info'] }],
  ['a rule', { rule: 'curp-estructura' }],
  ['a file', { file: result.files[1]!.path }],
  ['all together', { text: 'curp', severities: ['error'], rule: 'curp-estructura', file: result.files[0]!.path }],
];

describe('matchFindings', () => {
  it.each(filters)('finds by %s what a plain search finds', (_name, patch) => {
    const filter = { ...NO_FILTER, ...patch };
    const wanted = expected(filter)
      .map((finding) => finding.fingerprint)
      .sort();
    for (const grouping of ['rule', 'file'] as const) {
      const match = matchFindings(index, filter, grouping);
      expect([...match.order].map((i) => index.findings[i]!.fingerprint).sort()).toEqual(wanted);
    }
  });

  it.each(filters)('counts each choice under the other filters (%s)', (_name, patch) => {
    const filter = { ...NO_FILTER, ...patch };
    const match = matchFindings(index, filter, 'rule');
    SEVERITIES.forEach((severity, i) => {
      const wanted = expected({ ...filter, severities: [severity] }).length;
      expect(match.bySeverity[i as 0 | 1 | 2]).toBe(wanted);
    });
    index.rules.forEach((rule, i) => {
      expect(match.byRule[i]).toBe(expected({ ...filter, rule: rule.id }).length);
    });
    index.files.forEach((file, i) => {
      expect(match.byFile[i]).toBe(expected({ ...filter, file: file.path }).length);
    });
  });

  it('finds nothing for a rule or a file that the result does not have', () => {
    expect(matchFindings(index, { ...NO_FILTER, rule: 'no-existe' }, 'rule').order).toHaveLength(0);
    expect(matchFindings(index, { ...NO_FILTER, file: 'no-existe' }, 'file').order).toHaveLength(0);
  });

  it('looks at no more words than fit its mask', () => {
    const text = Array.from({ length: 60 }, () => 'curp').join(' ');
    expect(matchFindings(index, { ...NO_FILTER, text }, 'rule').order).toEqual(
      matchFindings(index, { ...NO_FILTER, text: 'curp' }, 'rule').order,
    );
  });
});

describe('groupRows', () => {
  const match = matchFindings(index, NO_FILTER, 'rule');

  it('puts one head before the findings of each group', () => {
    const { rows, counts, heads } = groupRows(index, match, 'rule', new Set());
    expect(heads).toHaveLength(index.rules.length);
    expect(rows).toHaveLength(index.findings.length + index.rules.length);
    let group = -1;
    for (const row of rows) {
      if (row < 0) group = ~row;
      else expect(index.ruleOf[row]).toBe(group);
    }
    expect([...counts.values()].reduce((a, b) => a + b, 0)).toBe(index.findings.length);
  });

  it('leaves out the findings of a closed group and keeps its head and count', () => {
    const open = groupRows(index, match, 'rule', new Set());
    const { rows, counts } = groupRows(index, match, 'rule', new Set([0]));
    expect(rows).toHaveLength(open.rows.length - counts.get(0)!);
    expect([...rows.subarray(0, 2)]).toEqual([~0, ~1]);
  });

  it('groups by file in the order of the files', () => {
    const byFile = matchFindings(index, NO_FILTER, 'file');
    const { rows, heads } = groupRows(index, byFile, 'file', new Set());
    expect(heads.map((at) => ~rows[at]!)).toEqual([0, 1, 2]);
  });

  it('gives no rows where nothing matches', () => {
    const none = matchFindings(index, { ...NO_FILTER, text: 'zzzz' }, 'rule');
    expect(groupRows(index, none, 'rule', new Set())).toMatchObject({ heads: [] });
  });
});
