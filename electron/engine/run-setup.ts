import { compileChecks } from '../../shared/checklist/compile.ts';
import { createFormats } from '../../shared/formats/index.ts';
import { type Plan, planVerification } from '../../shared/verification/plan.ts';
import { type LoadedCatalogs, loadCatalogs } from './catalog-store.ts';
import { findGuide } from './guides.ts';
import { findChecklist, type LoadedChecklist, loadResources } from './resources.ts';

/** What a run needs to know before it sees a file; plain data, so that each worker can prepare itself. */
export interface RunSetup {
  readonly resourcesFolder: string;
  /** Where imported catalogues are kept; left out, only the built-in ones serve. */
  readonly catalogStore?: string;
  /** A folder of catalogue CSVs for this run only. */
  readonly catalogsFolder?: string;
  readonly checklist: string;
  /** Findings kept per rule. */
  readonly maxFindings: number;
  /** Guide that text files are of, whatever they look like: `b015`, `b015@4.11`. */
  readonly guide?: string;
}

export interface PreparedRun {
  readonly plan: Plan;
  readonly loaded: LoadedChecklist;
  readonly catalogs: LoadedCatalogs;
  /** Dictionaries of the guides as they were read. */
  readonly guides: readonly unknown[];
}

/** What an export is held against where nobody says otherwise. */
export const DEFAULT_CHECKLIST = 'nom-024-ssa3-2012';

/** Enough to work from, small enough to send, keep and print: the totals count all in any case. */
export const DEFAULT_MAX_FINDINGS = 1000;

/** @throws ProblemError with one sentence: unknown checklist or guide, faulty resource, unreadable catalogue folder. */
export function prepareRun(setup: RunSetup): PreparedRun {
  const resources = loadResources(setup.resourcesFolder);
  const loaded = findChecklist(resources, setup.checklist);
  const catalogs = loadCatalogs(`${setup.resourcesFolder}/catalogs`, setup.catalogStore, setup.catalogsFolder);
  const formats = createFormats(resources.formats);
  const forced = setup.guide === undefined ? undefined : findGuide(formats, setup.guide);
  const checks = compileChecks(resources.checks, catalogs);
  return {
    plan: planVerification(formats, checks, catalogs, setup.maxFindings, forced, loaded.checklist.formats),
    loaded,
    catalogs,
    guides: resources.formats.guides,
  };
}
