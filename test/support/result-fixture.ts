import type {
  FileResult,
  Finding,
  ItemResult,
  RuleResult,
  RunStatus,
  UnitResult,
  VerificationResult,
} from '../../shared/model/index.ts';
import { FIXTURE_ITEMS, FIXTURE_RULES, type FixtureRule } from './result-fixture-data.ts';
import { gatheringFixture } from './result-fixture-gathering.ts';
import { apportion, catalogs, cluesOf, hash, sha256 } from './result-fixture-parts.ts';
import { itemResult, scoreOf } from './result-fixture-score.ts';

export interface ResultFixtureOptions {
  /** Findings in total, spread over ten rules; default 40. */
  readonly findings?: number;
  /** CLUES in the data; default 1. */
  readonly units?: number;
  /** Files: the first a GIIS text, then FHIR and GIIS by turns; default 1. */
  readonly files?: number;
  /** Source records; default by the number of findings, so that every outcome occurs. */
  readonly rows?: number;
  /** Findings kept with their place per rule; default 1000. */
  readonly maxFindings?: number;
  /** Another set of the same kind. */
  readonly seed?: number;
  /** Paths, titles and messages of several hundred characters. */
  readonly longNames?: boolean;
  /** Paths, messages and values that carry markup. */
  readonly hostile?: boolean;
  /** Whether the large catalogues were at hand; default true. */
  readonly catalogs?: boolean;
  /** True: a person has attested what an export cannot show, so the score is not preliminary; default false. */
  readonly attested?: boolean;
  readonly status?: RunStatus;
  /** Nothing could be read: no score, no unit, one file with a problem. */
  readonly unreadable?: boolean;
}

const LONG = ' de atención médica especializada de alta complejidad'.repeat(6);
const HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)>&amp;\'`{x}';
const SHARES = FIXTURE_RULES.map((rule) => rule.share);

/**
 * A synthetic result whose figures agree with one another: totals with kept findings, items with counts, units with the
 * whole, scores with items. Same options, same result; no clock, no chance.
 */
export function makeResult(options: ResultFixtureOptions = {}): VerificationResult {
  const seed = options.seed ?? 0;
  const maxFindings = options.maxFindings ?? 1000;
  const total = options.unreadable ? 0 : (options.findings ?? 40);
  const rows = options.unreadable ? 0 : (options.rows ?? Math.max(11, Math.round(total * 0.6)));
  const totals = apportion(total, SHARES);
  const rules = FIXTURE_RULES.map((rule, i) => ruleResult(rule, totals[i] ?? 0, maxFindings, options))
    .filter((rule) => rule.total > 0)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const items = FIXTURE_ITEMS.map((item) => {
    const failed = FIXTURE_RULES.reduce(
      (sum, r, i) => (r.item === item.id && r.severity === 'error' ? sum + totals[i]! : sum),
      0,
    );
    return itemResult(item, rows, Math.min(failed, rows), options);
  });
  const units = makeUnits(items, rows, options);
  return {
    schema: 'cotejo/verification@1',
    tool: { name: 'cotejo', version: '0.1.0' },
    run: {
      id: `${hash('run', seed)}${hash('run2', seed)}`,
      startedAt: '2026-11-22T09:15:30.000-06:00',
      durationMs: 1840,
      status: options.status ?? 'completa',
      checklist: {
        id: 'nom-024-ssa3-2012',
        edition: '2026.1',
        title: 'NOM-024-SSA3-2012: intercambio de información en salud',
        sha256: sha256('checklist', 0),
      },
      catalogs: catalogs(options.catalogs ?? true),
      ...(units[0] && units.length === 1 ? { unit: units[0].clues } : {}),
      options: { maxFindings },
    },
    files: makeFiles(totals, rows, options, maxFindings),
    units,
    score: { ...scoreOf(items), items },
    rules,
    gathering: gatheringFixture(totals, rows, options.unreadable ? 0 : (options.files ?? 1), options),
  };
}

