import { describe, expect, test } from 'vitest';
import { applyAcceptances, noAcceptances, openErrors } from '../../../shared/checklist/accept.ts';
import { layersByName, mandatoryRules } from '../../../shared/checklist/accept-mandatory.ts';
import { type Acceptance, acceptanceKey, type Finding, type VerificationResult } from '../../../shared/model/index.ts';
import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { makeResult } from '../../support/result-fixture.ts';
import { checklistOf, itemOf } from './synthetic.ts';

const TODAY = '2026-11-22';
const UNIT = 'DFSSA000010';
const NOTHING_MANDATORY = new Map();

const base = makeResult({ findings: 60 });
const findingsOf = (result: VerificationResult) => result.files.flatMap(({ findings }) => findings);
const [first, second] = findingsOf(base) as [Finding, Finding];

function resultWith(findings: readonly Finding[], run: Partial<VerificationResult['run']> = {}): VerificationResult {
  const totals = new Map<string, number>();
  for (const { rule } of findings) totals.set(rule, (totals.get(rule) ?? 0) + 1);
  return {
    ...base,
    run: { ...base.run, unit: UNIT, ...run },
    files: [{ ...base.files[0]!, findings, findingsTotal: findings.length }],
    rules: base.rules
      .filter(({ id }) => totals.has(id))
      .map((rule) => ({ ...rule, total: totals.get(rule.id)!, kept: totals.get(rule.id)! })),
  };
}

let made = 0;
function acceptanceOf(
  { rule, fingerprint, severity, message }: Pick<Finding, 'rule' | 'fingerprint' | 'severity' | 'message'>,
  over: Partial<Acceptance> = {},
): Acceptance {
  return {
    ...{ id: `aceptacion-${made++}`, unit: UNIT, rule, fingerprint, severity, message, place: 'línea 1' },
    ...{ reason: 'Motivo sintético', author: 'Autora sintética', acceptedAt: '2026-11-01T10:00:00-06:00' },
    ...{ expiresOn: '2027-05-22', withdrawn: null, ...over },
  };
}

const absent = (rule: string, fingerprint: string) => acceptanceOf({ ...first, rule, fingerprint });

