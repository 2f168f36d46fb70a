import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import type { z } from 'zod';
import { createFormats } from '../../shared/formats/index.ts';
import type { EngineEvent, EngineMethods, Overview } from '../../shared/ipc/contract.ts';
import type { Registry } from '../registry/registry.ts';
import { createAcceptanceWork } from './acceptances-work.ts';
import { createAgreementWork } from './agreements-work.ts';
import { Annotator } from './annotate-job.ts';
import { createCampaignWork } from './campaigns-work.ts';
import { catalogInventory } from './catalog-inventory.ts';
import { loadCatalogs } from './catalog-store.ts';
import { createCatalogWork } from './catalog-work.ts';
import { createChecklistWork } from './checklists-work.ts';
import { createConnectionWork } from './connection-work.ts';
import type { DataFolders } from './data-folder.ts';
import { sourceExcerpt } from './excerpt.ts';
import { createPackageWork as createFhirPackageWork } from './fhir-packages-work.ts';
import { findGuide, listGuides } from './guides.ts';
import { loadHl7Profiles } from './hl7-profiles.ts';
import { inspectExport } from './inspect.ts';
import { listLayers, refuseLayers } from './layers.ts';
import { LIVE_FINDINGS } from './live-judge.ts';
import { createLiveWork } from './live-work.ts';
import { localTimestamp } from './local-time.ts';
import { createPackageWork } from './packages-work.ts';
import { ProblemError } from './reading.ts';
import { createReportWork } from './report-work.ts';
import { loadResources } from './resources.ts';
import { RunKeeper } from './run-keeper.ts';
import { DEFAULT_MAX_FINDINGS } from './run-setup.ts';
import { sampleExport } from './sample.ts';
import { settingsOf } from './settings-of.ts';
import { createSignatureWork } from './signatures-work.ts';
import { createUnitWork } from './units-work.ts';
import { createVisitWork } from './visits-work.ts';

export interface ServiceOptions {
  readonly registry: Registry;
  readonly folders: DataFolders;
  readonly resourcesFolder: string;
  readonly toolVersion: string;
  readonly workerScript: string;
  /** Beside `workerScript`, where left out. */
  readonly liveWorkerScript?: string;
  readonly emit: (event: EngineEvent) => void;
}

/** One handler for each method of the contract; input was checked against its schema. */
export type EngineHandlers = {
  readonly [M in keyof EngineMethods]: (
    input: z.infer<EngineMethods[M]['input']>,
  ) => Promise<EngineMethods[M]['output']>;
};

export interface Service {
  readonly handlers: EngineHandlers;
  /** Cancels what runs and closes the registry. */
  close(): Promise<void>;
}

