import type { ItemResult, RuleResult, VerificationResult } from '../../shared/model/index.ts';
import { formatBytes, formatNumber, formatPercent, plural } from '../../shared/text/format.ts';
import { bySeverity, LOCAL_NOTICE, SEVERITY_LABELS } from '../../shared/text/result-words.ts';
import { gatheringParts, layerParts } from './summary-gathering.ts';

const WORST_RULES = 10;
const MISSING_ITEMS = 8;
const FILES_SHOWN = 20;

/**
 * What the terminal says of a run: the same figures as the result, nothing computed anew.
 *
 * @param accepted what is said of accepted findings; null where there were none to look for
 */
export function summarise(result: VerificationResult, accepted: string | null = null): string {
  return [
    ...filesPart(result),
    '',
    ...scorePart(result),
    ...missingPart(result.score.items),
    ...worstPart(result.rules),
    ...(accepted === null ? [] : ['', accepted]),
    ...layerParts(result),
    ...gatheringParts(result),
    ...undecidedPart(result.score.items),
    ...fhirPart(result),
    ...hl7Part(result),
    '',
    LOCAL_NOTICE,
    '',
  ].join('\n');
}

function filesPart(result: VerificationResult): readonly string[] {
  const shown = result.files.slice(0, FILES_SHOWN).map((file) => {
    const format = file.format ?? 'no reconocido';
    const problem = file.problem === undefined ? '' : `\n    ${file.problem}`;
    return `  ${file.path}  ${format}  ${formatBytes(file.bytes)}  ${plural(file.rows, 'registro', 'registros')}${problem}`;
  });
  const rest = result.files.length - shown.length;
  const { unitsLeftOut = 0 } = result;
  const units =
    unitsLeftOut > 0
      ? [`  ${formatNumber(unitsLeftOut)} CLUES cuentan en el puntaje, pero no se listan una por una.`]
      : [];
  return ['Archivos', ...shown, ...(rest > 0 ? [`  … y ${rest} más`] : []), ...units];
}

function scorePart(result: VerificationResult): readonly string[] {
  const { percent, interval, coverage, preliminary, byDomain } = result.score;
  const { title, edition } = result.run.checklist;
  const score = percent === null ? 'ninguno' : `${formatPercent(percent)}${preliminary ? ' (preliminar)' : ''}`;
  const range =
    interval === null ? '' : `; puede quedar entre ${formatPercent(interval[0])} y ${formatPercent(interval[1])}`;
  const decided = coverage === null ? '' : `; cobertura ${formatPercent(coverage)}`;
  const domains = byDomain.map((domain) => {
    return `  ${formatPercent(domain.percent).padStart(7)}  ${domain.id} ${domain.title}`;
  });
  return [`${title} (edición ${edition})`, `Puntaje: ${score}${range}${decided}`, ...domains];
}

function missingPart(items: readonly ItemResult[]): readonly string[] {
  const missing = items
    .filter((item) => item.outcome === 'no-cumple' || item.outcome === 'cumple-parcial')
    .sort((a, b) => b.weight - a.weight || (a.points ?? 0) - (b.points ?? 0));
  if (missing.length === 0) return [];
  const lines = missing.slice(0, MISSING_ITEMS).map((item) => {
    const counts = item.applicable === 0 ? '' : ` (${item.failed} de ${item.applicable} no)`;
    return `  ${item.outcome === 'no-cumple' ? 'no cumple' : 'en parte  '}  ${item.id}: ${item.title}${counts}`;
  });
  return ['', 'Lo que falta', ...lines];
}

function worstPart(rules: readonly RuleResult[]): readonly string[] {
  if (rules.length === 0) return ['', 'Sin hallazgos.'];
  const sorted = [...rules].sort((a, b) => bySeverity(a, b) || b.total - a.total);
  const lines = sorted
    .slice(0, WORST_RULES)
    .map(
      (rule) =>
        `  ${SEVERITY_LABELS[rule.severity].padEnd(11)}  ${formatNumber(rule.total).padStart(9)}  ${rule.id}: ${rule.failureTitle}`,
    );
  const rest = sorted.length - lines.length;
  return [
    '',
    'Los hallazgos más graves',
    ...lines,
    ...(rest > 0 ? [`  … y ${plural(rest, 'regla', 'reglas')} más`] : []),
  ];
}

/** What a person chose for FHIR, and the packages at hand. */
function fhirPart({ run }: VerificationResult): readonly string[] {
  const { packages = [], options } = run;
  const lines = [
    ...packages.map(({ name, version, sha256 }) => `  guía ${name} ${version}, SHA-256 ${sha256.slice(0, 12)}…`),
    ...(options.profiles ?? []).map((profile) => `  perfil ${profile}`),
    ...(options.withoutLayers ?? []).map((layer) => `  sin la capa ${layer}`),
  ];
  return lines.length === 0 ? [] : ['', 'FHIR', ...lines];
}

/** Local profiles that messages of HL7 v2 were held against. */
function hl7Part({ run }: VerificationResult): readonly string[] {
  const { hl7Profiles = [] } = run.options;
  if (hl7Profiles.length === 0) return [];
  const lines = hl7Profiles.map(({ name, sha256 }) => `  perfil local ${name}, SHA-256 ${sha256.slice(0, 12)}…`);
  return ['', 'HL7 v2', ...lines];
}

function undecidedPart(items: readonly ItemResult[]): readonly string[] {
  const missing = items.filter((item) => item.outcome === 'no-evaluada');
  const review = items.filter((item) => item.outcome === 'por-revisar').length;
  return [
    ...(missing.length === 0
      ? []
      : ['', 'No se evaluó', ...missing.map((item) => `  ${item.id}: ${item.reason ?? ''}`)]),
    ...(review === 0 ? [] : ['', `Por revisar por una persona: ${plural(review, 'requisito', 'requisitos')}.`]),
  ];
}
