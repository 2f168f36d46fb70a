import { randomUUID } from 'node:crypto';
import { checkAnswer, recordsOf } from '../../shared/checklist/visit.ts';
import { EVIDENCE_LIMITS, type visitMethods } from '../../shared/ipc/visits.ts';
import type { AnswerKey, AnswerValue, PublishedChecklist, VisitHead, VisitState } from '../../shared/model/index.ts';
import { canonicalJson } from '../../shared/text/canonical-json.ts';
import { sha256Hex } from '../registry/sha256.ts';
import type { VisitMaterial } from '../registry/visits/index.ts';
import { findAnyChecklist } from './find-checklist.ts';
import { ProblemError } from './reading.ts';
import type { EngineHandlers } from './service.ts';
import { checklistLoader } from './visit-checklists.ts';
import { closingChecks } from './visit-closing.ts';
import { readEvidence } from './visit-evidence.ts';
import { countOf, resultsOf, scoresOf, stateOf, type VisitChecklists, visitFolio } from './visit-judge.ts';
import { attachedRun, findingOf } from './visit-runs.ts';
import type { WorkOptions } from './work-options.ts';

export interface VisitWork {
  readonly handlers: Pick<EngineHandlers, keyof typeof visitMethods>;
}

/** Visits as the window asks for them: what is answered is judged by the checklists here, and kept by the registry. */
export function createVisitWork({ registry, resources, toolVersion }: WorkOptions): VisitWork {
  const visits = registry.visits;
  const checklistsOf = checklistLoader({ registry, resources });

  /** Changes a visit; its state is computed once, inside the transaction, and given back. */
  async function changed(
    visit: string,
    work: (
      count: (material: VisitMaterial) => ReturnType<typeof countOf>,
      checklists: VisitChecklists,
      before: VisitMaterial,
    ) => Promise<VisitMaterial>,
  ): Promise<VisitState> {
    const before = await visits.get(visit);
    const checklists = await checklistsOf(before);
    let counted: { readonly material: VisitMaterial; readonly state: VisitState } | null = null;
    const material = await work(
      (current) => {
        const state = stateOf(current, checklists);
        counted = { material: current, state };
        return countOf(state.progress);
      },
      checklists,
      before,
    );
    // Read through a type of its own: the compiler does not see that the callback ran.
    const kept = counted as { readonly material: VisitMaterial; readonly state: VisitState } | null;
    return kept?.material === material ? kept.state : stateOf(material, checklists);
  }

  async function get(visit: string): Promise<VisitState> {
    const material = await visits.get(visit);
    return stateOf(material, await checklistsOf(material));
  }

  async function keepEvidence(
    visit: string,
    evidence: {
      readonly key: AnswerKey;
      readonly note: string;
      readonly by: string;
      readonly bytes: Uint8Array;
    } & Pick<Parameters<typeof visits.addEvidence>[1], 'kind' | 'name' | 'mediaType' | 'finding'>,
  ) {
    const material = await visits.get(visit);
    refuseKey(material.head, await checklistsOf(material), evidence.key);
    const { key, bytes, ...rest } = evidence;
    const sha256 = sha256Hex(bytes);
    const kept = { ...rest, ...key, id: randomUUID(), bytes: bytes.length, sha256 };
    return visits.addEvidence(visit, kept, bytes, EVIDENCE_LIMITS.visitBytes);
  }

  return {
    handlers: {
      'visits.list': (filter) => visits.list(filter),
      'visits.open': async ({ clues, kind, previous = null, campaign = null, checklists, people }) => {
        const published: PublishedChecklist[] = [];
        for (const { id, edition } of checklists)
          published.push(await findAnyChecklist(resources, registry, id, edition));
        const id = await visits.open({ clues, kind, previous, campaign, checklists: published, people });
        return changed(id, (count) => visits.change(id, {}, count));
      },
      'visits.get': ({ visit }) => get(visit),
      'visits.update': ({ visit, ...change }) =>
        changed(visit, (count, checklists, { head }) => {
          for (const { checklist } of [...(change.modules ?? []), ...(change.samples ?? [])]) {
            if (!checklists.has(checklist)) throw new ProblemError(`La visita no lleva la lista «${checklist}».`);
          }
          const lost = change.modules?.find((one) => !isModuleOf(head, one));
          if (lost) throw new ProblemError(`La lista «${lost.checklist}» no tiene el módulo «${lost.module}».`);
          return visits.change(visit, change, count);
        }),
      'visits.answer': ({ visit, id, key, value, note, by }) =>
        changed(visit, (count, checklists, { head }) => {
          refuseKey(head, checklists, key, value, note);
          return visits.answer({ visit, id, key, value, note, by }, count);
        }),
      'visits.history': ({ visit, key }) => visits.history(visit, key),
      'visits.attachRun': async ({ visit, run }) => {
        const { unit } = await visits.get(visit);
        const aliases = (await registry.getUnit(unit))?.unit.aliases ?? [];
        const attached = attachedRun(await registry.getRun(run), [unit, ...aliases]);
        return changed(visit, (count) => visits.attachRun(visit, attached, count));
      },
      'visits.detachRun': ({ visit, run }) => changed(visit, (count) => visits.detachRun(visit, run, count)),
      'visits.addEvidence': async ({ visit, key, path, note, by }) => {
        const { name, mediaType, bytes } = await readEvidence(path);
        const kind = mediaType.startsWith('image/') ? 'photo' : 'file';
        return keepEvidence(visit, { key, note, by, kind, name, mediaType, bytes });
      },
      'visits.addFinding': async ({ visit, key, run, fingerprint, note, by }) => {
        const { head } = await visits.get(visit);
        if (!head.runs.some((one) => one.run === run)) {
          throw new ProblemError('Adjunte primero a la visita la verificación de ese hallazgo.');
        }
        const finding = findingOf(await registry.getRun(run), fingerprint);
        const bytes = Buffer.from(canonicalJson(finding), 'utf8');
        const ref = { kind: 'finding', name: finding.rule, mediaType: 'application/json' } as const;
        return keepEvidence(visit, { key, note, by, ...ref, bytes, finding: { run, fingerprint } });
      },
      'visits.removeEvidence': async ({ visit, evidence }) => {
        await visits.removeEvidence(visit, evidence);
        return get(visit);
      },
      'visits.evidence': async ({ evidence }) => {
        const { ref, bytes } = await visits.evidence(evidence);
        return { ref, base64: Buffer.from(bytes).toString('base64') };
      },
      'visits.resolve': (choice) => changed(choice.visit, (count) => visits.resolve(choice, count)),
      'visits.check': async ({ visit }) => {
        const material = await visits.get(visit);
        return closingChecks(material, await checklistsOf(material), material.now);
      },
      'visits.close': ({ visit, closedAt }) =>
        changed(visit, (_count, checklists) =>
          visits.close({ visit, closedAt: closedAt ?? null, toolVersion }, (material) => {
            const checks = closingChecks(material, checklists, material.head.closedAt ?? material.now);
            const stops = checks.filter(({ severity }) => severity === 'stop').map(({ message }) => message);
            if (stops.length > 0) throw new ProblemError(`La visita no se puede cerrar todavía. ${stops.join(' ')}`);
            const results = resultsOf(material, checklists);
            const scores = scoresOf(results, material.answers, (id) => checklists.get(id)?.checklist);
            return { folio: visitFolio(material.head), scores };
          }),
        ),
      'visits.inaccessible': ({ visit, reason }) =>
        changed(visit, (_count, _checklists, { head }) =>
          visits.inaccessible({ visit, reason, folio: visitFolio(head), toolVersion }),
        ),
      'visits.cancel': ({ visit, reason }) => changed(visit, (count) => visits.cancel(visit, reason, count)),
      'visits.correct': ({ visit, reason }) => changed(visit, (count) => visits.correct(visit, reason, count)),
      'visits.version': ({ visit, version }) => visits.version(visit, version),
    },
  };
}

/** What is answered, or shown by evidence, must be asked in the visit. */
function refuseKey(
  head: VisitHead,
  checklists: VisitChecklists,
  key: AnswerKey,
  value: AnswerValue = { kind: 'cleared' },
  note = '',
): void {
  const published = checklists.get(key.checklist);
  if (published === undefined) throw new ProblemError(`La visita no lleva la lista «${key.checklist}».`);
  const { checklist } = published;
  const fault = checkAnswer(checklist, key, value, note, recordsOf(checklist, head.samples));
  if (fault !== null) throw new ProblemError(fault);
}

function isModuleOf(
  head: VisitHead,
  { checklist, module }: { readonly checklist: string; readonly module: string },
): boolean {
  return head.modules.some((one) => one.checklist === checklist && one.module === module);
}