/** What the window can ask of the engine. */
export function createService(options: ServiceOptions): Service {
  const { registry, folders, resourcesFolder } = options;
  const resources = loadResources(resourcesFolder);
  const formats = createFormats(resources.formats);
  const catalogs = () => loadCatalogs(`${resourcesFolder}/catalogs`, folders.catalogs);
  const catalogWork = createCatalogWork({ ...options, storeFolder: folders.catalogs, load: catalogs });
  const keeper = new RunKeeper(options);
  const packageWork = createFhirPackageWork({ ...options, storeFolder: folders.packages });
  const setup = {
    resourcesFolder,
    catalogStore: folders.catalogs,
    packageStore: folders.packages,
    listsKept: folders.lists,
  };
  const work = { registry, folders, resources, toolVersion: options.toolVersion, emit: options.emit };
  const checklistWork = createChecklistWork(work);
  const connectionWork = createConnectionWork(options);
  const annotator = new Annotator({ registry, setup, emit: options.emit, find: checklistWork.find });
  const liveWork = createLiveWork({
    folder: folders.live,
    workerScript: options.liveWorkerScript ?? join(dirname(options.workerScript), 'live-worker.mjs'),
    setupOf: async (checklist) => ({
      ...setup,
      checklist,
      ownChecklist: await checklistWork.find(checklist),
      maxFindings: LIVE_FINDINGS,
    }),
    emit: options.emit,
    record: registry.record,
    startRun: async ({ path, checklist: id, unit }, onEnded) => {
      const ownChecklist = await checklistWork.find(id);
      const whole = { ...setup, checklist: id, ownChecklist, maxFindings: DEFAULT_MAX_FINDINGS };
      const { checklist } = ownChecklist;
      return keeper.start({ paths: [path], unit, checklist, setup: whole, threads: 1, onEnded });
    },
  });
  const settings = () => settingsOf(registry);

  const handlers: EngineHandlers = {
    'overview.get': (): Promise<Overview> => registry.overview(),
    'export.inspect': ({ paths }) => inspectExport(paths, formats, catalogs()),
    'export.sample': async () => ({ paths: sampleExport(resourcesFolder) }),
    'checklists.list': checklistWork.listForRuns,
    'guides.list': async () => listGuides(formats),
    'layers.list': async () => listLayers(formats),
    'verification.start': async ({ paths, checklist, unit, guide, profiles, hl7Profiles = [], withoutLayers }) => {
      if (guide !== undefined) findGuide(formats, guide);
      refuseLayers(formats, withoutLayers ?? []);
      const local = hl7Profiles.length === 0 ? {} : { hl7Profiles: await loadHl7Profiles(hl7Profiles) };
      const ownChecklist = await checklistWork.find(checklist);
      return keeper.start({
        paths,
        unit,
        checklist: ownChecklist.checklist,
        setup: {
          ...setup,
          checklist,
          ownChecklist,
          maxFindings: DEFAULT_MAX_FINDINGS,
          guide,
          profiles,
          withoutLayers,
          ...local,
        },
        threads: Math.max(1, availableParallelism() - 1),
      });
    },
    'verification.cancel': async ({ runId }) => ({ cancelled: keeper.cancel(runId) }),
    'runs.list': ({ unit, limit }) => registry.listRuns({ unit, limit }),
    'runs.get': ({ runId }) => registry.getRun(runId),
    'runs.delete': async ({ runId }) => {
      const deleted = await registry.deleteRun(runId);
      if (deleted) await liveWork.runDeleted(runId);
      return { deleted };
    },
    'source.excerpt': async ({ runId, path, line, column }) => {
      const source = await registry.runSource(runId, path);
      if (source === null || line === undefined) return { status: 'missing', firstLine: 0, lines: [], mark: null };
      return sourceExcerpt({ ...source, path, line, column });
    },
    'units.search': (search) => registry.searchUnits(search),
    'units.get': async ({ clues }) => {
      const found = await registry.getUnit(clues);
      if (found === null) throw new ProblemError('El registro no tiene esa unidad.');
      return found;
    },
    'units.save': (change) => registry.saveUnit(change),
    'catalogs.list': async () => catalogInventory(catalogs(), resources, localTimestamp().slice(0, 10)),
    'catalogs.import': catalogWork.import,
    'catalogs.remove': async ({ id, edition }) => ({ removed: await catalogWork.remove(id, edition) }),
    'fhirPackages.list': packageWork.list,
    'fhirPackages.import': packageWork.import,
    'fhirPackages.remove': packageWork.remove,
    'registry.backup': ({ path }) => registry.backup(path),
    'registry.restore': async ({ path, recoveryKey }) => {
      if (keeper.busy) throw new ProblemError('Hay una verificación en curso: espere a que termine o cancélela.');
      return registry.restore(path, recoveryKey);
    },
    'registry.recoveryKey': async () => ({ key: await registry.recoveryKey() }),
    'registry.audit': () => registry.auditChain(),
    'annotated.write': ({ runId, path }) => annotator.write(runId, path),
    'annotated.cancel': async ({ runId }) => ({ cancelled: annotator.cancel(runId) }),
    ...connectionWork.handlers,
    ...liveWork.handlers,
    ...createVisitWork(work).handlers,
    ...createUnitWork(work).handlers,
    ...createCampaignWork(work).handlers,
    ...createAgreementWork(work).handlers,
    ...createPackageWork(work).handlers,
    ...createReportWork(work).handlers,
    ...createSignatureWork(work).handlers,
    ...createAcceptanceWork(work).handlers,
    ...checklistWork.handlers,
    'settings.get': settings,
    'settings.set': async (changes) => {
      await registry.setSettings(changes);
      if (changes.validityMonths !== undefined) await registry.units.recomputeValidity();
      return settings();
    },
  };

  return {
    handlers,
    async close() {
      await connectionWork.close();
      await liveWork.close();
      await annotator.close();
      await keeper.close();
      await registry.close();
    },
  };
}
