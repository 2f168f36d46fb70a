import type { Outcome, RecordType, Severity } from '../model/index.ts';

/** The words of a result in reports and exports, es-MX. */

export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  cumple: 'Cumple',
  'cumple-parcial': 'Cumple en parte',
  'no-cumple': 'No cumple',
  'no-aplica': 'No aplica',
  'no-desplegado': 'No desplegado',
  'por-revisar': 'Por revisar',
  'no-evaluada': 'No evaluada',
  error: 'Error de la herramienta',
};

/** Worst first; what could not be decided after what was. */
export const OUTCOME_ORDER: readonly Outcome[] = [
  'no-cumple',
  'cumple-parcial',
  'cumple',
  'error',
  'no-evaluada',
  'por-revisar',
  'no-desplegado',
  'no-aplica',
];

export const SEVERITY_WORDS: Readonly<Record<Severity, readonly [one: string, many: string]>> = {
  error: ['error', 'errores'],
  warning: ['advertencia', 'advertencias'],
  info: ['aviso informativo', 'avisos informativos'],
};

export const SEVERITY_LABELS: Readonly<Record<Severity, string>> = {
  error: 'Error',
  warning: 'Advertencia',
  info: 'Información',
};

export const SEVERITY_ORDER: readonly Severity[] = ['error', 'warning', 'info'];

/** For sorting: gravest first. */
export function bySeverity(one: { readonly severity: Severity }, other: { readonly severity: Severity }): number {
  return SEVERITY_ORDER.indexOf(one.severity) - SEVERITY_ORDER.indexOf(other.severity);
}

/** What every text that goes out says of itself. */
export const LOCAL_NOTICE = 'Verificación local; no es una certificación ni un dictamen de la DGIS.';

export const RECORD_WORDS: Readonly<Record<RecordType, readonly [one: string, many: string]>> = {
  patient: ['paciente', 'pacientes'],
  practitioner: ['profesional', 'profesionales'],
  establishment: ['establecimiento', 'establecimientos'],
  encounter: ['atención', 'atenciones'],
  diagnosis: ['diagnóstico', 'diagnósticos'],
  procedure: ['procedimiento', 'procedimientos'],
  observation: ['observación', 'observaciones'],
  medication: ['medicamento', 'medicamentos'],
  document: ['documento', 'documentos'],
  consent: ['consentimiento', 'consentimientos'],
  auditEvent: ['evento de bitácora', 'eventos de bitácora'],
  allergy: ['alergia', 'alergias'],
  immunization: ['vacuna aplicada', 'vacunas aplicadas'],
  study: ['estudio', 'estudios'],
  coverage: ['cobertura', 'coberturas'],
};
