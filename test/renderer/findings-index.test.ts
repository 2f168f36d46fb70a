import { describe, expect, it } from 'vitest';
import { buildIndex, worstFirst } from '../../renderer/features/resultado/findings-index.ts';
import { makeResult } from '../support/result-fixture.ts';

const result = makeResult({ findings: 500, files: 4, maxFindings: 60 });

describe('buildIndex', () => {
  const index = buildIndex(result);

  it('holds every kept finding once, and counts those that were not kept', () => {
    expect(index.findings).toHaveLength(result.files.reduce((sum, file) => sum + file.findings.length, 0));
    expect(index.total).toBe(500);
    expect(index.findings.length).toBeLessThan(index.total);
    expect([...index.byRule].sort((a, b) => a - b)).toEqual([...index.byFile]);
  });

  it('names rule, file, severity and line of each by number', () => {
    index.findings.forEach((finding, i) => {
      expect(index.rules[index.ruleOf[i]!]!.id).toBe(finding.rule);
      expect(result.files[index.fileOf[i]!]!.findings).toContain(finding);
      expect(['error', 'warning', 'info'][index.severityOf[i]!]).toBe(finding.severity);
      expect(index.lineOf[i]).toBe(finding.place.line);
    });
  });

  it('orders by rule from the worst on, and within a rule by file and place', () => {
    const rules = [...index.byRule].map((i) => index.ruleOf[i]!);
    expect(rules).toEqual([...rules].sort((a, b) => a - b));
    expect([...index.rules].sort(worstFirst)).toEqual(index.rules);
    expect(index.rules[0]!.severity).toBe('error');
    for (let n = 1; n < index.byRule.length; n++) {
      const [before, now] = [index.byRule[n - 1]!, index.byRule[n]!];
      if (index.ruleOf[before] === index.ruleOf[now]) expect(now).toBeGreaterThan(before);
    }
  });

  it('keeps a finding whose rule the result does not describe', () => {
    const odd = { ...result, rules: result.rules.slice(1) };
    const without = buildIndex(odd);
    expect(without.findings).toHaveLength(index.findings.length);
    expect([...without.ruleOf]).toContain(-1);
    expect(without.ruleOf[without.byRule[without.byRule.length - 1]!]).toBe(-1);
  });

  it('is empty for a result without findings', () => {
    expect(buildIndex(makeResult({ findings: 0 }))).toMatchObject({ findings: [], total: 0 });
  });
});
