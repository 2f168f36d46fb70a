import { applyAcceptances, noAcceptances } from '../../shared/checklist/accept.ts';
import { type MandatoryRules, mandatoryRules } from '../../shared/checklist/accept-mandatory.ts';
import type { Acceptance, AppliedAcceptances, Checklist, VerificationResult } from '../../shared/model/index.ts';
import type { Registry } from '../registry/registry.ts';
import { layersBroken } from './acceptances-rules.ts';
import { allEditions } from './find-checklist.ts';
import { localTimestamp } from './local-time.ts';
import type { Resources } from './resources.ts';

/** What of the registry and of the program decides on acceptances. */
export interface AcceptanceSources {
  readonly registry: Pick<Registry, 'acceptances' | 'checklists'>;
  readonly resources: Resources;
}

/**
 * What the acceptances that the registry holds for the run's unit do to the run. Cheap for a unit that has none.
 *
 * @param on ISO 8601 day; today where left out
 */
export async function appliedTo(
  sources: AcceptanceSources,
  result: VerificationResult,
  on = localTimestamp().slice(0, 10),
): Promise<AppliedAcceptances> {
  const acceptances = await acceptancesFor(sources, result);
  if (acceptances.length === 0) return noAcceptances(on);
  return applyAcceptances(result, acceptances, on, await mandatoryOf(sources, result));
}

/** The rules of a run of which nothing can be accepted, by the edition of the checklist that it was made with. */
export async function mandatoryOf(
  { registry, resources }: AcceptanceSources,
  result: VerificationResult,
): Promise<MandatoryRules> {
  const { id, edition } = result.run.checklist;
  const editions = await allEditions(resources, registry.checklists);
  const found = editions.find(({ checklist }) => checklist.id === id && checklist.edition === edition)?.checklist;
  return mandatoryWith(resources, result, found);
}

/**
 * The same where the checklist is at hand. Where it is not (a list that somebody else wrote), the result itself says
 * which of its items are mandatory, and an item decided by one check bears the check's id.
 */
export function mandatoryWith(
  resources: Pick<Resources, 'formats'>,
  result: VerificationResult,
  checklist: Checklist | undefined,
): MandatoryRules {
  if (checklist !== undefined) return mandatoryRules(checklist, result.rules, layersBroken(resources));
  const items = result.score.items.filter(({ mandatory, decidedBy }) => mandatory && decidedBy === 'check');
  const entries = items.map(({ id, title }) => [id, { item: id, title }] as const);
  const own = new Set(result.rules.map((rule) => rule.id));
  return new Map(entries.filter(([id]) => own.has(id)));
}

/** Those of the run's unit under all its keys, said of the key that the run names. */
export async function acceptancesFor(
  { registry }: Pick<AcceptanceSources, 'registry'>,
  { run }: VerificationResult,
): Promise<readonly Acceptance[]> {
  const unit = run.unit ?? null;
  return (await registry.acceptances.list(unit)).map((acceptance) => ({ ...acceptance, unit }));
}
