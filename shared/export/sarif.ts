import type {
  Acceptance,
  AppliedAcceptances,
  FileResult,
  Finding,
  Place,
  RuleResult,
  Severity,
  VerificationResult,
} from '../model/index.ts';
import { strikesOf } from './accepted.ts';
import { describeFinding, pathUri } from './finding-text.ts';

const LEVEL: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/**
 * The kept findings as SARIF 2.1.0, so that an editor opens each at its line.
 *
 * @param acceptances what is accepted is suppressed; null where nobody looked for any (either all results say whether
 * they are suppressed or none does, section 3.27.23)
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function toSarif(result: VerificationResult, acceptances: AppliedAcceptances | null = null): object {
  const strikes = strikesOf(acceptances);
  const index = new Map(result.rules.map((rule, i) => [rule.id, i]));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: result.tool.name, version: result.tool.version, rules: result.rules.map(toRule) } },
        automationDetails: { id: `${result.run.checklist.id}/${result.run.id}` },
        artifacts: result.files.map((file) => ({
          location: { uri: pathUri(file.path) },
          length: file.bytes,
          ...(file.sha256 === '' ? {} : { hashes: { 'sha-256': file.sha256 } }),
        })),
        results: result.files.flatMap((file) =>
          file.findings.map((finding) => ({
            ...toResult(finding, file, index.get(finding.rule) ?? -1),
            ...(acceptances !== null && { suppressions: suppressionsOf(strikes(finding)) }),
          })),
        ),
        // Segments of HL7 v2 end with CR.
        ...(result.files.some(({ format }) => format === 'hl7v2') ? { newlineSequences: ['\r\n', '\n', '\r'] } : {}),
        // Columns of JSON and XML count as editors do.
        columnKind: 'utf16CodeUnits',
      },
    ],
  };
}

function suppressionsOf(acceptance: Acceptance | undefined): readonly object[] {
  if (acceptance === undefined) return [];
  const { id, reason, author, expiresOn } = acceptance;
  const justification = `${reason} (${author}, hasta el ${expiresOn})`;
  const guid = UUID.test(id) ? { guid: id } : {};
  return [{ ...guid, kind: 'external', status: 'accepted', justification, properties: { author, expiresOn } }];
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function toRule(rule: RuleResult): object {
  return {
    id: rule.id,
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.why },
    help: { text: rule.remedy },
    defaultConfiguration: { level: LEVEL[rule.severity] },
    properties: { total: rule.total },
  };
}

function toResult(finding: Finding, { path, format }: FileResult, ruleIndex: number): object {
  const { place } = finding;
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: LEVEL[finding.severity],
    message: { text: describeFinding(finding) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: pathUri(path) },
          ...regionOf(place, format),
        },
        ...(place.field === undefined && place.path === undefined
          ? {}
          : { logicalLocations: [{ name: place.field, fullyQualifiedName: place.path ?? place.field }] }),
      },
    ],
    partialFingerprints: { 'cotejo/v1': finding.fingerprint },
  };
}

/** The column of a delimited file counts cells and not characters: there the byte offset says it exactly. */
function regionOf({ line, column, offset }: Place, format: string | null): object {
  if (line === undefined) return {};
  const inCharacters = column !== undefined && format?.startsWith('giis/') !== true;
  return {
    region: {
      startLine: line,
      ...(inCharacters && { startColumn: column }),
      ...(offset !== undefined && { byteOffset: offset }),
    },
  };
}
