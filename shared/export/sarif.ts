import type { Finding, RuleResult, Severity, VerificationResult } from '../model/index.ts';

const LEVEL: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/**
 * The kept findings as SARIF 2.1.0, so that an editor opens each at its line.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function toSarif(result: VerificationResult): object {
  const index = new Map(result.rules.map((rule, i) => [rule.id, i]));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: result.tool.name, version: result.tool.version, rules: result.rules.map(toRule) } },
        automationDetails: { id: `${result.run.checklist.id}/${result.run.id}` },
        artifacts: result.files.map((file) => ({
          location: { uri: encodeURI(file.path) },
          length: file.bytes,
          ...(file.sha256 === '' ? {} : { hashes: { 'sha-256': file.sha256 } }),
        })),
        results: result.files.flatMap((file) =>
          file.findings.map((finding) => toResult(finding, file.path, index.get(finding.rule) ?? -1)),
        ),
        columnKind: 'unicodeCodePoints',
      },
    ],
  };
}

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

function toResult(finding: Finding, path: string, ruleIndex: number): object {
  const { place } = finding;
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: LEVEL[finding.severity],
    message: { text: describe(finding) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(path) },
          // The column of a delimited file counts cells and not characters: the byte offset says it exactly.
          ...(place.line === undefined
            ? {}
            : {
                region: {
                  startLine: place.line,
                  ...(place.offset === undefined ? {} : { byteOffset: place.offset }),
                },
              }),
        },
        ...(place.field === undefined && place.path === undefined
          ? {}
          : { logicalLocations: [{ name: place.field, fullyQualifiedName: place.path ?? place.field }] }),
      },
    ],
    partialFingerprints: { 'cotejo/v1': finding.fingerprint },
  };
}

function describe(finding: Finding): string {
  const expected = finding.expected === undefined ? '' : ` Se esperaba: ${finding.expected}.`;
  const actual = finding.actual === undefined ? '' : ` Está: ${finding.actual}.`;
  const end = /[.!?]$/.test(finding.message) ? '' : '.';
  return `${finding.message}${end}${expected}${actual}`;
}
