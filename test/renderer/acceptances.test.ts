import { describe, expect, it } from 'vitest';
import { acceptable, hasAny, standings, unsettled } from '../../renderer/features/resultado/acceptable.ts';
import { acceptedByGroup, acceptedFlags } from '../../renderer/features/resultado/accepted-flags.ts';
import { groupRows, matchFindings, NO_FILTER } from '../../renderer/features/resultado/findings-filter.ts';
import { buildIndex } from '../../renderer/features/resultado/findings-index.ts';
import { noAcceptances } from '../../shared/checklist/accept.ts';
import type { RunAcceptances } from '../../shared/ipc/acceptances.ts';
import { type Acceptance, acceptanceKey, type Finding } from '../../shared/model/index.ts';
import { makeResult } from '../support/result-fixture.ts';

const result = makeResult({ findings: 400, files: 3, maxFindings: 100 });
const index = buildIndex(result);
const struck = index.findings.filter((_, i) => i % 7 === 0);
const flags = acceptedFlags(index, struck.map(acceptanceKey))!;
const isStruck = new Set(struck.map(acceptanceKey));
const accepted = index.findings.filter((one) => isStruck.has(acceptanceKey(one)));

const NOTHING: RunAcceptances = { ...noAcceptances('2026-11-22'), mandatory: [] };

function acceptanceOf({ rule, fingerprint, severity, message }: Finding, id: string): Acceptance {
  return {
    ...{ id, unit: null, rule, fingerprint, severity, message, place: '', reason: 'Motivo', author: 'Ana' },
    ...{ acceptedAt: '2026-11-01T10:00:00-06:00', expiresOn: '2027-05-01', withdrawn: null },
  };
}

describe('the filter by what was accepted', () => {
  const show = (filter: object, given: Uint8Array | null = flags) =>
    matchFindings(index, { ...NO_FILTER, ...filter }, 'rule', given);

  it('shows all, those accepted, or the rest; each finding once', () => {
    expect(accepted.length).toBeGreaterThan(10);
    const all = show({});
    const only = [...show({ accepted: 'accepted' }).order];
    const rest = [...show({ accepted: 'open' }).order];
    expect(all.order).toHaveLength(index.findings.length);
    expect(only.map((n) => index.findings[n]!.fingerprint).sort()).toEqual(
      accepted.map((one) => one.fingerprint).sort(),
    );
    expect([...only, ...rest].sort((a, b) => a - b)).toEqual([...all.order].sort((a, b) => a - b));
  });

  it('counts both under all the other filters, whichever of them is shown', () => {
    for (const choice of ['all', 'open', 'accepted'] as const) {
      const { byAccepted } = show({ severities: ['error'], accepted: choice });
      const errors = index.findings.filter((one) => one.severity === 'error');
      const mine = accepted.filter((one) => one.severity === 'error').length;
      expect(byAccepted).toEqual([errors.length - mine, mine]);
    }
  });

  it('counts severities and files of what is shown only', () => {
    const { bySeverity, byFile } = show({ accepted: 'accepted' });
    expect(bySeverity.reduce((a, b) => a + b, 0)).toBe(accepted.length);
    expect(byFile.reduce((a, b) => a + b, 0)).toBe(accepted.length);
  });

  it('is nothing where nothing is accepted', () => {
    expect(acceptedFlags(index, [])).toBeNull();
    expect(show({}, null).order).toEqual(show({}).order);
    expect(show({}, null).byAccepted).toEqual([index.findings.length, 0]);
  });

  it('counts by group', () => {
    const counts = acceptedByGroup(index.ruleOf, flags);
    for (const [rule, n] of counts) {
      expect(n).toBe(accepted.filter((one) => one.rule === index.rules[rule]!.id).length);
    }
    expect([...counts.values()].reduce((a, b) => a + b, 0)).toBe(accepted.length);
    expect(acceptedByGroup(index.ruleOf, null).size).toBe(0);
    expect(groupRows(index, show({ accepted: 'accepted' }), 'rule', new Set()).counts).toEqual(counts);
  });
});

describe('what of a choice can be accepted', () => {
  const [one, two] = index.findings as [Finding, Finding];

  it('leaves out what a norm makes mandatory and what is accepted already, and takes each fault once', () => {
    const barred = index.findings.find(({ rule }) => rule !== one.rule)!;
    const free = index.findings.find((other) => other.rule === one.rule && other.fingerprint !== one.fingerprint)!;
    const applied: RunAcceptances = {
      ...NOTHING,
      keys: [acceptanceKey(one)],
      mandatory: [{ rule: barred.rule, item: 'requisito', itemTitle: 'Requisito' }],
    };
    expect(acceptable([one, free, free, barred], applied)).toEqual({ findings: [free], mandatory: 1, already: 1 });
  });

  it('tells how each acceptance stands, and which ask for a look', () => {
    const made = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => acceptanceOf(two, id));
    const [a, b, c, d, e, f, g] = made as [Acceptance, ...Acceptance[]];
    const applied: RunAcceptances = {
      ...NOTHING,
      accepted: [{ acceptance: a, findings: 1 }],
      expired: [b!],
      stale: [c!],
      undecided: [d!],
      refused: [{ acceptance: e!, item: 'x', itemTitle: 'X' }],
    };
    const gone = { ...g!, withdrawn: { at: '', by: '', reason: '' } };
    expect([a, b, c, d, e, f, gone].map((each) => standings(applied)(each!))).toEqual([
      ...['accepted', 'expired', 'stale', 'undecided', 'refused', 'replaced', 'withdrawn'],
    ]);
    expect(unsettled(applied)).toBe(3);
    expect([hasAny(applied), hasAny(NOTHING)]).toEqual([true, false]);
  });
});
