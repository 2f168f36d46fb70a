import { aggregateSheets, scopeLines } from '../../shared/export/aggregate-csv.ts';
import { type ExportTable, percentCell, tableOf } from '../../shared/export/table.ts';
import { runTables } from '../../shared/export/tables.ts';
import type { Cell } from '../../shared/export/xlsx/sheet.ts';
import { KIND_WORDS } from '../../shared/report/acta-model.ts';
import type { ComparativeReport, ReportedEstimate } from '../../shared/report/comparative-data.ts';
import type { ReportContent } from '../../shared/report/document.ts';
import type { Estimate } from '../../shared/statistics/index.ts';
import { roundHalfUp, sentenceCase } from '../../shared/text/format.ts';
import { comparisonTables } from './export-run-comparison.ts';
import { writeTableBook } from './export-run-tables.ts';
import { writeWholeWith } from './write-whole.ts';
import { inWords } from './write-words.ts';

/**
 * The tables of the workbook beside a report: all kept findings of a run, a comparison, or the tables of many units.
 * Null for reports that say on their pages all that there is.
 */
export function annexTables(content: ReportContent): readonly ExportTable[] | null {
  switch (content.kind) {
    case 'run': {
      const { subject: result, acceptances, unitNames } = content;
      return runTables({ result, acceptances, unitNames });
    }
    case 'comparison':
      return comparisonTables(content.subject);
    case 'comparative':
      return comparativeTables(content.subject);
    default:
      return null;
  }
}

/** Writes that workbook; false where the report has none. @throws ProblemError with one sentence */
export async function writeAnnex(content: ReportContent, path: string): Promise<boolean> {
  const tables = annexTables(content);
  if (tables === null) return false;
  await inWords(writeWholeWith(path, (file) => writeTableBook(file, tables)));
  return true;
}

const TITLE_WIDTH = 34;
const FIGURE_WIDTH = 16;

function comparativeTables(report: ComparativeReport): readonly ExportTable[] {
  const scope = scopeLines(report, KIND_WORDS[report.kind]);
  return [
    sheetOf('Alcance', ['dato', 'valor', 'unidades'], scope),
    ...aggregateSheets(report).map(({ title, head, lines }) => sheetOf(title, head, lines)),
    ...(report.estimate === null ? [] : [sheetOf('Estimaciones', ESTIMATE_HEAD, estimateLines(report.estimate))]),
  ];
}

const ESTIMATE_HEAD = ['cifra', 'valor', 'error_estandar', 'limite_inferior', 'limite_superior', 'confianza'];

function estimateLines({ visited, represented, hajek, horvitzThompson, notes }: ReportedEstimate) {
  const line = (title: string, estimate: Estimate | null): readonly Cell[] => {
    if (estimate === null) return [title];
    const { value, standardError, interval, confidence } = estimate;
    const figures = [value, standardError, interval?.[0] ?? null, interval?.[1] ?? null].map(roundedCell);
    return [title, ...figures, confidence * 100];
  };
  return [
    ['Unidades visitadas', visited.units],
    ['Media de las visitadas', roundedCell(visited.mean)],
    ['Menor de las visitadas', roundedCell(visited.min)],
    ['Mayor de las visitadas', roundedCell(visited.max)],
    ['Unidades del universo que representan', represented ?? ''],
    line('Media estimada (Hájek)', hajek),
    line('Media estimada (Horvitz–Thompson)', horvitzThompson),
    ...notes.map((note) => [`Nota: ${note}`]),
  ];
}

/** An estimate is not rounded where it is kept: as reports print it. */
function roundedCell(value: number | null): Cell {
  return percentCell(value === null ? null : roundHalfUp(value, 1));
}

function sheetOf(title: string, head: readonly string[], lines: readonly (readonly Cell[])[]): ExportTable {
  const columns = head.map((name, i) => {
    const width = i === 0 ? TITLE_WIDTH : FIGURE_WIDTH;
    return [name, wordsOf(name), width, (line: readonly Cell[]) => line[i] ?? ''] as const;
  });
  return tableOf({ file: title, title }, columns, () => lines);
}

/** Names of columns have none. */
const ACCENTED: Readonly<Record<string, string>> = {
  atencion: 'atención',
  calificacion: 'calificación',
  campana: 'campaña',
  estandar: 'estándar',
  institucion: 'institución',
  limite: 'límite',
  maximo: 'máximo',
  minimo: 'mínimo',
  situacion: 'situación',
};

/** `suma_entre_suma` as people read it. */
function wordsOf(name: string): string {
  const words = name.split('_').map((word) => ACCENTED[word] ?? word);
  return sentenceCase(words.join(' '));
}
