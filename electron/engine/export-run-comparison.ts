import { type Column, type ExportTable, percentCell, tableOf, yesNo } from '../../shared/export/table.ts';
import type { Cell } from '../../shared/export/xlsx/sheet.ts';
import type { Outcome } from '../../shared/model/index.ts';
import type {
  ComparedDomain,
  ComparedItem,
  ComparedPlace,
  ComparedRule,
  ComparedRun,
  ComparisonReport,
} from '../../shared/report/comparison-data.ts';
import { OUTCOME_WORDS, SEVERITY_LABELS } from '../../shared/text/result-words.ts';

const CHANGE_WORDS = { better: 'Mejoró', worse: 'Empeoró', other: 'Cambió' } as const;

/** The comparison of two runs, one table a topic; nothing is counted anew. */
export function comparisonTables(report: ComparisonReport): readonly ExportTable[] {
  return [headTable(report), domainTable(report), itemTable(report), ruleTable(report), placeTable(report)];
}

type Line = readonly [name: string, before: Cell, after: Cell];

/** Both runs, a line each fact. */
function headTable({ before, after, warnings, findings, itemsSame }: ComparisonReport): ExportTable {
  const both = (name: string, of: (run: ComparedRun) => Cell): Line => [name, of(before), of(after)];
  const columns: readonly Column<Line>[] = [
    ['dato', 'Dato', 34, ([name]) => name],
    ['antes', 'Antes', 50, ([, value]) => value],
    ['despues', 'Después', 50, ([, , value]) => value],
  ];
  return tableOf({ file: 'resumen', title: 'Resumen' }, columns, (): readonly Line[] => [
    both('Folio', ({ folio }) => folio),
    both('Verificación', ({ id }) => id),
    both('Inicio', ({ startedAt }) => ({ moment: startedAt })),
    both('Unidad (CLUES)', ({ unit }) => unit?.clues ?? ''),
    both('Lista de cotejo', ({ checklist }) => `${checklist.title}, edición ${checklist.edition}`),
    both('Versión de Cotejo', ({ toolVersion }) => toolVersion),
    both('Puntaje (%)', ({ score }) => percentCell(score.percent)),
    both('Puntaje preliminar', ({ score }) => yesNo(score.preliminary)),
    both('Puntaje mínimo posible (%)', ({ score }) => percentCell(score.interval?.[0] ?? null)),
    both('Puntaje máximo posible (%)', ({ score }) => percentCell(score.interval?.[1] ?? null)),
    both('Cobertura (%)', ({ score }) => percentCell(score.coverage)),
    both('Banda', ({ band }) => band ?? ''),
    both('Errores', ({ totals }) => totals.error),
    both('Advertencias', ({ totals }) => totals.warning),
    both('Avisos informativos', ({ totals }) => totals.info),
    both('Archivos', ({ files }) => files),
    both('Registros', ({ rows }) => rows),
    both('SHA-256 del resultado', ({ sha256 }) => sha256),
    ['Hallazgos nuevos', '', findings.added],
    ['Hallazgos corregidos', '', findings.fixed],
    ['Hallazgos que siguen', '', findings.same],
    ['Requisitos con el mismo resultado', '', itemsSame],
    ...warnings.map((warning): Line => ['Advertencia', '', warning]),
  ]);
}

function domainTable({ domains }: ComparisonReport): ExportTable {
  const columns: readonly Column<ComparedDomain>[] = [
    ['dominio', 'Dominio', 26, ({ id }) => id],
    ['titulo', 'Título', 44, ({ title }) => title],
    ['puntaje_antes', 'Puntaje antes (%)', 14, ({ before }) => percentCell(before?.percent ?? null)],
    ['puntaje_despues', 'Puntaje después (%)', 14, ({ after }) => percentCell(after?.percent ?? null)],
    ['cobertura_antes', 'Cobertura antes (%)', 14, ({ before }) => percentCell(before?.coverage ?? null)],
    ['cobertura_despues', 'Cobertura después (%)', 14, ({ after }) => percentCell(after?.coverage ?? null)],
  ];
  return tableOf({ file: 'dominios', title: 'Puntaje por dominio' }, columns, () => domains);
}

function itemTable({ items }: ComparisonReport): ExportTable {
  const word = (outcome: Outcome | null) => (outcome === null ? '' : OUTCOME_WORDS[outcome]);
  const columns: readonly Column<ComparedItem>[] = [
    ['requisito', 'Clave', 32, ({ id }) => id],
    ['titulo', 'Requisito', 60, ({ title }) => title],
    ['cambio', 'Cambio', 12, ({ change }) => CHANGE_WORDS[change]],
    ['antes', 'Antes', 18, ({ before }) => word(before)],
    ['despues', 'Después', 18, ({ after }) => word(after)],
    ['obligatorio', 'Obligatorio', 12, ({ mandatory }) => yesNo(mandatory)],
  ];
  return tableOf({ file: 'requisitos', title: 'Requisitos que cambiaron' }, columns, () => items);
}

function ruleTable({ rules }: ComparisonReport): ExportTable {
  const columns: readonly Column<ComparedRule>[] = [
    ['regla', 'Regla', 36, ({ id }) => id],
    ['gravedad', 'Gravedad', 14, ({ severity }) => SEVERITY_LABELS[severity]],
    ['que_pasa', 'Qué pasa', 60, ({ title }) => title],
    ['nuevos', 'Nuevos', 10, ({ added }) => added],
    ['corregidos', 'Corregidos', 12, ({ fixed }) => fixed],
    ['siguen', 'Siguen', 10, ({ same }) => same],
    ['total_antes', 'Total antes', 12, ({ totalBefore }) => totalBefore],
    ['total_despues', 'Total después', 12, ({ totalAfter }) => totalAfter],
    ['se_compara_una_parte', 'Se compara una parte', 14, ({ partial }) => yesNo(partial)],
    ['como_corregirlo', 'Cómo corregirlo', 60, ({ remedy }) => remedy],
  ];
  return tableOf({ file: 'reglas', title: 'Reglas' }, columns, () => rules);
}

interface Located {
  readonly rule: ComparedRule;
  readonly change: string;
  readonly at: ComparedPlace;
}

function placeTable({ rules }: ComparisonReport): ExportTable {
  const columns: readonly Column<Located>[] = [
    ['cambio', 'Cambio', 12, ({ change }) => change],
    ['regla', 'Regla', 36, ({ rule }) => rule.id],
    ['gravedad', 'Gravedad', 14, ({ rule }) => SEVERITY_LABELS[rule.severity]],
    ['que_pasa', 'Qué pasa', 60, ({ at }) => at.message],
    ['archivo', 'Archivo', 40, ({ at }) => at.file],
    ['linea', 'Línea', 10, ({ at }) => at.place.line ?? ''],
    ['columna', 'Columna', 10, ({ at }) => at.place.column ?? ''],
    ['registro', 'Registro', 10, ({ at }) => at.place.record ?? ''],
    ['dato', 'Dato', 28, ({ at }) => at.place.field ?? ''],
    ['ruta', 'Ruta', 36, ({ at }) => at.place.path ?? ''],
    ['esta', 'Está (enmascarado)', 28, ({ at }) => at.actual ?? ''],
  ];
  return tableOf({ file: 'lugares', title: 'Primeros lugares' }, columns, () =>
    rules.flatMap((rule) => [
      ...rule.firstAdded.map((at) => ({ rule, change: 'Nuevo', at })),
      ...rule.firstFixed.map((at) => ({ rule, change: 'Corregido', at })),
    ]),
  );
}
