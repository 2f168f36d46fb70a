import type {
  Acceptance,
  AppliedAcceptances,
  FieldGathering,
  FileResult,
  Finding,
  PractitionerGathering,
  RuleResult,
  VerificationResult,
} from '../model/index.ts';
import { formatCitations } from '../text/citations.ts';
import { SEVERITY_LABELS } from '../text/result-words.ts';
import { strikesOf } from './accepted.ts';
import { type Column, type ExportTable, tableOf } from './table.ts';

/** Each rule with findings, with its total, those kept and those accepted. */
export function ruleTable({ rules }: VerificationResult, acceptances: AppliedAcceptances | null): ExportTable {
  const struck = new Map(acceptances?.byRule.map(({ rule, accepted }) => [rule, accepted]));
  const columns: readonly Column<RuleResult>[] = [
    ['regla', 'Regla', 36, ({ id }) => id],
    ['gravedad', 'Gravedad', 14, ({ severity }) => SEVERITY_LABELS[severity]],
    ['que_pasa', 'Qué pasa', 60, ({ failureTitle }) => failureTitle],
    ['hallazgos', 'Hallazgos', 12, ({ total }) => total],
    ['con_lugar', 'Con su lugar', 12, ({ kept }) => kept],
    ...(acceptances === null
      ? []
      : [['aceptados', 'Aceptados', 12, ({ id }) => struck.get(id) ?? 0] satisfies Column<RuleResult>]),
    ['por_que_importa', 'Por qué importa', 60, ({ why }) => why],
    ['como_corregirlo', 'Cómo corregirlo', 60, ({ remedy }) => remedy],
    ['fundamento', 'Fundamento', 32, ({ citation }) => formatCitations(citation)],
  ];
  return tableOf({ file: 'reglas', title: 'Reglas' }, columns, () => rules);
}

interface Located {
  readonly finding: Finding;
  readonly file: FileResult;
  readonly acceptance: Acceptance | undefined;
}

/** Every kept finding, in the order of the result. */
export function findingTable({ files }: VerificationResult, acceptances: AppliedAcceptances | null): ExportTable {
  const columns: readonly Column<Located>[] = [
    ['regla', 'Regla', 36, ({ finding }) => finding.rule],
    ['gravedad', 'Gravedad', 14, ({ finding }) => SEVERITY_LABELS[finding.severity]],
    ['que_pasa', 'Qué pasa', 60, ({ finding }) => finding.message],
    ['archivo', 'Archivo', 40, ({ file }) => file.path],
    ['linea', 'Línea', 10, ({ finding }) => finding.place.line ?? ''],
    ['columna', 'Columna', 10, ({ finding }) => finding.place.column ?? ''],
    ['byte', 'Byte', 12, ({ finding }) => finding.place.offset ?? ''],
    ['registro', 'Registro', 10, ({ finding }) => finding.place.record ?? ''],
    ['dato', 'Dato', 28, ({ finding }) => finding.place.field ?? ''],
    ['ruta', 'Ruta', 36, ({ finding }) => finding.place.path ?? ''],
    ['se_esperaba', 'Se esperaba', 36, ({ finding }) => finding.expected ?? ''],
    ['esta', 'Está (enmascarado)', 28, ({ finding }) => finding.actual ?? ''],
    ['huella', 'Huella', 18, ({ finding }) => finding.fingerprint],
    ...(acceptances === null
      ? []
      : ([
          ['aceptado', 'Aceptado', 10, ({ acceptance }) => (acceptance === undefined ? 'No' : 'Sí')],
          ['motivo_de_la_aceptacion', 'Motivo de la aceptación', 40, ({ acceptance }) => acceptance?.reason ?? ''],
        ] satisfies readonly Column<Located>[])),
  ];
  return tableOf({ file: 'hallazgos', title: 'Hallazgos' }, columns, function* () {
    const strikes = strikesOf(acceptances);
    for (const file of files) {
      for (const finding of file.findings) yield { finding, file, acceptance: strikes(finding) };
    }
  });
}

