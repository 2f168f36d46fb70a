import type { AggregateQuery } from '../../shared/ipc/campaigns.ts';
import type { ReportRequest } from '../../shared/ipc/reports.ts';
import type { SignableRef } from '../../shared/model/index.ts';
import type { ReportContent } from '../../shared/report/document.ts';
import { unitOf } from '../../shared/report/folio.ts';
import type { Registry } from '../registry/registry.ts';
import { appliedTo } from './acceptances-apply.ts';
import { createCampaignWork } from './campaigns-work.ts';
import { catalogInventory } from './catalog-inventory.ts';
import { loadCatalogs } from './catalog-store.ts';
import { allEditions, findAnyChecklist } from './find-checklist.ts';
import { localTimestamp } from './local-time.ts';
import { campaignReport } from './report-content-campaign.ts';
import { checklistReport } from './report-content-checklist.ts';
import { comparativeReport } from './report-content-comparative.ts';
import { comparisonContent, type KnownUnit } from './report-content-comparison.ts';
import { unitReport } from './report-content-unit.ts';
import { visitContents } from './report-content-visit.ts';
import { unitNames } from './unit-names.ts';
import type { WorkOptions } from './work-options.ts';

/**
 * Gathers what a report says, from the registry and the resources. The figures are those of the window: made by the
 * same handlers.
 *
 * @param now the present moment, ISO 8601 with zone
 * @returns a function that throws ProblemError or RegistryError with one sentence where there is nothing to report
 */
export function createReportContent(
  options: WorkOptions,
  now: () => string = localTimestamp,
): (request: ReportRequest) => Promise<ReportContent> {
  const { registry, resources, folders } = options;
  const { handlers } = createCampaignWork(options);
  const visitOf = visitContents(options);
  const today = () => now().slice(0, 10);

  async function run(id: string): Promise<ReportContent> {
    const subject = await registry.getRun(id);
    const acceptances = await appliedTo(options, subject, today());
    return { kind: 'run', subject, acceptances, unitNames: await unitNames(registry, subject) };
  }

  async function unit(clues: string): Promise<ReportContent> {
    const titles = new Map(
      (await allEditions(resources, registry.checklists)).map(({ checklist }) => [checklist.id, checklist.title]),
    );
    return {
      kind: 'unit',
      subject: await unitReport(registry, clues, today(), (id) => titles.get(id) ?? id),
    };
  }

  async function comparison(before: string, after: string): Promise<ReportContent> {
    const [one, other] = [await registry.getRun(before), await registry.getRun(after)];
    const known = new Map<string, KnownUnit>();
    for (const clues of [one, other].map(unitOf)) {
      const found = clues === null ? null : ((await registry.getUnit(clues))?.unit ?? null);
      if (clues !== null && found !== null) known.set(clues, { name: found.name, today: found.clues });
    }
    return comparisonContent(one, other, (clues) => known.get(clues) ?? null);
  }

  async function comparative(query: AggregateQuery): Promise<ReportContent> {
    const result = await handlers['aggregates.get'](query);
    const { campaign } = query;
    const board = campaign === undefined ? null : await handlers['campaigns.board']({ campaign });
    const edition = result.checklist.editions.at(-1);
    const known = (await allEditions(resources, registry.checklists)).map(({ checklist }) => checklist);
    const used = known.find(({ id, edition: one }) => id === query.checklist && one === edition);
    return {
      kind: 'comparative',
      subject: comparativeReport({ query, result, board, bands: used?.scoreBands ?? [] }),
    };
  }

  async function checklist(id: string, edition?: string): Promise<ReportContent> {
    const published = await findAnyChecklist(resources, registry, id, edition);
    const catalogs = loadCatalogs(`${resources.folder}/catalogs`, folders.catalogs);
    const inventory = catalogInventory(catalogs, resources, today());
    return { kind: 'checklist', subject: checklistReport(published, inventory, resources, today()) };
  }

  return async (request) => {
    switch (request.kind) {
      case 'run':
        return run(request.run);
      case 'unit':
        return unit(request.clues);
      case 'visit':
        return visitOf(request.visit, request.version);
      case 'comparison':
        return comparison(request.before, request.after);
      case 'comparative':
        return comparative(request.query);
      case 'campaign': {
        const board = await handlers['campaigns.board']({ campaign: request.campaign });
        return { kind: 'campaign', subject: await campaignReport(registry, board, today()) };
      }
      case 'checklist':
        return checklist(request.checklist, request.edition);
    }
  };
}

/**
 * The object that a signature is of: the result of a run, or a closed version of a visit, as it is kept.
 *
 * @throws RegistryError where there is none
 */
export async function subjectOf(registry: Pick<Registry, 'getRun' | 'visits'>, ref: SignableRef): Promise<object> {
  return ref.kind === 'run' ? registry.getRun(ref.id) : registry.visits.version(ref.id, ref.version);
}
