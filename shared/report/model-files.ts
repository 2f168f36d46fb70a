import type { FileResult, VerificationResult } from '../model/index.ts';
import { formatBytes, formatNumber, plural } from '../text/format.ts';
import type { RuleView } from './model-rules.ts';
import { RECORD_WORDS } from './words.ts';

export interface FileView {
  /** 1-based; the tables of findings name files by it. */
  readonly number: number;
  readonly path: string;
  readonly sha256: string;
  readonly format: string;
  readonly encoding: string | null;
  readonly rows: string;
  readonly records: string;
  readonly findings: string;
  readonly size: string;
}

export interface FilesView {
  readonly rows: readonly FileView[];
  readonly more: number;
  readonly problems: readonly { readonly number: number; readonly path: string; readonly sentence: string }[];
  readonly problemsMore: number;
}

const FILE_LIMIT = { summary: 100, findings: 1000 } as const;
const PROBLEM_LIMIT = 200;

/** The first files, and every file that a place in the report names. */
export function filesView(
  result: VerificationResult,
  rules: readonly RuleView[],
  detail: 'summary' | 'findings',
): FilesView {
  const named = new Set(rules.flatMap((rule) => rule.places.map((place) => place.file)));
  const rows = result.files
    .map((file, index) => ({ file, number: index + 1 }))
    .filter(({ number }) => number <= FILE_LIMIT[detail] || named.has(number))
    .map(({ file, number }) => fileView(file, number));
  const problems = result.files.flatMap((file, index) =>
    file.problem === undefined ? [] : [{ number: index + 1, path: file.path, sentence: file.problem }],
  );
  return {
    rows,
    more: result.files.length - rows.length,
    problems: problems.slice(0, PROBLEM_LIMIT),
    problemsMore: Math.max(0, problems.length - PROBLEM_LIMIT),
  };
}

function fileView(file: FileResult, number: number): FileView {
  return {
    number,
    path: file.path,
    sha256: file.sha256,
    format: file.format ?? 'No reconocido',
    encoding: file.encoding,
    rows: formatNumber(file.rows),
    records: Object.entries(RECORD_WORDS)
      .flatMap(([type, words]) => {
        const count = file.records[type as keyof typeof RECORD_WORDS];
        return count === undefined || count === 0 ? [] : [plural(count, ...words)];
      })
      .join(', '),
    findings: formatNumber(file.findingsTotal),
    size: formatBytes(file.bytes),
  };
}
