import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareRuns } from '../../../shared/checklist/compare.ts';
import { scoreChecklist } from '../../../shared/checklist/score.ts';
import type { Finding, RuleResult, VerificationResult } from '../../../shared/model/index.ts';
import { checklistOf, checkOf, counts, evidenceOf, itemOf } from './synthetic.ts';

function finding(fingerprint: string, rule = 'regla'): Finding {
  return { rule, severity: 'error', message: 'Texto sintético', place: { line: 1 }, fingerprint };
}

/** A result with these findings; `cut` names rules of which not all are kept. */
function resultOf(id: string, findings: readonly Finding[], held = 1, cut: readonly string[] = []): VerificationResult {
  const checklist = checklistOf([itemOf({ id: 'a' })]);
  const rules = [...new Set(findings.map((one) => one.rule))].map((rule): RuleResult => {
    const {
      appliesTo: _appliesTo,
      field: _field,
      must: _must,
      examples: _examples,
      ...texts
    } = checkOf({ must: true });
    const kept = findings.filter((one) => one.rule === rule).length;
    return { ...texts, id: rule, kept, total: cut.includes(rule) ? kept + 1 : kept };
  });
  return {
    schema: 'cotejo/verification@1',
    tool: { name: 'cotejo', version: '0' },
    run: {
      id,
      startedAt: '2025-01-31T00:00:00Z',
      durationMs: 0,
      status: 'completa',
      checklist: { id: checklist.id, edition: checklist.edition, title: checklist.title, sha256: '' },
      catalogs: [],
      options: { maxFindings: 100 },
    },
    gathering: { fields: [], practitioners: [] },
    files: [
      {
        path: 'sintetico.txt',
        sha256: '',
        bytes: 0,
        format: null,
        encoding: null,
        rows: 0,
        records: {},
        findingsTotal: findings.length,
        findings,
      },
    ],
    units: [],
    score: scoreChecklist(checklist, evidenceOf({ checks: { a: counts(held, 1 - held) } })),
    rules,
  };
}

const prints = (findings: readonly Finding[]) => findings.map((one) => one.fingerprint);

test('tells added, fixed and same findings apart, each as often as it stands', () => {
  const before = resultOf(
    'antes',
    ['01', '01', '01', '02', '03'].map((id) => finding(id)),
    0,
  );
  const after = resultOf(
    'despues',
    ['01', '03', '03', '04'].map((id) => finding(id)),
  );
  const seen = compareRuns(before, after);
  expect([seen.before, seen.after, seen.scoreBefore, seen.scoreAfter]).toEqual(['antes', 'despues', 0, 100]);
  expect(prints(seen.same)).toEqual(['01', '03']);
  expect(prints(seen.added)).toEqual(['03', '04']);
  expect(prints(seen.fixed)).toEqual(['01', '01', '02']);
  expect(seen.items).toEqual([{ id: 'a', title: 'Requisito sintético', before: 'no-cumple', after: 'cumple' }]);
});

test('the same fingerprint under two rules is two findings', () => {
  const seen = compareRuns(resultOf('1', [finding('01', 'x')]), resultOf('2', [finding('01', 'y')]));
  expect([prints(seen.added), prints(seen.fixed), prints(seen.same)]).toEqual([['01'], ['01'], []]);
});

test('of a rule that was cut, nothing is said past the last finding kept', () => {
  const before = resultOf(
    '1',
    ['01', '02', '05', '09'].map((id) => finding(id)),
    1,
    ['regla'],
  );
  const after = resultOf(
    '2',
    ['02', '03', '08'].map((id) => finding(id)),
    1,
    ['regla'],
  );
  const seen = compareRuns(before, after);
  expect(prints(seen.same)).toEqual(['02']);
  expect(prints(seen.added)).toEqual(['03']);
  expect(prints(seen.fixed)).toEqual(['01', '05']);
});

test('items that only one of the runs has are shown', () => {
  const one = resultOf('1', []);
  const other: VerificationResult = { ...one, score: { ...one.score, items: [] } };
  expect(compareRuns(one, other).items).toMatchObject([{ id: 'a', before: 'cumple', after: null }]);
  expect(compareRuns(other, one).items).toMatchObject([{ id: 'a', before: null, after: 'cumple' }]);
});

test('nothing is lost or made up', () => {
  const any = fc.array(
    fc.integer({ min: 0, max: 9 }).map((n) => finding(`0${n}`)),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(any, any, (before, after) => {
      const seen = compareRuns(resultOf('1', before), resultOf('2', after));
      expect([...prints(seen.same), ...prints(seen.added)].sort()).toEqual(prints(after).sort());
      expect([...prints(seen.same), ...prints(seen.fixed)].sort()).toEqual(prints(before).sort());
      const added = new Set(prints(seen.added));
      for (const print of prints(seen.fixed)) expect(added).not.toContain(print);
    }),
  );
});
