import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { appliedFromFile, readAcceptanceFile } from '../../../electron/engine/acceptance-file.ts';
import { acceptanceTemplate } from '../../../electron/engine/acceptance-template.ts';
import { mandatoryOf } from '../../../electron/engine/acceptances-apply.ts';
import { layersBroken } from '../../../electron/engine/acceptances-rules.ts';
import { createAcceptanceWork } from '../../../electron/engine/acceptances-work.ts';
import { loadResources } from '../../../electron/engine/resources.ts';
import { mandatoryRules } from '../../../shared/checklist/accept-mandatory.ts';
import { engineMethods } from '../../../shared/ipc/contract.ts';
import type { Acceptance, Finding, RuleResult, VerificationResult } from '../../../shared/model/index.ts';
import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { RESOURCES } from '../../support/project.ts';
import { makeResult } from '../../support/result-fixture.ts';
import { temporaryFolder } from '../registry/support.ts';

const UNIT = 'DFSSA000010';
const resources = loadResources(RESOURCES);
const carried = resources.checklists.find(({ checklist }) => checklist.id === 'nom-024-ssa3-2012')!.checklist;

const made = makeResult({ findings: 80 });
const result: VerificationResult = {
  ...made,
  run: { ...made.run, unit: UNIT, checklist: { ...made.run.checklist, edition: carried.edition } },
};
const findings = result.files.flatMap((file) => file.findings);
const mandatory = mandatoryRules(carried, result.rules, layersBroken(resources));
const free = findings.filter(({ rule }) => !mandatory.has(rule));
const barred = findings.filter(({ rule }) => mandatory.has(rule));

/** The slice of the registry, in memory; its own tests look at the tables. */
function office(kept = result) {
  let list: readonly Acceptance[] = [];
  const registry = {
    getRun: async () => kept,
    checklists: { list: async () => [] },
    acceptances: {
      list: async (unit: string | null) => list.filter((one) => one.unit === unit),
      add: async (more: readonly Acceptance[]) => {
        list = [...list, ...more];
      },
      withdraw: async (ids: readonly string[], by: string, reason: string) => {
        list = list.map((one) =>
          ids.includes(one.id) ? { ...one, withdrawn: { at: '2026-11-23T00:00:00Z', by, reason } } : one,
        );
      },
    },
  };
  const options = { registry, resources, now: () => '2026-11-22T10:00:00-06:00' };
  const work = createAcceptanceWork(options as unknown as Parameters<typeof createAcceptanceWork>[0]).handlers;
  return { work, list: () => list };
}

const asked = (chosen: readonly Finding[], over: object = {}) =>
  engineMethods['acceptances.accept'].input.parse({
    run: result.run.id,
    findings: chosen.map(({ rule, fingerprint }) => ({ id: randomUUID(), rule, fingerprint })),
    ...{ reason: 'El equipo se sustituye en marzo', author: 'Ana Sintética', expiresOn: '2027-05-22', ...over },
  });

describe('what the window asks', () => {
  test('accepts findings; sentence, place and severity are those of the result', async () => {
    const { work, list } = office();
    const [one] = free as [Finding];
    const applied = await work['acceptances.accept'](asked([one, one]));
    expect(list()).toHaveLength(1);
    expect(list()[0]).toMatchObject({
      ...{ unit: UNIT, severity: one.severity, message: one.message, acceptedAt: '2026-11-22T10:00:00-06:00' },
    });
    expect(list()[0]!.place).toContain(result.files[0]!.path);
    expect(applied.accepted[0]?.findings).toBe(findings.filter((x) => x.fingerprint === one.fingerprint).length);
    expect(applied.mandatory.map(({ rule }) => rule).sort()).toEqual([...mandatory.keys()].sort());
    expect(await work['acceptances.of']({ run: result.run.id })).toEqual(applied);
  });

  test('refuses what a norm makes mandatory, naming the item, and takes none of the rest', async () => {
    const { work, list } = office();
    await expect(work['acceptances.accept'](asked([free[0]!, barred[0]!]))).rejects.toThrow(
      `obligatorio el requisito «${mandatory.get(barred[0]!.rule)!.title}»`,
    );
    expect(list()).toEqual([]);
  });

  test('refuses what the result does not list', async () => {
    const { work } = office();
    const strange = { ...free[0]!, fingerprint: 'ffffffffffffffff' };
    await expect(work['acceptances.accept'](asked([strange]))).rejects.toThrow('no está en el resultado');
  });

  test('takes an acceptance back, of this unit only', async () => {
    const { work, list } = office();
    await work['acceptances.accept'](asked([free[0]!]));
    const ids = [list()[0]!.id];
    const after = await work['acceptances.withdraw']({ run: result.run.id, ids, by: 'Ana', reason: '' });
    expect(after).toMatchObject({ accepted: [], stale: [], keys: [] });
    const foreign = { run: result.run.id, ids: [randomUUID()], by: 'Ana', reason: '' };
    await expect(work['acceptances.withdraw'](foreign)).rejects.toThrow('no es de la unidad');
  });
});

