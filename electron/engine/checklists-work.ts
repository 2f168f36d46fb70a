import { copyChecklist, draftFaults } from '../../shared/checklist/edit.ts';
import { sizeFault } from '../../shared/checklist/form-faults.ts';
import { LIMITS } from '../../shared/checklist/limits.ts';
import { isForAPerson } from '../../shared/checklist/visit.ts';
import type { checklistMethods, EditionSummary } from '../../shared/ipc/checklists.ts';
import type { ChecklistRef } from '../../shared/ipc/contract.ts';
import type { Checklist, ChecklistDraft, Item, PublishedChecklist } from '../../shared/model/index.ts';
import { canonicalJson } from '../../shared/text/canonical-json.ts';
import { plural } from '../../shared/text/format.ts';
import type { KeptDraft } from '../registry/checklists/index.ts';
import { taken } from '../registry/checklists/publish.ts';
import { layerIds, readChecklistFile, writeChecklistFile } from './checklist-file.ts';
import { allEditions, findAmong } from './find-checklist.ts';
import { ProblemError } from './reading.ts';
import type { LoadedChecklist } from './resources.ts';
import { DEFAULT_CHECKLIST } from './run-setup.ts';
import type { EngineHandlers } from './service.ts';
import type { WorkOptions } from './work-options.ts';

export interface ChecklistWork {
  readonly handlers: Pick<EngineHandlers, keyof typeof checklistMethods>;
  /** The latest edition of every list of which an export decides something; the one to propose comes first. */
  listForRuns(): Promise<readonly ChecklistRef[]>;
  /** An edition for a run, own or carried; the latest where none is named. @throws ProblemError naming those there are */
  find(id: string, edition?: string): Promise<LoadedChecklist>;
}

/** Checklists as the window asks for them. */
export function createChecklistWork({ registry, resources }: WorkOptions): ChecklistWork {
  const keeper = registry.checklists;
  const editions = () => allEditions(resources, keeper);
  const find = async (id: string, edition?: string) => findAmong(await editions(), id, edition);
  let layers: readonly string[] | undefined;
  const judged = async (kept: KeptDraft): Promise<ChecklistDraft> => {
    layers ??= layerIds(resources);
    const published = (await editions()).map(({ checklist }) => checklist);
    return { ...kept, faults: draftFaults(kept.checklist, resources.checks, published, layers) };
  };

  return {
    find,
    async listForRuns() {
      const latest = summaries(await editions()).filter((one) => one.latest && one.forRuns);
      return latest
        .map(({ id, edition, title, description, items }) => ({ id, edition, title, description, items }))
        .sort((one, other) => Number(other.id === DEFAULT_CHECKLIST) - Number(one.id === DEFAULT_CHECKLIST));
    },
    handlers: {
      'checklists.editions': async () => summaries(await editions()),
      'checklists.get': ({ id, edition }) => find(id, edition),
      'checklists.drafts': async () => Promise.all((await keeper.drafts()).map(judged)),
      'checklists.copy': async ({ from, ...to }) => {
        const { checklist } = await find(from.id, from.edition);
        return judged(await keeper.saveDraft(copyChecklist(checklist, to)));
      },
      'checklists.saveDraft': async ({ draft, checklist }) => {
        refuseOversize(checklist);
        return judged(await keeper.saveDraft(checklist, draft));
      },
      'checklists.deleteDraft': async ({ draft }) => ({ deleted: await keeper.deleteDraft(draft) }),
      'checklists.publish': async ({ draft }) => {
        const { faults } = await judged(await keeper.draft(draft));
        if (faults.length > 0) throw new ProblemError(notPublishable(faults));
        return keeper.publish(draft);
      },
      'checklists.import': async ({ path }) => {
        const known = await editions();
        const checklist = await readChecklistFile(path, resources, known);
        return carriedAs(checklist, known) ?? keeper.take(checklist);
      },
      'checklists.export': async ({ id, edition, path }) => {
        await writeChecklistFile(path, (await find(id, edition)).checklist);
        return { path };
      },
    },
  };
}

/**
 * The edition of that name where it says the same.
 *
 * @throws RegistryError `conflict` where it says something else
 */
export function carriedAs(checklist: Checklist, known: readonly PublishedChecklist[]): PublishedChecklist | undefined {
  const { id, edition } = checklist;
  const same = known.find((one) => one.checklist.id === id && one.checklist.edition === edition);
  if (same !== undefined && canonicalJson(same.checklist) !== canonicalJson(checklist)) throw taken(checklist);
  return same;
}

/** @param editions of one id from the latest to the earliest */
export function summaries(editions: readonly PublishedChecklist[]): readonly EditionSummary[] {
  const seen = new Set<string>();
  return editions.map(({ checklist, origin, publishedAt, sha256 }) => {
    const { id, edition, title, description, items, questions = [], basedOn = null } = checklist;
    const latest = !seen.has(id);
    seen.add(id);
    return {
      id,
      edition,
      title,
      description,
      origin,
      publishedAt,
      sha256,
      items: items.length,
      questions: questions.length,
      forRuns: items.some(isForRuns),
      forVisits: questions.length > 0 || items.some(isForAPerson),
      basedOn,
      latest,
    };
  });
}

/** An export decides it. */
function isForRuns({ decision }: Item): boolean {
  if (decision.by === 'sample') return decision.checks !== undefined;
  return decision.by !== 'attestation';
}

function notPublishable([first, ...more]: readonly string[]): string {
  return more.length === 0
    ? `No se puede publicar. ${first}`
    : `No se puede publicar. ${first} Y ${plural(more.length, 'falta más', 'faltas más')}.`;
}

/** A draft may have faults, but not be larger than a file may be. */
function refuseOversize(checklist: Checklist): void {
  const fault = sizeFault(checklist);
  if (fault !== undefined) throw new ProblemError(fault);
  if (JSON.stringify(checklist).length > LIMITS.fileBytes) {
    throw new ProblemError(`El borrador pesa más de ${LIMITS.fileBytes / 1_000_000} MB.`);
  }
}
