import type { DomainScore, Outcome, RunStatus } from '../model/index.ts';
import { formatNumber } from '../text/format.ts';
import { OUTCOME_ORDER, OUTCOME_WORDS } from '../text/result-words.ts';

/** The words of the printed report, es-MX. */

export { REPORTED_MARK, REPORTED_NOTE } from '../text/citations.ts';
export {
  bySeverity,
  OUTCOME_ORDER,
  OUTCOME_WORDS,
  RECORD_WORDS,
  SEVERITY_LABELS,
  SEVERITY_ORDER,
  SEVERITY_WORDS,
} from '../text/result-words.ts';

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

/** `No cumple: 2 · Cumple: 4`. */
export function outcomeCounts(outcomes: DomainScore['outcomes']): string {
  return OUTCOME_ORDER.filter((outcome) => outcomes[outcome])
    .map((outcome) => `${OUTCOME_WORDS[outcome]}: ${formatNumber(outcomes[outcome] ?? 0)}`)
    .join(' · ');
}
