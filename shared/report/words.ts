import type { Outcome, RecordType, RunStatus, Severity } from '../model/index.ts';

/** The words of the printed report, es-MX. */

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

export const OUTCOME_MEANINGS: Readonly<Record<Outcome, string>> = {
  cumple:
    'la proporción de registros que cumplen alcanza la banda superior de la cédula, o así lo atestigua una persona.',
  'cumple-parcial': 'la proporción queda entre las dos bandas; vale medio punto.',
  'no-cumple': 'la proporción queda debajo de la banda inferior.',
  error: 'la herramienta falló al evaluarlo; queda sin decidir.',
  'no-evaluada': 'falta evidencia o un catálogo; queda sin decidir, ni a favor ni en contra.',
  'por-revisar': 'un archivo no puede mostrarlo y debe decidirlo una persona.',
  'no-desplegado': 'la unidad aún no cuenta con el módulo; cuenta como lo dice la cédula.',
  'no-aplica': 'no hay registros a los que se refiera; queda fuera de ambas sumas.',
};

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

/** What the reader must know of a run that did not reach its end. */
export const STATUS_ALERTS: Readonly<Record<RunStatus, string | null>> = {
  completa: null,
  cancelada: 'La verificación se canceló antes de terminar: las cifras no abarcan toda la exportación.',
  interrumpida: 'La verificación se interrumpió antes de terminar: las cifras no abarcan toda la exportación.',
};

export const NOTICE = [
  'Este informe describe una verificación local hecha sobre archivos que la unidad exportó. No constituye certificación ni dictamen: la evaluación de la conformidad de los sistemas corresponde a la Dirección General de Información en Salud (NOM-024-SSA3-2012, capítulo 7).',
  'Los datos personales se procesan en el equipo donde se hace la verificación; el programa no los envía a ningún lugar. Los valores personales se muestran enmascarados; los archivos originales no forman parte del informe.',
] as const;

export const REPORTED_MARK = '†';
export const REPORTED_NOTE = 'Numeral según fuente secundaria: consulte el texto oficial antes de citarlo.';
