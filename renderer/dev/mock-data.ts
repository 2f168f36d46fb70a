import type { CatalogInventory, ChecklistRef, Inspection, Overview } from '../../shared/ipc/contract.ts';
import type { RunSummary, UnitSummary, VerificationResult } from '../../shared/model/index.ts';
import { makeResult } from '../../test/support/result-fixture.ts';
import { severityTotals } from '../features/resultado/selectors.ts';

/** Synthetic lists for the mock bridge. */

const CATALOGS = makeResult({}).run.catalogs;

/** Each catalogue of the synthetic result, the last one in two editions, and one that is missing. */
export const CATALOG_INVENTORY: CatalogInventory = {
  editions: [
    ...CATALOGS.map((catalog) => ({ ...catalog, importedAt: null, serves: { from: null, to: null }, inUse: true })),
    ...CATALOGS.slice(-1).map((catalog) => ({
      ...catalog,
      ...{ edition: '2090-01', validFrom: '2090-01-01', source: 'importado' as const },
      ...{ importedAt: '2026-11-01T00:00:00.000Z', serves: { from: '2090-01-01', to: null }, inUse: false },
    })),
  ],
  missing: [
    {
      id: 'municipios',
      title: 'Municipios',
      checks: ['La entidad y el municipio de residencia están en los catálogos del INEGI'],
      guides: [{ guide: 'GIIS-B015-04-11', variables: ['municipioResidencia'] }],
    },
  ],
  problems: [],
};

export const CHECKLISTS: readonly ChecklistRef[] = [
  {
    id: 'nom-024-ssa3-2012',
    edition: '2026.1',
    title: 'NOM-024-SSA3-2012: intercambio de información en salud',
    description: 'Datos mínimos de identificación, catálogos, guías y formatos, documentos, seguridad y trazabilidad.',
    items: 41,
  },
];

export const INSPECTION: Inspection = {
  totalBytes: 214_500_000,
  files: [
    {
      path: 'entrega-sintetica.zip!/CEX-SINTETICO-0001.txt',
      bytes: 201_300_000,
      format: 'giis/b015@4.11',
      formatTitle: 'GIIS-B015-04-11, consulta externa',
      problem: null,
    },
    {
      path: 'entrega-sintetica.zip!/fhir/bundle-sintetico-1.json',
      bytes: 13_100_000,
      format: 'fhir/r4',
      formatTitle: 'FHIR R4, JSON',
      problem: null,
    },
    {
      path: 'entrega-sintetica.zip!/oficio.pdf',
      bytes: 84_000,
      format: null,
      formatTitle: null,
      problem: 'Es un documento PDF: no es una exportación que pueda verificarse.',
    },
  ],
  units: [
    { clues: 'DFSSA000010', rows: 4120, name: 'Hospital General Sintético' },
    { clues: 'DFSSA000022', rows: 12, name: null },
  ],
};

export function summaryOf(result: VerificationResult): RunSummary {
  const totals = severityTotals(result.rules);
  const { run, score } = result;
  return {
    id: run.id,
    unit: run.unit ?? null,
    startedAt: run.startedAt,
    durationMs: run.durationMs,
    status: run.status,
    checklist: run.checklist.id,
    edition: run.checklist.edition,
    percent: score.percent,
    interval: score.interval,
    coverage: score.coverage,
    preliminary: score.preliminary,
    errors: totals.error,
    warnings: totals.warning,
    files: result.files.map((file) => file.path),
    toolVersion: result.tool.version,
  };
}

export function overviewOf(results: readonly VerificationResult[]): Overview {
  const runs = results.map(summaryOf);
  const others = [31.2, 38.5, 41, 44.4, 46.1, 52.3, 55, 58.9, 61.7, 66.2, 72.5, 83.1];
  const own = runs[0]?.percent;
  return {
    units: runs.length === 0 ? 0 : 48,
    verifiedUnits: runs.length === 0 ? 0 : others.length + 1,
    runs: runs.length === 0 ? 0 : runs.length + 31,
    recentRuns: runs,
    lastScores: runs.length === 0 ? [] : [...others, ...(own == null ? [] : [own])],
  };
}

const NAMES = [
  'Hospital General Sintético',
  'Centro de Salud de Ejemplo',
  'Hospital Rural de Prueba',
  'Clínica Ficticia',
];

/** One unit with the runs, and more that were never verified. */
export function UNITS(runs: readonly RunSummary[]): readonly UnitSummary[] {
  return Array.from({ length: 24 }, (_, i) => {
    const clues = `DFSSA${String(10 + i).padStart(6, '0')}`;
    const own = runs.filter((run) => run.unit === clues);
    return {
      clues,
      name: i === 3 ? null : `${NAMES[i % NAMES.length]} ${i + 1}`,
      state: ['09', '15', '20', '31'][i % 4] ?? null,
      institution: i % 3 === 0 ? 'Secretaría de Salud' : 'Instituto Mexicano del Seguro Social',
      typology: i % 2 === 0 ? 'Hospital general' : 'Centro de salud urbano',
      aliases: i === 0 ? ['DFSSA009991'] : [],
      runs: own.length,
      lastRun: own[0] ?? null,
    };
  });
}
