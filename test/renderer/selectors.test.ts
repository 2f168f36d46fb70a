import { describe, expect, it } from 'vitest';
import {
  missingItems,
  NOT_MET,
  OUTCOME_ORDER,
  outcomeCounts,
  severityTotals,
  sortItems,
  worstRules,
} from '../../renderer/features/resultado/selectors.ts';
import { formatCitation, hasReportedClause } from '../../shared/report/citations.ts';
import { makeResult } from '../support/result-fixture.ts';

const result = makeResult({ findings: 800 });
const { items } = result.score;

describe('missingItems', () => {
  const missing = missingItems(items);

  it('lists all that is not met or only in part, and nothing else', () => {
    expect(missing.length).toBeGreaterThan(1);
    expect(new Set(missing)).toEqual(new Set(items.filter((item) => NOT_MET.includes(item.outcome))));
  });

  it('begins with what costs most', () => {
    const losses = missing.map((item) => item.weight * (1 - item.points!));
    expect(losses).toEqual([...losses].sort((a, b) => b - a));
  });
});

describe('sortItems', () => {
  it('puts what is missing first and loses no item', () => {
    const sorted = sortItems(items);
    expect(new Set(sorted)).toEqual(new Set(items));
    const ranks = sorted.map((item) => OUTCOME_ORDER.indexOf(item.outcome));
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    expect(NOT_MET).toContain(sorted[0]!.outcome);
  });
});

describe('counts', () => {
  it('agree with the items and with the totals of the rules', () => {
    expect(outcomeCounts(items).reduce((sum, { n }) => sum + n, 0)).toBe(items.length);
    const totals = severityTotals(result.rules);
    expect(totals.error + totals.warning + totals.info).toBe(800);
  });

  it('begin the rules with the worst', () => {
    expect(worstRules(result.rules)[0]).toMatchObject({ severity: 'error', id: 'curp-digito-verificador' });
    expect(worstRules([])).toEqual([]);
  });
});

describe('clauses', () => {
  it('are plain when confirmed, marked when reported, and left out when less sure', () => {
    const norm = 'NOM-024-SSA3-2012';
    expect(formatCitation({ norm, clause: '6.5.1', confidence: 'confirmed' })).toBe(`${norm}, 6.5.1`);
    expect(formatCitation({ norm, clause: '6.5.5', confidence: 'reported' })).toBe(`${norm}, 6.5.5†`);
    expect(formatCitation({ norm, clause: '8.1', confidence: 'recalled' })).toBe(norm);
    expect(formatCitation({ norm, clause: '8.1', confidence: 'uncertain' })).toBe(norm);
    expect(hasReportedClause([{ norm, clause: '6.5.5', confidence: 'reported' }])).toBe(true);
    expect(hasReportedClause([{ norm, clause: '8.1', confidence: 'uncertain' }])).toBe(false);
  });
});