/** Findings by datum and rule, those of the datum with most first: one row a rule, so that a table can be made of it. */
export function variableTable(result: VerificationResult): ExportTable {
  const byId = new Map(result.rules.map((rule) => [rule.id, rule]));
  interface Row {
    readonly field: FieldGathering;
    readonly id: string;
    readonly total: number;
    readonly rule: RuleResult | undefined;
  }
  const columns: readonly Column<Row>[] = [
    ['formato', 'Formato', 20, ({ field }) => field.format],
    ['variable', 'Variable', 32, ({ field }) => field.field],
    ['hallazgos_de_la_variable', 'Hallazgos de la variable', 14, ({ field }) => field.findings],
    ['regla', 'Regla', 36, ({ id }) => id],
    ['gravedad', 'Gravedad', 14, ({ rule }) => (rule === undefined ? '' : SEVERITY_LABELS[rule.severity])],
    ['hallazgos', 'Hallazgos', 12, ({ total }) => total],
    ['que_pasa', 'Qué pasa', 60, ({ rule }) => rule?.failureTitle ?? ''],
    ['como_corregirlo', 'Cómo corregirlo', 60, ({ rule }) => rule?.remedy ?? ''],
  ];
  return tableOf({ file: 'variables', title: 'Variables', frozenColumns: 2 }, columns, () =>
    gatheringOf(result).fields.flatMap((field) =>
      field.rules.map(({ rule: id, total }) => ({ field, id, total, rule: byId.get(id) })),
    ),
  );
}

/** Findings by who gave the care, with masked CURPs. */
export function practitionerTable(result: VerificationResult): ExportTable {
  const columns: readonly Column<PractitionerGathering>[] = [
    ['curp_enmascarada', 'CURP enmascarada', 22, ({ curp }) => curp],
    ['tipo_de_personal', 'Tipo de personal', 18, ({ staffType }) => staffType ?? ''],
    ['registros', 'Registros', 12, ({ records }) => records],
    ['registros_con_hallazgos', 'Registros con hallazgos', 14, ({ recordsWithFindings }) => recordsWithFindings],
    ['hallazgos', 'Hallazgos', 12, ({ findings }) => findings],
  ];
  return tableOf({ file: 'prestadores', title: 'Prestadores' }, columns, () => gatheringOf(result).practitioners);
}

/** Results of the first versions do not say where findings gather. */
function gatheringOf({ gathering }: Partial<Pick<VerificationResult, 'gathering'>>): VerificationResult['gathering'] {
  return gathering ?? { fields: [], practitioners: [] };
}

interface Judged {
  readonly acceptance: Acceptance;
  readonly standing: string;
  readonly findings: number;
}

/** Every acceptance that was looked at, those in force first. */
export function acceptanceTable({ accepted, expired, stale, undecided, refused }: AppliedAcceptances): ExportTable {
  const columns: readonly Column<Judged>[] = [
    ['regla', 'Regla', 36, ({ acceptance }) => acceptance.rule],
    ['gravedad', 'Gravedad', 14, ({ acceptance }) => SEVERITY_LABELS[acceptance.severity]],
    ['situacion', 'Situación', 40, ({ standing }) => standing],
    ['hallazgos', 'Hallazgos', 12, ({ findings }) => findings],
    ['que_pasa', 'Qué pasa', 60, ({ acceptance }) => acceptance.message],
    ['lugar', 'Lugar', 36, ({ acceptance }) => acceptance.place],
    ['clues', 'CLUES', 14, ({ acceptance }) => acceptance.unit ?? ''],
    ['motivo', 'Motivo', 50, ({ acceptance }) => acceptance.reason],
    ['quien', 'Quién la acepta', 32, ({ acceptance }) => acceptance.author],
    ['desde', 'Desde', 20, ({ acceptance }) => ({ moment: acceptance.acceptedAt })],
    ['hasta', 'Hasta', 12, ({ acceptance }) => ({ day: acceptance.expiresOn })],
    ['huella', 'Huella', 18, ({ acceptance }) => acceptance.fingerprint],
  ];
  const judged = (list: readonly Acceptance[], standing: string): readonly Judged[] =>
    list.map((acceptance) => ({ acceptance, standing, findings: 0 }));
  return tableOf({ file: 'aceptados', title: 'Aceptados' }, columns, () => [
    ...accepted.map(({ acceptance, findings }) => ({ acceptance, standing: 'En vigor', findings })),
    ...judged(expired, 'Vencida'),
    ...judged(stale, 'Ya no coincide con ningún hallazgo'),
    ...judged(undecided, 'No puede decirse si todavía coincide'),
    ...refused.map(({ acceptance, itemTitle }) => ({
      acceptance,
      standing: `No procede: la norma hace obligatorio «${itemTitle}»`,
      findings: 0,
    })),
  ]);
}
