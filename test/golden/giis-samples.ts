import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifyExport } from '../../electron/engine/verify-export.ts';
import { buildTables } from '../../scripts/tables/build.mjs';
import type { FileResult } from '../../shared/model/index.ts';
import { runSetup, SHARED } from '../support/project.ts';

/** The findings of one kind at one variable of one official sample, and why they are right. */
export interface GoldenGroup {
  readonly rule: string;
  readonly field: string;
  readonly severity: string;
  /** Why the sample has this fault; written by a person who looked at the cells. */
  readonly explanation: string;
  /** `line:column`, in order. */
  readonly places: readonly string[];
}

export interface GoldenFile {
  readonly file: string;
  readonly format: string | null;
  readonly encoding: string | null;
  readonly rows: number;
  readonly findings: number;
  readonly groups: readonly GoldenGroup[];
}

const GOLDEN = join(import.meta.dirname, 'giis-samples.json');

export function readGolden(): readonly GoldenFile[] {
  return existsSync(GOLDEN) ? JSON.parse(readFileSync(GOLDEN, 'utf8')) : [];
}

/** What the program says today of the four official samples, with every official catalogue. */
export async function verifySamples(): Promise<readonly GoldenFile[]> {
  const { result } = await verifyExport({
    paths: [join(SHARED, 'dgis-giis-samples')],
    setup: runSetup({ catalogsFolder: join(SHARED, 'dgis-catalogs') }),
    toolVersion: 'prueba',
    threads: 0,
  });
  return result.files.filter(({ path }) => /\.txt$/i.test(path)).map(groupsOf);
}

function groupsOf(file: FileResult): GoldenFile {
  const groups = Map.groupBy(file.findings, ({ rule, place }) => `${rule} ${place.field ?? ''}`);
  return {
    file: file.path.split('/').at(-1) ?? '',
    format: file.format,
    encoding: file.encoding,
    rows: file.rows,
    findings: file.findingsTotal,
    groups: [...groups]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, findings]) => ({
        rule: findings[0].rule,
        field: findings[0].place.field ?? '',
        severity: findings[0].severity,
        explanation: '',
        places: findings.map(({ place }) => `${place.line}:${place.column ?? ''}`),
      })),
  };
}

/** Today's groups with the explanations that the golden result already has. */
export function explained(now: readonly GoldenFile[], before: readonly GoldenFile[]): readonly GoldenFile[] {
  return now.map((file) => {
    const known = before.find((candidate) => candidate.file === file.file)?.groups ?? [];
    const explanationOf = ({ rule, field }: GoldenGroup): string =>
      known.find((group) => group.rule === rule && group.field === field)?.explanation ?? '';
    return { ...file, groups: file.groups.map((group) => ({ ...group, explanation: explanationOf(group) })) };
  });
}

if (process.argv[1] === import.meta.filename) {
  await buildTables();
  const golden = explained(await verifySamples(), readGolden());
  writeFileSync(GOLDEN, `${JSON.stringify(golden, null, 2)}\n`);
}
