import { compileChecks } from '../../shared/checklist/compile.ts';
import { checksFor } from '../../shared/checklist/requested.ts';
import type { CompileElsewhere } from '../../shared/formats/fhir/fhirpath/library.ts';
import { createFormats, type FormatResources } from '../../shared/formats/index.ts';
import type { ConfigRef } from '../../shared/model/index.ts';
import { type Plan, planVerification } from '../../shared/verification/plan.ts';
import { type LoadedCatalogs, loadCatalogs } from './catalog-store.ts';
import { type LoadedPackages, loadPackages, needsLibrary } from './fhir-packages.ts';
import { refuseProfiles } from './fhir-profiles.ts';
import { loadFhirPathLibrary } from './fhirpath-library.ts';
import { findGuide } from './guides.ts';
import type { LoadedHl7Profile } from './hl7-profiles.ts';
import { refuseLayers } from './layers.ts';
import { loadOwnConfiguration } from './own-configuration.ts';
import { findChecklist, type LoadedChecklist, loadResources } from './resources.ts';

/** What a run needs to know before it sees a file; plain data, so that each worker can prepare itself. */
export interface RunSetup {
  readonly resourcesFolder: string;
  /** Where imported catalogues are kept; left out, only the built-in ones serve. */
  readonly catalogStore?: string;
  /** A folder of catalogue CSVs for this run only. */
  readonly catalogsFolder?: string;
  readonly checklist: string;
  /** A checklist that the program does not carry, in the place of the one named. */
  readonly ownChecklist?: LoadedChecklist;
  /** Findings kept per rule. */
  readonly maxFindings: number;
  /** Guide that text files are of, whatever they look like: `b015`, `b015@4.11`. */
  readonly guide?: string;
  /** Where imported FHIR packages are kept. */
  readonly packageStore?: string;
  /** A folder of FHIR packages, stored for this run only. */
  readonly packagesFolder?: string;
  /** Canonicals of FHIR profiles that resources of their types are held against. */
  readonly profiles?: readonly string[];
  /** Ids of conformance layers that are left out. */
  readonly withoutLayers?: readonly string[];
  /** Files with the user's own lists of identifier systems, extensions and codes, where there are any. */
  readonly listsKept?: OwnListFiles;
  /** The same, for this run only. */
  readonly ownLists?: OwnListFiles;
  /** Local profiles that messages of HL7 v2 are held against, read by `loadHl7Profiles`. */
  readonly hl7Profiles?: readonly LoadedHl7Profile[];
}

/** By the standard that the lists are of. */
export interface OwnListFiles {
  readonly fhir?: string;
  readonly hl7v2?: string;
  readonly cda?: string;
}

export interface PreparedRun {
  readonly plan: Plan;
  readonly loaded: LoadedChecklist;
  readonly catalogs: LoadedCatalogs;
  readonly packages: LoadedPackages;
  /** What was added to the built-in configuration of FHIR. */
  readonly fhirConfig: readonly ConfigRef[];
  /** The same of HL7 v2 and CDA. */
  readonly ownLists: readonly ConfigRef[];
  /** Dictionaries of the guides as they were read. */
  readonly guides: readonly unknown[];
}

/** What an export is held against where nobody says otherwise. */
export const DEFAULT_CHECKLIST = 'nom-024-ssa3-2012';

/** Enough to work from, small enough to send, keep and print: the totals count all in any case. */
export const DEFAULT_MAX_FINDINGS = 1000;

/**
 * What `prepareRun` takes besides the setup: the FHIRPath library, where a FHIR package has expressions that the own
 * compiler does not have. It is loaded only then, since that takes a tenth of a second.
 */
export async function fhirPathFor({ packageStore, packagesFolder }: RunSetup): Promise<CompileElsewhere | undefined> {
  return needsLibrary(packageStore, packagesFolder) ? loadFhirPathLibrary() : undefined;
}

/** @throws ProblemError with one sentence: unknown checklist, guide, layer or profile, faulty resource, unreadable catalogue folder. */
export function prepareRun(setup: RunSetup, elsewhere?: CompileElsewhere): PreparedRun {
  const resources = loadResources(setup.resourcesFolder);
  const loaded = setup.ownChecklist ?? findChecklist(resources, setup.checklist);
  const catalogs = loadCatalogs(`${setup.resourcesFolder}/catalogs`, setup.catalogStore, setup.catalogsFolder);
  const packages = loadPackages(setup.packageStore, setup.packagesFolder);
  const { guides, fhir, hl7v2, cda } = resources.formats;
  const { listsKept: kept = {}, ownLists: own = {} } = setup;
  const ownFhir = loadOwnConfiguration('FHIR', fhir.mexico, kept.fhir, own.fhir);
  const ownHl7v2 = loadOwnConfiguration('HL7 v2', hl7v2.mexico, kept.hl7v2, own.hl7v2);
  const ownCda = loadOwnConfiguration('CDA', cda.mexico, kept.cda, own.cda);
  const withConfig = {
    guides,
    fhir: { ...fhir, mexico: ownFhir.tables },
    hl7v2: { ...hl7v2, mexico: ownHl7v2.tables, profiles: setup.hl7Profiles },
    cda: { ...cda, mexico: ownCda.tables },
  };
  const formats = createFormats(withPackages(withConfig, packages, elsewhere));
  refuseLayers(formats, setup.withoutLayers ?? []);
  refuseProfiles(setup.profiles ?? [], packages, resources.formats.fhir.generated);
  const forced = setup.guide === undefined ? undefined : findGuide(formats, setup.guide);
  const checks = compileChecks(checksFor(resources.checks, loaded.checklist), catalogs);
  return {
    plan: planVerification(formats, checks, catalogs, setup.maxFindings, forced, loaded.checklist.formats, setup),
    loaded,
    catalogs,
    packages,
    fhirConfig: ownFhir.refs,
    ownLists: [...ownHl7v2.refs, ...ownCda.refs],
    guides,
  };
}

/** Indexes of packages are read when the first file of FHIR asks for a definition. */
function withPackages(
  formats: FormatResources,
  packages: LoadedPackages,
  elsewhere: CompileElsewhere | undefined,
): FormatResources {
  if (packages.refs.length === 0) return formats;
  return {
    ...formats,
    fhir: {
      ...formats.fhir,
      elsewhere,
      get packages() {
        return packages.resources();
      },
    },
  };
}
