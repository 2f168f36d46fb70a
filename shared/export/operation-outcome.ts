import type { FileResult, Finding, RuleResult, Severity, VerificationResult } from '../model/index.ts';
import { Hash64 } from '../model/index.ts';
import { plural } from '../text/format.ts';
import { RULE_SYSTEM } from './fhir-systems.ts';
import { describeFinding, pathUri } from './finding-text.ts';

/** What FHIR R4 calls the ways in which something can be wrong, as far as findings need them. */
type IssueCode =
  | 'invalid'
  | 'structure'
  | 'value'
  | 'invariant'
  | 'code-invalid'
  | 'extension'
  | 'business-rule'
  | 'processing'
  | 'informational';

interface Issue {
  readonly severity: 'fatal' | 'error' | 'warning' | 'information';
  readonly code: IssueCode;
  readonly details: object;
  readonly diagnostics?: string;
  readonly location?: readonly string[];
  readonly expression?: readonly string[];
}

/** An OperationOutcome of FHIR R4, and the path of the file that it is about. */
export interface FileOutcome {
  readonly path: string;
  readonly sha256: string;
  readonly outcome: object;
}

const SEVERITY = { error: 'error', warning: 'warning', info: 'information' } as const satisfies Record<
  Severity,
  string
>;

/** Beginnings of rule ids, the longer ones first where one begins with another. */
const CODES: readonly (readonly [prefix: string, code: IssueCode])[] = [
  ['fhir-sintaxis', 'structure'],
  ['fhir-estructura', 'structure'],
  ['fhir-bundle', 'structure'],
  ['fhir-perfil', 'structure'],
  ['fhir-narrativa', 'invalid'],
  ['fhir-referencia', 'value'],
  ['fhir-extension', 'extension'],
  ['fhir-terminologia', 'code-invalid'],
  ['fhir-invariante', 'invariant'],
  ['giis-estructura', 'structure'],
  ['hl7v2-sintaxis', 'structure'],
  ['hl7v2-estructura', 'structure'],
  ['hl7v2-campo', 'structure'],
  ['hl7v2-tipo', 'value'],
  ['hl7v2-tabla', 'code-invalid'],
  ['hl7v2-perfil', 'structure'],
  ['cda-sintaxis', 'structure'],
  ['cda-estructura', 'structure'],
];

/**
 * The kept findings as OperationOutcome of FHIR R4, one for each file in the order of the result. The code of an issue is
 * the id of its rule; `location` has line and column in the form that the validator of HL7 writes, since R4 has no
 * extension for them, and after them what is no FHIRPath: the XPath of CDA, the place in HL7 v2.
 */
export function operationOutcomes(result: VerificationResult): readonly FileOutcome[] {
  const rules = new Map(result.rules.map((rule) => [rule.id, rule]));
  return result.files.map((file) => ({
    path: file.path,
    sha256: file.sha256,
    outcome: outcomeOf(file, rules, result),
  }));
}

/** All of them in one Bundle of FHIR R4. */
export function outcomeBundle(outcomes: readonly FileOutcome[]): object {
  return {
    resourceType: 'Bundle',
    type: 'collection',
    entry: outcomes.map(({ path, sha256, outcome }, index) => ({
      fullUrl: `urn:uuid:${uuidOf(`${index} ${path} ${sha256}`)}`,
      resource: outcome,
    })),
  };
}

function outcomeOf(file: FileResult, rules: ReadonlyMap<string, RuleResult>, { tool }: VerificationResult): object {
  const issues = [
    ...(file.problem === undefined ? [] : [problemOf(file, file.problem)]),
    ...file.findings.map((finding) => issueOf(finding, rules.get(finding.rule), file.format ?? '')),
    ...leftOut(file),
  ];
  const count = plural(file.findingsTotal, 'hallazgo', 'hallazgos');
  const sentence = `Verificación local de ${file.path} con ${tool.name} ${tool.version}: ${count}.`;
  return {
    resourceType: 'OperationOutcome',
    meta: { source: pathUri(file.path) },
    language: 'es-MX',
    text: { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml"><p>${escaped(sentence)}</p></div>` },
    issue: issues.length > 0 ? issues : [note('Sin hallazgos.')],
  };
}

/** A file of which nothing could be read; a file that only does not count has a problem too, which is no fault of it. */
function problemOf({ format, counted, rows }: FileResult, problem: string): Issue {
  if (counted === false) return note(problem);
  const severity = format === null || rows === 0 ? 'fatal' : 'error';
  return { severity, code: 'processing', details: { text: plain(problem) } };
}

function issueOf(finding: Finding, rule: RuleResult | undefined, format: string): Issue {
  const { place, severity } = finding;
  const { line, column } = place;
  // The column of a delimited file counts cells.
  const at = column === undefined || format.startsWith('giis/') ? '' : ` Col[${column}]`;
  const isFhir = format.startsWith('fhir/');
  const isHl7 = format === 'hl7v2' || format.startsWith('cda/');
  // `PID-3[2].1`, or an XPath: no FHIRPath.
  const elsewhere = isHl7 && place.path ? [plain(place.path)] : [];
  return {
    severity: SEVERITY[severity],
    code: CODES.find(([prefix]) => finding.rule.startsWith(prefix))?.[1] ?? 'business-rule',
    details: {
      coding: [{ system: RULE_SYSTEM, code: finding.rule, ...(rule && { display: plain(rule.failureTitle) }) }],
      text: plain(finding.message),
    },
    diagnostics: plain(`${describeFinding(finding)}${rule === undefined ? '' : ` Qué hacer: ${rule.remedy}`}`),
    ...(line === undefined ? {} : { location: [`Line[${line}]${at}`, ...elsewhere] }),
    ...(isFhir && place.path ? { expression: [plain(place.path)] } : {}),
  };
}

function leftOut({ findings, findingsTotal }: FileResult): readonly Issue[] {
  const more = findingsTotal - findings.length;
  return more > 0 ? [note(`Hay ${plural(more, 'hallazgo más', 'hallazgos más')} que no se listan.`)] : [];
}

function note(text: string): Issue {
  return { severity: 'information', code: 'informational', details: { text: plain(text) } };
}

/** A `string` of FHIR: no control characters, not empty. */
function plain(text: string): string {
  const clean = text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '·');
  return clean.trim() === '' ? '·' : clean;
}

function escaped(text: string): string {
  const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
  return plain(text).replace(/[&<>]/g, (sign) => signs[sign] ?? sign);
}

/** The same for the same text (RFC 9562, version 8). */
function uuidOf(text: string): string {
  const digits = [1, 2].map((seed) => new Hash64().reset(seed).text(text).finish().hex()).join('');
  const variant = ((Number.parseInt(digits[16] ?? '0', 16) & 3) | 8).toString(16);
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-8${digits.slice(13, 16)}-${variant}${digits.slice(17, 20)}-${digits.slice(20)}`;
}