describe('what a norm makes mandatory', () => {
  const rule = (id: string, severity: RuleResult['severity'] = 'error') => ({ id, severity });
  const of = layersBroken(resources);

  test('the guides say which layer a rule of theirs breaks', () => {
    expect(of(rule('giis-estructura-columnas'))).toContain('giis-estructura');
    expect(of(rule('giis-regla-catalogo'))).toContain('giis-catalogo');
    expect(of(rule('giis-regla-catalogo'))).not.toContain('giis-regla');
    expect(of(rule('giis-regla-dominio'))).toContain('giis-regla');
    expect(of(rule('giis-lote-r69x'))).toContain('giis-lote-r69x');
    const b015 = resources.checklists.find(({ checklist }) => checklist.id === 'giis-b015')!.checklist;
    const rules = ['giis-estructura-columnas', 'giis-regla-catalogo', 'giis-regla-dominio'].map((id) => rule(id));
    expect([...mandatoryRules(b015, rules, of).keys()]).toEqual(['giis-estructura-columnas', 'giis-regla-catalogo']);
  });

  test('a layer that joins others breaks with them', () => {
    expect(of(rule('fhir-estructura-minimo'))).toEqual(expect.arrayContaining(['fhir-estructura', 'fhir-forma']));
    expect(of(rule('fhir-terminologia-codigo'))).not.toContain('fhir-forma');
    expect(of(rule('hl7v2-campo-obligatorio'))).toContain('hl7v2-forma');
    expect(of(rule('cda-estructura-x', 'warning'))).toEqual([]);
  });

  test('of a list that is not at hand, the result itself says it', async () => {
    const foreign = { ...result, run: { ...result.run, checklist: { ...result.run.checklist, id: 'lista-ajena' } } };
    const registry = { checklists: { list: async () => [] } };
    const sources = { registry, resources } as unknown as Parameters<typeof mandatoryOf>[0];
    const found = await mandatoryOf(sources, foreign);
    const own = result.score.items.filter((item) => item.mandatory && item.decidedBy === 'check').map(({ id }) => id);
    expect([...found.keys()].sort()).toEqual(
      result.rules
        .map(({ id }) => id)
        .filter((id) => own.includes(id))
        .sort(),
    );
  });
});

describe('the file of the command line', () => {
  const write = (value: unknown) => {
    const path = join(temporaryFolder(), 'aceptaciones.json');
    writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value));
    return path;
  };
  const entry = (finding: Pick<Finding, 'rule' | 'fingerprint'>, over: object = {}) => ({
    ...{ rule: finding.rule, fingerprint: finding.fingerprint, reason: 'Motivo', author: 'Ana' },
    ...{ expiresOn: '2027-05-22', ...over },
  });
  const file = (...acceptances: readonly object[]) => ({ schema: 'cotejo/acceptances@1', acceptances });

  test('counts apart what it accepts, and says what no longer matches, is over or cannot be', async () => {
    const before = canonicalJson(result);
    const [one] = free as [Finding];
    const path = write(
      file(
        entry(one, { unit: UNIT }),
        entry({ rule: one.rule, fingerprint: '0000000000000000' }),
        entry(free.find((other) => other.fingerprint !== one.fingerprint)!, { expiresOn: '2020-01-01' }),
        entry(barred[0]!),
        entry(one, { unit: 'DFSSA000022' }),
      ),
    );
    const { applied, summary, warnings } = appliedFromFile(
      await readAcceptanceFile(path),
      result,
      { checklist: carried, resources },
      '2026-11-22',
    );
    expect(applied.accepted).toHaveLength(1);
    expect(applied.accepted[0]?.acceptance.message).toBe(one.message);
    expect(summary).toBe(
      '1 hallazgo aceptado aparte; 1 aceptación ya no coincide con ningún hallazgo; 1 aceptación vencida; 1 aceptación sin efecto: la norma obliga.',
    );
    expect(warnings).toHaveLength(3);
    expect(canonicalJson(result)).toBe(before);
  });

  test.each<[string, unknown, RegExp]>([
    ['no JSON', '{', /«aceptaciones\.json» no se puede usar\. No es JSON/],
    ['another schema', { schema: 'otro', acceptances: [] }, /«schema».*cotejo\/acceptances@1/],
    ['a list', [], /objeto/],
    ['no list', { schema: 'cotejo/acceptances@1' }, /«acceptances».*lista/],
    [
      'no reason',
      file(entry(free[0]!), entry(free[0]!, { reason: '  ' })),
      /«acceptances\[1\]\.reason»: falta el motivo/,
    ],
    ['no author', file({ ...entry(free[0]!), author: undefined }), /«acceptances\[0\]\.author»: falta quién/],
    ['a day that is none', file(entry(free[0]!, { expiresOn: '2026-02-30' })), /«acceptances\[0\]\.expiresOn».*día/],
    ['too late', file(entry(free[0]!, { expiresOn: '9999-01-01' })), /«acceptances\[0\]\.expiresOn»: .*24 meses/],
    ['no CLUES', file(entry(free[0]!, { unit: 'x' })), /«acceptances\[0\]\.unit».*CLUES/],
  ])('says in one sentence where it is wrong: %s', async (_name, value, sentence) => {
    await expect(readAcceptanceFile(write(value))).rejects.toThrow(sentence);
  });

  test('a template holds what can be accepted, is refused until filled in, and then accepts it all', async () => {
    const template = acceptanceTemplate(result, mandatory, '2027-05-22');
    expect(template.acceptances.map(({ rule }) => rule).some((rule) => mandatory.has(rule))).toBe(false);
    await expect(readAcceptanceFile(write(template))).rejects.toThrow(/falta el motivo/);
    const filled = template.acceptances.map((one) => ({ ...one, reason: 'Motivo', author: 'Ana' }));
    const path = write({ ...template, acceptances: filled });
    const { applied } = appliedFromFile(
      await readAcceptanceFile(path),
      result,
      { checklist: carried, resources },
      '2026-11-22',
    );
    expect(applied.keys).toHaveLength(free.length);
    expect(acceptanceTemplate(result, mandatory, '2027-05-22', free[0]!.rule).acceptances.length).toBeGreaterThan(0);
  });
});