describe('applyAcceptances', () => {
  test('strikes every finding of the fault, counts it apart, and leaves the result as it is', () => {
    const result = resultWith([first, second, first]);
    const before = canonicalJson(result);
    const applied = applyAcceptances(result, [acceptanceOf(first)], TODAY, NOTHING_MANDATORY);
    expect(applied.accepted.map(({ findings }) => findings)).toEqual([2]);
    expect(applied.keys).toEqual([acceptanceKey(first), acceptanceKey(first)]);
    expect(applied.byRule).toEqual([{ rule: first.rule, accepted: 2 }]);
    expect(applied.totals).toEqual({ ...{ error: 0, warning: 0, info: 0 }, [first.severity]: 2 });
    expect(canonicalJson(result)).toBe(before);
    expect(openErrors(result, applied)).toBe(
      findingsOf(result).filter((one) => one.severity === 'error').length - applied.totals.error,
    );
  });

  test('counts no finding twice where a fault was accepted twice: the last word counts', () => {
    const older = acceptanceOf(first, { expiresOn: '2026-12-01' });
    const newer = acceptanceOf(first);
    const applied = applyAcceptances(resultWith([first]), [older, newer], TODAY, NOTHING_MANDATORY);
    expect(applied.accepted).toEqual([{ acceptance: newer, findings: 1 }]);
    expect(applied.keys).toHaveLength(1);
  });

  test.each([
    ['its last day', '2026-11-22', 1, 0],
    ['the day after', '2026-11-21', 0, 1],
  ])('counts up to the end of its last day: %s', (_name, expiresOn, accepted, expired) => {
    const applied = applyAcceptances(resultWith([first]), [acceptanceOf(first, { expiresOn })], TODAY, new Map());
    expect([applied.accepted.length, applied.expired.length]).toEqual([accepted, expired]);
  });

  test('says of one that matches no finding any more that it is stale, also when its time is over', () => {
    const gone = absent(first.rule, '0000000000000000');
    const over = { ...absent(second.rule, '0000000000000001'), expiresOn: '2020-01-01' };
    const applied = applyAcceptances(resultWith([first, second]), [gone, over], TODAY, NOTHING_MANDATORY);
    expect(applied).toMatchObject({ stale: [gone, over], expired: [], accepted: [], keys: [] });
  });

  test('passes over those of other units and those withdrawn', () => {
    const withdrawn = { at: '2026-11-02T10:00:00-06:00', by: 'Autora', reason: '' };
    const others = [acceptanceOf(first, { unit: 'DFSSA000022' }), acceptanceOf(first, { unit: null })];
    const all = [...others, acceptanceOf(first, { withdrawn })];
    expect(applyAcceptances(resultWith([first]), all, TODAY, NOTHING_MANDATORY)).toEqual(noAcceptances(TODAY));
  });

  test('a run that names no unit has its own', () => {
    const { unit: _unit, ...run } = base.run;
    const result = { ...resultWith([first]), run };
    const all = [acceptanceOf(first), acceptanceOf(first, { unit: null })];
    expect(
      applyAcceptances(result, all, TODAY, NOTHING_MANDATORY).accepted.map(({ acceptance }) => acceptance),
    ).toEqual([all[1]]);
  });

  test('refuses what a norm makes mandatory', () => {
    const mandatory = new Map([[first.rule, { item: 'requisito', title: 'Requisito' }]]);
    const acceptance = acceptanceOf(first);
    const applied = applyAcceptances(resultWith([first, second]), [acceptance, acceptanceOf(second)], TODAY, mandatory);
    const struck = first.rule === second.rule ? [] : [acceptanceKey(second)];
    expect(applied.refused[0]).toEqual({ acceptance, item: 'requisito', itemTitle: 'Requisito' });
    expect(applied.keys).toEqual(struck);
  });

  test('cannot tell beyond what was kept of a rule, in a run cut short, or of a layer left out', () => {
    const kept = { ...first, fingerprint: '8000000000000000' };
    const below = absent(first.rule, '7000000000000000');
    const beyond = absent(first.rule, '9000000000000000');
    const whole = resultWith([kept]);
    const cut = { ...whole, rules: whole.rules.map((rule) => ({ ...rule, total: 5 })) };
    expect(applyAcceptances(cut, [below, beyond], TODAY, new Map())).toMatchObject({
      ...{ stale: [below], undecided: [beyond] },
    });
    expect(applyAcceptances(whole, [beyond], TODAY, new Map()).stale).toEqual([beyond]);
    const cancelled = resultWith([kept], { status: 'cancelada' });
    expect(applyAcceptances(cancelled, [beyond], TODAY, new Map()).undecided).toEqual([beyond]);
    const layer = { id: 'fhir-perfil', title: 'Perfiles', held: 0, failed: 0, undecided: 0, leftOut: true };
    const profile = absent('fhir-perfil-desconocido', '1000000000000000');
    expect(applyAcceptances({ ...whole, layers: [layer] }, [profile], TODAY, new Map()).undecided).toEqual([profile]);
  });

  test('the figures agree with one another', () => {
    const acceptances = findingsOf(base)
      .filter((_, i) => i % 3 === 0)
      .map((one) => acceptanceOf(one, { unit: base.run.unit ?? null }));
    const applied = applyAcceptances(base, acceptances, TODAY, NOTHING_MANDATORY);
    const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
    expect(applied.keys.length).toBeGreaterThan(0);
    expect(sum(Object.values(applied.totals))).toBe(applied.keys.length);
    expect(sum(applied.byRule.map(({ accepted }) => accepted))).toBe(applied.keys.length);
    expect(sum(applied.accepted.map(({ findings }) => findings))).toBe(applied.keys.length);
  });
});

describe('mandatoryRules', () => {
  const rule = (id: string, severity: 'error' | 'warning' = 'error') => ({ id, severity });

  test('an item by checks names them; only mandatory items count', () => {
    const checklist = checklistOf([
      itemOf({ id: 'curp', title: 'CURP', mandatory: true }),
      itemOf({ id: 'varias', mandatory: true, decision: { by: 'check', checks: ['una', 'otra'] } }),
      itemOf({ id: 'muestra', mandatory: true, decision: { by: 'sample', checks: ['sello'] } }),
      itemOf({ id: 'persona', mandatory: true, decision: { by: 'attestation', shows: ['vista'] } }),
      itemOf({ id: 'libre' }),
    ]);
    const rules = ['curp', 'una', 'otra', 'sello', 'vista', 'libre'].map((id) => rule(id));
    const found = mandatoryRules(checklist, rules);
    expect([...found.keys()]).toEqual(['curp', 'una', 'otra', 'sello']);
    expect(found.get('curp')).toEqual({ item: 'curp', title: 'CURP' });
    expect(found.get('otra')?.item).toBe('varias');
    expect([...mandatoryRules(checklist, [rule('curp', 'warning')]).keys()]).toEqual(['curp']);
  });

  test('an item by layers is broken by the errors of their rules', () => {
    const decision = { by: 'layer', layers: ['fhir-estructura'] } as const;
    const checklist = checklistOf([itemOf({ id: 'estructura', mandatory: true, decision })]);
    const rules = [
      rule('fhir-estructura-campo'),
      rule('fhir-estructura-aviso', 'warning'),
      rule('fhir-estructuras-campo'),
      rule('fhir-terminologia-codigo'),
    ];
    expect([...mandatoryRules(checklist, rules).keys()]).toEqual(['fhir-estructura-campo']);
    expect(layersByName(rule('fhir-perfil-x'))).toEqual(['fhir-perfil-x', 'fhir-perfil', 'fhir']);
  });
});