function ruleResult(rule: FixtureRule, total: number, max: number, options: ResultFixtureOptions): RuleResult {
  const {
    item: _item,
    field: _field,
    column: _column,
    expected: _expected,
    actual: _actual,
    share: _share,
    ...definition
  } = rule;
  const failureTitle = `${rule.failureTitle}${options.longNames ? LONG : ''}${options.hostile ? HOSTILE : ''}`;
  return { ...definition, failureTitle, total, kept: Math.min(total, max) };
}

function makeUnits(items: readonly ItemResult[], rows: number, options: ResultFixtureOptions): UnitResult[] {
  const count = options.unreadable ? 0 : (options.units ?? 1);
  const rowShares = apportion(rows, Array(count).fill(1));
  const failures = items.map((item) =>
    apportion(
      item.failed,
      rowShares.map((r, u) => r * (1 + ((u * 7) % 5))),
    ),
  );
  return rowShares.map((unitRows, u) => {
    const unitItems = FIXTURE_ITEMS.map((item, i) =>
      itemResult(item, unitRows, Math.min(failures[i]![u]!, unitRows), options),
    );
    return { clues: cluesOf(u), score: scoreOf(unitItems), items: unitItems };
  });
}

function makeFiles(totals: readonly number[], rows: number, options: ResultFixtureOptions, max: number): FileResult[] {
  if (options.unreadable) {
    return [{ ...emptyFile(pathOf(0, options)), problem: 'El archivo está vacío: no hay nada que verificar.' }];
  }
  const count = options.files ?? 1;
  const fileRows = apportion(rows, Array(count).fill(1));
  const kept: Finding[][] = Array.from({ length: count }, () => []);
  const counts = Array<number>(count).fill(0);
  FIXTURE_RULES.forEach((rule, r) => {
    for (let n = 0; n < totals[r]!; n++) {
      const file = n % count;
      counts[file]!++;
      if (n < max) kept[file]!.push(makeFinding(rule, n, Math.max(1, fileRows[file]!), options));
    }
  });
  return kept.map((findings, f) => ({
    ...emptyFile(pathOf(f, options)),
    bytes: 512 + fileRows[f]! * 431,
    format: f % 2 === 0 ? 'giis/b015@4.11' : 'fhir/r4',
    encoding: f % 2 === 0 ? 'windows-1252' : 'utf-8',
    rows: fileRows[f]!,
    records: { patient: fileRows[f]!, encounter: fileRows[f]!, diagnosis: fileRows[f]! },
    findingsTotal: counts[f]!,
    findings: findings.sort(byPlace),
  }));
}

function makeFinding(rule: FixtureRule, n: number, rows: number, options: ResultFixtureOptions): Finding {
  const record = 1 + ((n * 7919) % rows);
  const extra = `${options.longNames ? LONG : ''}${options.hostile ? HOSTILE : ''}`;
  return {
    rule: rule.id,
    severity: rule.severity,
    message: `${rule.failureTitle}${extra}`,
    place: { line: record + 1, column: rule.column, record, ...(rule.field ? { field: rule.field } : {}) },
    expected: rule.expected,
    actual: options.hostile ? HOSTILE : rule.actual,
    fingerprint: hash(rule.id, n + (options.seed ?? 0) * 1_000_003),
  };
}

function byPlace(a: Finding, b: Finding): number {
  return (
    (a.place.line ?? 0) - (b.place.line ?? 0) ||
    (a.place.column ?? 0) - (b.place.column ?? 0) ||
    (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0) ||
    (a.fingerprint < b.fingerprint ? -1 : 1)
  );
}

function emptyFile(path: string): FileResult {
  return {
    path,
    sha256: sha256(path, 0),
    bytes: 0,
    format: null,
    encoding: null,
    rows: 0,
    records: {},
    findingsTotal: 0,
    findings: [],
  };
}

function pathOf(index: number, options: ResultFixtureOptions): string {
  const long = options.longNames ? `${'carpeta_de_entrega_mensual_sintetica/'.repeat(6)}${'archivo_'.repeat(20)}` : '';
  const hostile = options.hostile ? HOSTILE.replaceAll('/', '⁄') : '';
  const kind =
    index % 2 === 0 ? `CEX-SINTETICO-${String(index + 1).padStart(4, '0')}.txt` : `bundle-sintetico-${index}.json`;
  return `entrega.zip!/${long}${hostile}${kind}`;
}
