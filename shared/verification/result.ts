import { scoreChecklist } from '../checklist/score.ts';
import type {
  CatalogRef,
  Checklist,
  FileResult,
  Finding,
  RuleResult,
  RunInfo,
  VerificationResult,
} from '../model/index.ts';
import { comparePlace, compareText } from './finding-sample.ts';
import type { Plan } from './plan.ts';
import { type FileTally, sumUnits, type Tally } from './tally.ts';
import { tallyEvidence } from './tally-evidence.ts';

/** What a result says beyond what was counted. */
export interface RunFacts extends Omit<RunInfo, 'checklist' | 'catalogs' | 'options'> {
  readonly toolVersion: string;
  readonly checklistSha256: string;
  readonly catalogs: readonly CatalogRef[];
  /** Official name of a unit, where the run had the catalogue. */
  readonly unitName: (clues: string) => string | undefined;
}

/** Puts a finished tally into the one object that everything shown is made from. */
export function buildResult(plan: Plan, checklist: Checklist, tally: Tally, facts: RunFacts): VerificationResult {
  const { toolVersion, checklistSha256, catalogs, unitName, ...run } = facts;
  const files = [...tally.files].sort((a, b) => compareText(a.path, b.path));
  const scoreOf = (unit: Parameters<typeof tallyEvidence>[1]) =>
    scoreChecklist(checklist, tallyEvidence(plan, unit, files, facts.status));
  const units = [...tally.units].filter(([clues]) => clues !== '').sort(([a], [b]) => compareText(a, b));
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
      catalogs: [...catalogs].sort((a, b) => compareText(a.id, b.id)),
      options: { maxFindings: plan.maxFindings },
    },
    files: withFindings(files, tally),
    units: units.map(([clues, unit]) => {
      const { items, ...score } = scoreOf(unit);
      const name = unitName(clues);
      return { clues, ...(name === undefined ? {} : { name }), score, items };
    }),
    score: scoreOf(sumUnits(plan, tally.units)),
    rules: ruleResults(plan, tally),
  };
}

function withFindings(files: readonly FileTally[], tally: Tally): readonly FileResult[] {
  const byPath = new Map<string, Finding[]>(files.map((file) => [file.path, []]));
  for (const sample of tally.kept.values()) {
    for (const { path, finding } of sample.list()) byPath.get(path)?.push(finding);
  }
  return files.map((file) => ({ ...file, findings: (byPath.get(file.path) ?? []).sort(comparePlace) }));
}

function ruleResults(plan: Plan, tally: Tally): readonly RuleResult[] {
  return [...tally.totals]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([id, total]) => {
      const rule = plan.rules.get(id);
      if (rule === undefined) return [];
      const { severity, title, failureTitle, why, remedy, citation } = rule.definition;
      const kept = tally.kept.get(id)?.list().length ?? 0;
      return [{ id, severity, title, failureTitle, why, remedy, citation, total, kept }];
    });
}
