import { scoreChecklist } from '../checklist/score.ts';
import type {
  CatalogRef,
  Checklist,
  ConfigRef,
  FileRef,
  FileResult,
  Finding,
  RunInfo,
  VerificationResult,
} from '../model/index.ts';
import { comparePlace, compareText } from './finding-sample.ts';
import { layerResults } from './layer-results.ts';
import type { Plan } from './plan.ts';
import { ruleResults } from './rule-results.ts';
import { type FileTally, sumUnits, type Tally } from './tally.ts';
import { tallyEvidence } from './tally-evidence.ts';

/** What a result says beyond what was counted. */
export interface RunFacts extends Omit<RunInfo, 'checklist' | 'catalogs' | 'options'> {
  readonly toolVersion: string;
  readonly checklistSha256: string;
  readonly catalogs: readonly CatalogRef[];
  readonly fhirConfig?: readonly ConfigRef[];
  readonly ownLists?: readonly ConfigRef[];
  readonly hl7Profiles?: readonly FileRef[];
  /** Official name of a unit, where the run had the catalogue. */
  readonly unitName: (clues: string) => string | undefined;
}

/** A unit's entry takes some 55 kB as JSON, and a text has an end near 500 MB; the largest state has fewer units. */
const MOST_UNITS = 3000;

/** Puts a finished tally into the one object that everything shown is made from. */
export function buildResult(plan: Plan, checklist: Checklist, tally: Tally, facts: RunFacts): VerificationResult {
  const {
    toolVersion,
    checklistSha256,
    catalogs,
    fhirConfig = [],
    ownLists = [],
    hl7Profiles = [],
    unitName,
    ...run
  } = facts;
  const files = [...tally.files].sort((a, b) => compareText(a.path, b.path));
  const scoreOf = (unit: Parameters<typeof tallyEvidence>[1]) =>
    scoreChecklist(checklist, tallyEvidence(plan, unit, files, facts.status));
  const units = [...tally.units].filter(([clues]) => clues !== '').sort(([a], [b]) => compareText(a, b));
  const sum = sumUnits(plan, tally.units);
  const layers = layerResults(plan, sum, files);
  return {
    schema: 'cotejo/verification@1',
    tool: { name: 'cotejo', version: toolVersion },
    run: {
      ...run,
      checklist: {
        id: checklist.id,
        edition: checklist.edition,
        title: checklist.title,
        sha256: checklistSha256,
        scoreBands: checklist.scoreBands,
      },
      catalogs: [...catalogs].sort(compareCatalogs),
      options: {
        maxFindings: plan.maxFindings,
        ...(plan.forced === undefined ? {} : { guide: plan.forced.guide }),
        ...(plan.profiles.length === 0 ? {} : { profiles: [...plan.profiles].sort(compareText) }),
        ...(plan.withoutLayers.size === 0 ? {} : { withoutLayers: [...plan.withoutLayers].sort(compareText) }),
        ...(fhirConfig.length === 0 ? {} : { fhirConfig }),
        ...(ownLists.length === 0 ? {} : { ownLists }),
        ...(hl7Profiles.length === 0 ? {} : { hl7Profiles }),
      },
    },
    files: withFindings(files, tally),
    units: units.slice(0, MOST_UNITS).map(([clues, unit]) => {
      const { items, ...score } = scoreOf(unit);
      const name = unitName(clues);
      return { clues, ...(name === undefined ? {} : { name }), score, items };
    }),
    ...(units.length > MOST_UNITS ? { unitsLeftOut: units.length - MOST_UNITS } : {}),
    score: scoreOf(sum),
    ...(layers.length === 0 ? {} : { layers }),
    rules: ruleResults(plan, tally),
    gathering: tally.gathering.summary(),
  };
}

function withFindings(files: readonly FileTally[], tally: Tally): readonly FileResult[] {
  const byPath = new Map<string, Finding[]>(files.map((file) => [file.path, []]));
  for (const sample of tally.kept.values()) {
    for (const { path, finding } of sample.list()) byPath.get(path)?.push(finding);
  }
  return files.map((file) => ({ ...file, findings: (byPath.get(file.path) ?? []).sort(comparePlace) }));
}

/** By id, and the editions of one from the earliest to the latest. */
function compareCatalogs(a: CatalogRef, b: CatalogRef): number {
  return (
    compareText(a.id, b.id) || compareText(a.validFrom ?? '', b.validFrom ?? '') || compareText(a.edition, b.edition)
  );
}
