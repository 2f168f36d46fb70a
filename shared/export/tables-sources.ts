import type { FileResult, LayerResult, RecordType, VerificationResult } from '../model/index.ts';
import { sentenceCase } from '../text/format.ts';
import { RECORD_WORDS } from '../text/result-words.ts';
import { type Column, type ExportTable, tableOf, yesNo } from './table.ts';

/** Each file with its format, its records by type and what came of it. */
export function fileTable({ files }: VerificationResult): ExportTable {
  const types = (Object.keys(RECORD_WORDS) as RecordType[]).filter((type) =>
    files.some(({ records }) => records[type] !== undefined),
  );
  const columns: readonly Column<FileResult>[] = [
    ['archivo', 'Archivo', 48, ({ path }) => path],
    ['formato', 'Formato', 20, ({ format }) => format ?? ''],
    ['codificacion', 'Codificación', 16, ({ encoding }) => encoding ?? ''],
    ['bytes', 'Bytes', 14, ({ bytes }) => bytes],
    ['registros', 'Registros', 12, ({ rows }) => rows],
    ['hallazgos', 'Hallazgos', 12, ({ findingsTotal }) => findingsTotal],
    ['con_lugar', 'Con su lugar', 12, ({ findings }) => findings.length],
    ['cuenta', 'Cuenta en el puntaje', 14, ({ counted }) => yesNo(counted !== false)],
    ['problema', 'Problema', 50, ({ problem }) => problem ?? ''],
    ['sha256', 'SHA-256', 66, ({ sha256 }) => sha256],
    ...types.map((type): Column<FileResult> => {
      const [, many] = RECORD_WORDS[type];
      return [columnName(many), sentenceCase(many), 14, ({ records }) => records[type] ?? ''];
    }),
  ];
  return tableOf({ file: 'archivos', title: 'Archivos' }, columns, () => files);
}

/** What each layer of reading held and failed. */
export function layerTable({ layers = [] }: VerificationResult): ExportTable {
  const columns: readonly Column<LayerResult>[] = [
    ['capa', 'Capa', 28, ({ id }) => id],
    ['titulo', 'Título', 60, ({ title }) => title],
    ['cumplen', 'Cumplen', 12, ({ held }) => held],
    ['fallan', 'Fallan', 12, ({ failed }) => failed],
    ['sin_decidir', 'Sin decidir', 12, ({ undecided }) => undecided],
    ['se_dejo_fuera', 'Se dejó fuera', 14, ({ leftOut }) => yesNo(leftOut === true)],
  ];
  return tableOf({ file: 'capas', title: 'Capas' }, columns, () => layers);
}

interface Source {
  readonly kind: string;
  readonly id: string;
  readonly title: string;
  readonly edition: string;
  readonly validFrom?: string;
  readonly rows: number | '';
  readonly sha256: string;
  readonly source: string;
}

const SOURCE_WORDS = { integrado: 'Del programa', importado: 'Importado', 'de-esta-vez': 'De esta vez' } as const;

/** What the findings rest on: catalogues, and FHIR packages after them. */
export function catalogTable({ run }: VerificationResult): ExportTable {
  const columns: readonly Column<Source>[] = [
    ['clase', 'Clase', 14, ({ kind }) => kind],
    ['clave', 'Clave', 28, ({ id }) => id],
    ['titulo', 'Título', 48, ({ title }) => title],
    ['edicion', 'Edición', 18, ({ edition }) => edition],
    ['vale_desde', 'Vale desde', 12, ({ validFrom }) => (validFrom === undefined ? '' : { day: validFrom })],
    ['claves', 'Claves', 12, ({ rows }) => rows],
    ['origen', 'Origen', 14, ({ source }) => source],
    ['sha256', 'SHA-256', 66, ({ sha256 }) => sha256],
  ];
  return tableOf({ file: 'catalogos', title: 'Catálogos', frozenColumns: 2 }, columns, () => sourcesOf(run));
}

function sourcesOf({ catalogs, packages = [] }: VerificationResult['run']): readonly Source[] {
  return [
    ...catalogs.map((catalog) => ({ kind: 'Catálogo', ...catalog, source: SOURCE_WORDS[catalog.source] })),
    ...packages.map(({ name, version, title = '', sha256, source }) => ({
      ...{ kind: 'Guía FHIR', id: name, title, edition: version, rows: '' as const, sha256 },
      source: SOURCE_WORDS[source],
    })),
  ];
}

/** `eventos_de_bitacora`: without accents, as the other names. */
function columnName(words: string): string {
  return words.normalize('NFD').replace(/\p{M}/gu, '').replaceAll(' ', '_');
}
