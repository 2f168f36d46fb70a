import type { FieldGathering, FindingGathering, PractitionerGathering, VerificationResult } from '../model/index.ts';
import { formatNumber, formatRatio } from '../text/format.ts';

export interface FieldView {
  readonly field: string;
  readonly format: string;
  readonly findings: string;
  /** Of the most findings at one datum, 0 to 1. */
  readonly share: number;
  /** The rules that fail most there, in words. */
  readonly rules: readonly { readonly text: string; readonly total: string }[];
  readonly more: number;
}

export interface PractitionerView {
  readonly curp: string;
  readonly staffType: string;
  readonly records: string;
  readonly withFindings: string;
  /** Of the person's records, those with findings: 0 to 1. */
  readonly share: number;
  readonly shareText: string;
  readonly findings: string;
}

export interface GatheringView {
  readonly fields: readonly FieldView[];
  readonly fieldsMore: number;
  readonly practitioners: readonly PractitionerView[];
  readonly practitionersMore: number;
}

const NOTHING: FindingGathering = { fields: [], practitioners: [] };
const FIELD_LIMIT = { summary: 25, findings: 200 } as const;
const PRACTITIONER_LIMIT = { summary: 25, findings: 200 } as const;
const RULES_SHOWN = 3;

/** Where the findings gather; nothing in results that were kept before results said it. */
export function gatheringOf(result: VerificationResult): FindingGathering {
  return (result as Partial<VerificationResult>).gathering ?? NOTHING;
}

/** Only those with a record that has an error or a warning. */
export function practitionersToMend(result: VerificationResult): readonly PractitionerGathering[] {
  return gatheringOf(result).practitioners.filter(({ recordsWithFindings }) => recordsWithFindings > 0);
}

/** The data with most findings, and the persons with most records that have some. */
export function gatheringView(result: VerificationResult, detail: 'summary' | 'findings'): GatheringView {
  const { fields } = gatheringOf(result);
  const practitioners = practitionersToMend(result);
  const titles = new Map(result.rules.map((rule) => [rule.id, rule.failureTitle]));
  const most = fields[0]?.findings ?? 1;
  return {
    fields: fields.slice(0, FIELD_LIMIT[detail]).map((field) => fieldView(field, most, titles)),
    fieldsMore: Math.max(0, fields.length - FIELD_LIMIT[detail]),
    practitioners: practitioners.slice(0, PRACTITIONER_LIMIT[detail]).map(practitionerView),
    practitionersMore: Math.max(0, practitioners.length - PRACTITIONER_LIMIT[detail]),
  };
}

function fieldView(entry: FieldGathering, most: number, titles: ReadonlyMap<string, string>): FieldView {
  const { field, format, findings, rules } = entry;
  return {
    field,
    format,
    findings: formatNumber(findings),
    share: findings / most,
    rules: rules
      .slice(0, RULES_SHOWN)
      .map(({ rule, total }) => ({ text: titles.get(rule) ?? rule, total: formatNumber(total) })),
    more: Math.max(0, rules.length - RULES_SHOWN),
  };
}

function practitionerView(person: PractitionerGathering): PractitionerView {
  const { curp, staffType, records, recordsWithFindings, findings } = person;
  const share = records === 0 ? 0 : recordsWithFindings / records;
  return {
    curp,
    staffType: staffType ?? '—',
    records: formatNumber(records),
    withFindings: formatNumber(recordsWithFindings),
    share,
    shareText: formatRatio(share),
    findings: formatNumber(findings),
  };
}
