import type { Severity, VerificationResult } from '../model/index.ts';
import { CSV_MARK, csvLine } from './csv.ts';

const SEVERITY_WORD: Readonly<Record<Severity, string>> = {
  error: 'Error',
  warning: 'Advertencia',
  info: 'Información',
};
const VARIABLE_HEAD = [
  'formato',
  'variable',
  'hallazgos_de_la_variable',
  'regla',
  'gravedad',
  'hallazgos',
  'que_pasa',
  'como_corregirlo',
];
const PRACTITIONER_HEAD = ['curp_enmascarada', 'tipo_de_personal', 'registros', 'registros_con_hallazgos', 'hallazgos'];

/** Findings by datum and rule, those of the datum with most first: one line a rule, so that a table can be made of it. */
export function byVariableCsv({ gathering, rules }: VerificationResult): string {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const lines = gathering.fields.flatMap(({ format, field, findings, rules: totals }) =>
    totals.map(({ rule, total }) => {
      const known = byId.get(rule);
      const severity = known === undefined ? '' : SEVERITY_WORD[known.severity];
      return [format, field, findings, rule, severity, total, known?.failureTitle ?? '', known?.remedy ?? ''];
    }),
  );
  return CSV_MARK + [VARIABLE_HEAD, ...lines].map(csvLine).join('');
}

/** Findings by who gave the care, with masked CURPs. */
export function byPractitionerCsv({ gathering }: VerificationResult): string {
  const lines = gathering.practitioners.map(({ curp, staffType, records, recordsWithFindings, findings }) => [
    curp,
    staffType ?? '',
    records,
    recordsWithFindings,
    findings,
  ]);
  return CSV_MARK + [PRACTITIONER_HEAD, ...lines].map(csvLine).join('');
}
