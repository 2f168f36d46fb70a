import type { FieldGathering, FindingGathering, PractitionerGathering } from '../../shared/model/index.ts';
import type { ResultFixtureOptions } from './result-fixture.ts';
import { FIXTURE_RULES } from './result-fixture-data.ts';
import { apportion } from './result-fixture-parts.ts';

const FORMATS = ['giis/b015@4.11', 'fhir/r4'];
/** Masked, as a result has them; the first two look the same and are two persons. */
const PEOPLE = ['GOMC••••', 'GOMC••••', 'LOPR••••', 'SADJ••••', 'X••••'];
const HOSTILE_FIELD = '<img src=x onerror=alert(3)>';

/**
 * Where the findings of a synthetic result gather: those at file `n % files` are of its format, as in its list of
 * files, and the sums are those of its rules.
 */
export function gatheringFixture(
  totals: readonly number[],
  rows: number,
  files: number,
  options: ResultFixtureOptions,
): FindingGathering {
  const fields = new Map<string, FieldGathering & { rules: { rule: string; total: number }[] }>();
  FIXTURE_RULES.forEach(({ id, field }, r) => {
    for (let file = 0; file < files; file++) {
      const total = Math.floor((totals[r]! + files - 1 - file) / files);
      if (total === 0) continue;
      const format = FORMATS[file % 2]!;
      const name = `${field ?? ''}${field && options.hostile ? HOSTILE_FIELD : ''}`;
      const key = `${format} ${name}`;
      const entry = fields.get(key) ?? { format, field: name, findings: 0, rules: [] };
      const known = entry.rules.find(({ rule }) => rule === id);
      const rules = known
        ? entry.rules.map((one) => (one === known ? { rule: id, total: one.total + total } : one))
        : [...entry.rules, { rule: id, total }];
      fields.set(key, { ...entry, findings: entry.findings + total, rules: rules.sort((a, b) => b.total - a.total) });
    }
  });
  return {
    fields: [...fields.values()].sort((a, b) => b.findings - a.findings),
    practitioners: practitioners(totals, rows),
  };
}

function practitioners(totals: readonly number[], rows: number): PractitionerGathering[] {
  if (rows === 0) return [];
  const findings = totals.reduce((sum, total) => sum + total, 0);
  const weights = PEOPLE.map((_, i) => PEOPLE.length - i);
  const [records, found] = [apportion(rows, weights), apportion(findings, weights)];
  return PEOPLE.map((curp, i) => ({
    curp,
    ...(i === 3 ? {} : { staffType: String(i + 1) }),
    records: records[i]!,
    recordsWithFindings: Math.min(records[i]!, found[i]!),
    findings: found[i]!,
  })).sort((a, b) => b.recordsWithFindings - a.recordsWithFindings);
}
