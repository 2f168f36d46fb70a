import type { Generated } from 'kysely';
import type {
  AgreementStatus,
  Campaign,
  EditionOrigin,
  EvidenceKind,
  Outcome,
  RegistryConflict,
  RunSummary,
  Severity,
  SignableRef,
  VisitKind,
  VisitPurpose,
  VisitStatus,
} from '../../shared/model/index.ts';

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
  unit_attribute: { clues: string; name: string; value: number; source: string };
  unit_standing: UnitStandingTable;
  unit_event: { id: Generated<number>; unit: string; at: string; who: string; kind: string; text: string };
  saved_filter: { id: string; name: string; body: string };
  checklist_edition: ChecklistEditionTable;
  checklist_draft: { draft: string; body: string; changed_at: string };
  visit: VisitTable;
  visit_answer: VisitAnswerTable;
  visit_conflict: VisitConflictTable;
  visit_run: VisitRunTable;
  visit_version: VisitVersionTable;
  visit_score: VisitScoreTable;
  evidence: EvidenceTable;
  evidence_blob: { sha256: string; body: Uint8Array };
  campaign: CampaignTable;
  campaign_unit: CampaignUnitTable;
  committee: CommitteeTable;
  committee_session: { id: string; committee: string; programmed: string; held: string | null; note: string };
  agreement: AgreementTable;
  agreement_report: AgreementReportTable;
  device: DeviceTable;
  package: { sha256: string; id: string; device: string; taken_at: string; summary: string };
  registry_conflict: RegistryConflictTable;
  signature: SignatureTable;
  authority: AuthorityTable;
  acceptance: AcceptanceTable;
}

/** Append-only: a signature is never changed nor taken out. */
export interface SignatureTable {
  id: string;
  /** Place among all, from 1: a clock that was set back reorders nothing. */
  seq: number;
  kind: SignableRef['kind'];
  /** Id of the run or visit. */
  subject: string;
  /** Of a visit; 0 for a run. */
  version: number;
  /** Of the canonical JSON that was signed. */
  sha256: string;
  signed_at: string;
  /** JSON of the SignatureInfo. */
  info: string;
  /** Detached CMS, DER, with one signer. */
  cms: Uint8Array;
}

export interface AuthorityTable {
  sha256: string;
  der: Uint8Array;
  /** JSON of the CertificateInfo. */
  info: string;
  root: number;
  added_at: string;
}

export interface AcceptanceTable {
  id: string;
  seq: number;
  /** CLUES that the unit has today; null for runs that name none. */
  unit: string | null;
  rule: string;
  fingerprint: string;
  accepted_at: string;
  expires_on: string;
  /** JSON of the Acceptance as it was made. */
  body: string;
  /** JSON: when, by whom and why it was taken back. */
  withdrawn: string | null;
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
  /** Level of care, type of unit and whether it operates (0, 1), as a catalogue says. */
  level: string | null;
  type: string | null;
  operating: number | null;
}

/** Kept by what opens and closes visits; a unit without a row is `sin-verificar`. `vencida` is read off `valid_until`. */
export interface UnitStandingTable {
  unit: string;
  state: 'en-proceso' | 'verificada' | 'con-observaciones' | 'anulada';
  since: string | null;
  /** Last day on which it counts, ISO 8601. */
  valid_until: string | null;
  visit: string | null;
  reason: string | null;
}

export interface ChecklistEditionTable {
  id: string;
  edition: string;
  sha256: string;
  origin: EditionOrigin;
  published_at: string | null;
  title: string;
  /** JSON: ids of the items in order, the meaning of `visit_score.outcomes`. */
  items: string;
  /** The checklist's canonical JSON, deflated. */
  body: Uint8Array;
}

export interface VisitTable {
  id: string;
  /** CLUES that the unit has today. */
  unit: string;
  /** As visited. */
  clues: string;
  kind: VisitKind;
  purpose: VisitPurpose;
  previous: string | null;
  campaign: string | null;
  status: VisitStatus;
  version: number;
  opened_at: string;
  closed_at: string | null;
  /** JSON of the VisitHead. */
  head: string;
  asked: number;
  answered: number;
  changed_at: string;
}

