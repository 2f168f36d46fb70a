import { applyAcceptances } from '../../shared/checklist/accept.ts';
import type { RunAcceptances } from '../../shared/ipc/acceptances.ts';
import type { MethodInput } from '../../shared/ipc/contract.ts';
import type { Acceptance, Finding, VerificationResult } from '../../shared/model/index.ts';

const TODAY = '2026-11-22';
const WORDS = {
  reason: 'El sistema de origen se sustituye en marzo; mientras tanto se captura a mano.',
  author: 'Dra. Ana Sintética',
  acceptedAt: '2026-10-05T11:20:00-06:00',
} as const;

/**
 * Acceptances of findings, all synthetic: of each run a few in force, one that is over and one that matches nothing any
 * more, and one rule that a norm makes mandatory; `?accepted=N` so many in force, `?empty` none.
 */
export function mockAcceptances(options: URLSearchParams, byId: (runId: string) => VerificationResult | undefined) {
  const wanted = Number(options.get('accepted') ?? 3);
  const byUnit = new Map<string, readonly Acceptance[]>();
  const mandatoryOf = ({ rules }: VerificationResult): RunAcceptances['mandatory'] =>
    rules.slice(0, 1).map(({ id, title }) => ({ rule: id, item: id, itemTitle: title }));
  const unitOf = ({ run }: VerificationResult) => run.unit ?? '';
  const of = (result: VerificationResult): RunAcceptances => {
    const kept = byUnit.get(unitOf(result)) ?? made(result, wanted, mandatoryOf(result));
    byUnit.set(unitOf(result), kept);
    const mandatory = mandatoryOf(result);
    const rules = new Map(mandatory.map(({ rule, item, itemTitle }) => [rule, { item, title: itemTitle }]));
    return { ...applyAcceptances(result, kept, TODAY, rules), mandatory };
  };
  const resultOf = (run: string) => {
    const result = byId(run);
    if (result === undefined) throw new Error('No existe esa verificación.');
    return result;
  };
  const change = (run: string, to: (all: readonly Acceptance[]) => readonly Acceptance[]) => {
    const result = resultOf(run);
    of(result);
    byUnit.set(unitOf(result), to(byUnit.get(unitOf(result)) ?? []));
    return of(result);
  };
  return {
    'acceptances.of': ({ run }: { run: string }) => of(resultOf(run)),
    'acceptances.accept': ({ run, findings, ...words }: MethodInput<'acceptances.accept'>) => {
      const standing = findingsOf(resultOf(run));
      return change(run, (all) => [
        ...all,
        ...findings.flatMap(({ id, rule, fingerprint }) => {
          const finding = standing.find((one) => one.rule === rule && one.fingerprint === fingerprint);
          return finding === undefined ? [] : [acceptanceOf(finding, resultOf(run), { id, ...words })];
        }),
      ]);
    },
    'acceptances.withdraw': ({ run, ids, by, reason }: MethodInput<'acceptances.withdraw'>) =>
      change(run, (all) =>
        all.map((one) =>
          ids.includes(one.id) ? { ...one, withdrawn: { at: `${TODAY}T10:00:00-06:00`, by, reason } } : one,
        ),
      ),
    'acceptances.list': ({ unit }: { unit: string | null }) => byUnit.get(unit ?? '') ?? [],
  };
}

function findingsOf(result: VerificationResult): readonly Finding[] {
  return result.files.flatMap(({ findings }) => findings);
}

function made(
  result: VerificationResult,
  wanted: number,
  mandatory: RunAcceptances['mandatory'],
): readonly Acceptance[] {
  const free = findingsOf(result).filter(({ rule }) => mandatory.every((one) => one.rule !== rule));
  const first = free[0];
  if (first === undefined || wanted === 0) return [];
  return [
    ...free.slice(0, wanted).map((finding, i) => acceptanceOf(finding, result, { id: `aceptacion-${i}` })),
    ...free
      .slice(wanted, wanted + 1)
      .map((finding) => acceptanceOf(finding, result, { id: 'vencida', expiresOn: '2026-11-01' })),
    acceptanceOf({ ...first, fingerprint: '0000000000000000' }, result, { id: 'sin-hallazgo' }),
  ];
}

function acceptanceOf(finding: Finding, { run }: VerificationResult, over: Partial<Acceptance>): Acceptance {
  const { rule, fingerprint, severity, message, place } = finding;
  return {
    ...{ id: 'aceptacion', unit: run.unit ?? null, rule, fingerprint, severity, message },
    ...{ place: `CEX-SINTETICO-0001.txt · línea ${place.line ?? 1}`, ...WORDS },
    ...{ expiresOn: '2027-05-22', withdrawn: null, ...over },
  };
}
