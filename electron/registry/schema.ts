import type { Generated } from 'kysely';
import type { Outcome, RunSummary, Severity } from '../../shared/model/index.ts';

/** The tables as they stand after the last migration. Truth values are 0 and 1; moments are ISO 8601 with zone. */
export interface Schema {
  meta: { key: string; value: string };
  setting: { key: string; value: string };
  unit: UnitTable;
  unit_alias: { alias: string; clues: string };
  unit_search: UnitSearchTable;
  run: RunTable;
  run_input: { run: number; seq: number; location: string };
  run_source: { run: number; path: string; location: string };
  run_unit: RunUnitTable;
  run_file: { run: number; seq: number; path: string; sha256: string; bytes: number; body: string };
  run_item: RunItemTable;
  run_rule: RunRuleTable;
  definition: { id: Generated<number>; digest: string; body: string };
  run_text: { run: number; seq: number; value: string };
  finding: FindingTable;
  audit: AuditTable;
  audit_head: { id: number; seq: number; hash: string };
  connection: ConnectionTable;
}

export interface UnitTable {
  clues: string;
  /** From a catalogue. */
  name: string | null;
  /** Written by the user; goes before the catalogue's. */
  own_name: string | null;
  state: string | null;
  institution: string | null;
  typology: string | null;
}

export interface UnitSearchTable {
  clues: string;
  state: string | null;
  /** Folded name, for the order. */
  name: string;
  /** Folded CLUES, names and aliases. */
  text: string;
}

export interface RunTable {
  number: Generated<number>;
  id: string;
  unit: string | null;
  started_at: string;
  duration_ms: number;
  status: RunSummary['status'];
  checklist: string;
  edition: string;
  tool_version: string;
  percent: number | null;
  low: number | null;
  high: number | null;
  coverage: number | null;
  preliminary: number;
  errors: number;
  warnings: number;
  /** JSON: names of what was handed over, without their folders. */
  inputs: string;
  /** Who is, or was, making the run; see owners.ts. */
  owner: string;
  /** JSON of the result without files, items and rules; null without a result. */
  head: string | null;
}

export interface RunUnitTable {
  run: number;
  /** As the run has it. */
  clues: string;
  /** The unit that this CLUES belongs to today. */
  unit: string;
  percent: number | null;
  low: number | null;
  high: number | null;
  coverage: number | null;
  preliminary: number;
}

export interface RunItemTable {
  run: number;
  /** 0 for the score of the whole run, n for the n-th unit of the result. */
  part: number;
  seq: number;
  item: string;
  definition: number;
  outcome: Outcome | null;
  points: number | null;
  applicable: number | null;
  held: number | null;
  failed: number | null;
  undecided: number | null;
  ratio: number | null;
  reason: string | null;
}

export interface RunRuleTable {
  run: number;
  seq: number;
  rule: string;
  severity: Severity;
  definition: number;
  total: number | null;
  kept: number | null;
}

export interface FindingTable {
  run: number;
  seq: number;
  /** `seq` of its file. */
  file: number;
  /** `seq` of the text with the finding's JSON, null wherever a column here has the value. */
  template: number;
  /** `seq` of the text. */
  expected: number | null;
  actual: string | null;
  fingerprint: string | null;
  line: number | null;
  column: number | null;
  offset: number | null;
  path: string | null;
  record: number | null;
}

export interface ConnectionTable {
  id: string;
  name: string;
  /** JSON, without secrets. */
  settings: string;
  /** Token, password or client secret; the file that holds it is encrypted. */
  secret: string | null;
  created_at: string;
  changed_at: string;
}

export interface AuditTable {
  seq: number;
  at: string;
  who: string;
  action: string;
  /** Canonical JSON. */
  detail: string;
  previous: string;
  hash: string;
}
