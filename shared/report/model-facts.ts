import type { ReportFrame, VerificationResult } from '../model/index.ts';
import { formatDuration, plural } from '../text/format.ts';
import { formatDateTime } from '../text/format-date.ts';
import { folioOf } from './folio.ts';

export interface Fact {
  readonly label: string;
  readonly value: string;
  /** Set in a fixed-width face: keys, hashes. */
  readonly code?: boolean;
}

/** What the report is of, in the lines that everybody asks for first. */
export function runFacts(result: VerificationResult, frame: ReportFrame): Fact[] {
  const { run, files } = result;
  const rows = files.reduce((sum, file) => sum + file.rows, 0);
  return [
    { label: 'Verificación', value: `${formatDateTime(run.startedAt)}; duró ${formatDuration(run.durationMs)}` },
    { label: 'Informe', value: formatDateTime(frame.generatedAt) },
    { label: 'Lista de cotejo', value: checklistName(run.checklist) },
    {
      label: 'Exportación',
      value: `${plural(files.length, 'archivo', 'archivos')}, ${plural(rows, 'registro', 'registros')}`,
    },
    { label: 'Folio', value: folioOf(run), code: true },
  ];
}

/** What identifies the run to the byte, and what it was made with besides files, checklist and catalogues. */
export function sourceFacts(result: VerificationResult, frame: ReportFrame): Fact[] {
  const { run } = result;
  return [
    ...(run.options.guide === undefined ? [] : [{ label: 'Guía indicada', value: run.options.guide, code: true }]),
    ...fhirFacts(run),
    ...hl7Facts(run),
    { label: 'Programa', value: `Cotejo ${result.tool.version}` },
    { label: 'Identificador', value: run.id, code: true },
    { label: 'Huella SHA-256', value: frame.digest, code: true },
  ];
}

/** What the findings on FHIR rest on besides the standard, and what was not looked at. */
function fhirFacts({
  packages = [],
  options: { profiles = [], withoutLayers = [], fhirConfig = [], ownLists = [] },
}: VerificationResult['run']): Fact[] {
  const guides = packages.map(({ name, version, sha256 }) => `${name} ${version} (SHA-256 ${sha256})`);
  const configs = [...fhirConfig, ...ownLists].map(({ name, sha256 }) => `${name} (SHA-256 ${sha256})`);
  return [
    ...(guides.length === 0 ? [] : [{ label: 'Guías FHIR', value: guides.join('; '), code: true }]),
    ...(configs.length === 0 ? [] : [{ label: 'Configuración propia', value: configs.join('; '), code: true }]),
    ...(profiles.length === 0 ? [] : [{ label: 'Perfiles elegidos', value: profiles.join('; '), code: true }]),
    ...(withoutLayers.length === 0
      ? []
      : [{ label: 'Capas que se dejaron fuera', value: withoutLayers.join(', '), code: true }]),
  ];
}

function hl7Facts({ options: { hl7Profiles = [] } }: VerificationResult['run']): Fact[] {
  if (hl7Profiles.length === 0) return [];
  const files = hl7Profiles.map(({ name, sha256 }) => `${name} (SHA-256 ${sha256})`);
  return [{ label: 'Perfiles locales de HL7 v2', value: files.join('; '), code: true }];
}

/** With its id: a list of an office's own may bear the title of a norm's. */
function checklistName({ id, edition, title }: VerificationResult['run']['checklist']): string {
  return `${title}, edición ${edition} (${id})`;
}
