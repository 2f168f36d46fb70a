import { describe, expect, it } from 'vitest';
import { recordedIds, ruleIds } from '../../support/rule-ids.ts';

describe('ids of rules', () => {
  const now = new Set(ruleIds());
  const recorded = recordedIds();

  it('never disappear nor change', () => {
    expect(recorded.filter((id) => !now.has(id))).toEqual([]);
  });

  it('are recorded as soon as they exist: run node test/support/rule-ids.ts', () => {
    const known = new Set(recorded);
    expect([...now].filter((id) => !known.has(id))).toEqual([]);
  });

  it('are recorded once, in the order of the alphabet', () => {
    expect(recorded).toEqual([...new Set(recorded)].sort());
  });
});