/** Append-only while the visit is open; `hash` chains the answers of a visit. Taken out when the visit is closed: they stand in its version. */
export interface VisitAnswerTable {
  visit: string;
  seq: number;
  id: string;
  checklist: string;
  item: string;
  module: string;
  record: number;
  replaces: string | null;
  /** JSON: value, note, by, at, origin, settles. */
  body: string;
  /** 1 while no other took its place. */
  stands: number;
  previous: string;
  hash: string;
}

export interface VisitConflictTable {
  visit: string;
  checklist: string;
  item: string;
  module: string;
  record: number;
  /** JSON of the Answer. */
  theirs: string;
  found_at: string;
}

/** What an attached run says of the visit's unit: the visit needs the run itself no more. */
export interface VisitRunTable {
  visit: string;
  run: string;
  /** JSON of the ItemResult[], deflated. */
  items: Uint8Array;
}

export interface VisitVersionTable {
  visit: string;
  version: number;
  closed_at: string;
  folio: string;
  sha256: string;
  correction: string;
  /** Canonical JSON of the ClosedVisit, deflated. */
  body: Uint8Array;
}

/** Of the last closed version of each visit; self, internal and external stay apart by `kind`. */
export interface VisitScoreTable {
  visit: string;
  checklist: string;
  edition: string;
  kind: VisitKind;
  unit: string;
  /** Day of the visit where it was, ISO 8601. */
  day: string;
  campaign: string | null;
  percent: number | null;
  low: number | null;
  high: number | null;
  coverage: number | null;
  preliminary: number;
  band: string | null;
  /** Σ weight·points and Σ weight over decided items. */
  points: number;
  weight: number;
  /** One byte an item, in the order of its edition: place in OUTCOMES of shared/statistics. */
  outcomes: Uint8Array;
  /** JSON of what aggregates make of the interview: `{ "eceStatus": "operando", "barriers": ["id"], "asked": ["id"] }`. */
  answers: string;
}

export interface EvidenceTable {
  id: string;
  visit: string;
  checklist: string;
  item: string;
  module: string;
  record: number;
  kind: EvidenceKind;
  name: string;
  media_type: string;
  bytes: number;
  sha256: string;
  note: string;
  by: string;
  at: string;
  /** JSON: run and fingerprint. */
  finding: string | null;
  removed_at: string | null;
}

export interface CampaignTable {
  id: string;
  title: string;
  status: Campaign['status'];
  /** JSON of the Campaign. */
  body: string;
  created_at: string;
  changed_at: string;
  drawn_at: string | null;
  draw_sha256: string | null;
  /** Canonical JSON of the SampleDraw, deflated. */
  draw: Uint8Array | null;
}

export interface CampaignUnitTable {
  campaign: string;
  /** As drawn. */
  clues: string;
  /** Today. */
  unit: string;
  stratum: string;
  size: number | null;
  probability: number;
  selected: number;
  replacement: number | null;
}

export interface CommitteeTable {
  id: string;
  name: string;
  kind: string;
  state: string | null;
  unit: string | null;
  year: number;
  changed_at: string;
}

export interface AgreementTable {
  id: string;
  unit: string | null;
  visit: string | null;
  checklist: string | null;
  item: string | null;
  item_title: string | null;
  session: string | null;
  action: string;
  responsible: string;
  start: string;
  expected_end: string;
  weight: number;
  status: AgreementStatus;
  real: number | null;
  expected: number | null;
  created_at: string;
  changed_at: string;
  removed_at: string | null;
}

export interface AgreementReportTable {
  id: string;
  agreement: string;
  /** Place among the reports of its agreement, from 1: a clock that was set back reorders nothing. */
  seq: number;
  at: string;
  who: string;
  real: number | null;
  expected: number | null;
  status: AgreementStatus;
  note: string;
}

export interface DeviceTable {
  id: string;
  name: string;
  /** Ed25519, base64 of the raw key. */
  public_key: string;
  /** PKCS#8 in base64, of the own device only; the file that holds it is encrypted. */
  private_key: string | null;
  trusted_at: string | null;
  own: number;
}

export interface RegistryConflictTable {
  id: string;
  kind: RegistryConflict['kind'];
  key: string;
  message: string;
  ours: string;
  theirs: string;
  /** What came, whole, deflated: nothing is lost while nobody decided. */
  body: Uint8Array | null;
  found_at: string;
  visit: string | null;
  resolved_at: string | null;
  resolution: string | null;
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
