import type { Finding, Severity } from '../../../model/index.ts';
import { isPublishedVersion } from '../structure/versions.ts';
import type { AckHeader } from './header.ts';

/** Table 0357, as far as this program says it. */
export type ErrorCode = '100' | '101' | '102' | '103' | '200' | '201' | '202' | '203' | '207';

/** One fault as an ERR segment says it. Holds no value of the message. */
export interface AckError {
  readonly code: ErrorCode;
  readonly severity: Severity;
  /** Components of ERL: segment, its number, field, repetition, component, subcomponent; 0 where it is the whole. */
  readonly location: AckLocation | undefined;
  /** Id of the rule. */
  readonly rule: string;
  /** For the person who mends it. */
  readonly text: string;
}

export interface AckLocation {
  readonly segment: string;
  readonly sequence: number;
  readonly field: number;
  readonly repetition: number;
  readonly component: number;
  readonly subcomponent: number;
}

/** Texts of table 0357 as HL7 words them: interface engines compare them. */
export const ERROR_CODE_TEXT: Readonly<Record<ErrorCode, string>> = {
  '100': 'Segment sequence error',
  '101': 'Required field missing',
  '102': 'Data type error',
  '103': 'Table value not found',
  '200': 'Unsupported message type',
  '201': 'Unsupported event code',
  '202': 'Unsupported processing id',
  '203': 'Unsupported version id',
  '207': 'Application internal error',
};

/** Table 0103, without the letter that says how a message is processed besides. */
const PROCESSING_IDS = new Set(['P', 'D', 'T']);

/** What makes the standard reject a message for its header alone: MSH-9, MSH-11 or MSH-12. */
export function headerError(header: AckHeader): AckError | undefined {
  if (!header.soundDelimiters) {
    return rejected('102', 2, 'delimitadores', 'Los delimitadores de MSH-1 y MSH-2 no se pueden usar.');
  }
  if (!isPublishedVersion(header.component(12))) {
    return rejected('203', 12, 'version', 'MSH-12 no dice una versión de HL7 v2 conocida.');
  }
  if (!/^[A-Z][A-Z0-9]{2}$/.test(header.component(9))) {
    return rejected('200', 9, 'tipo-de-mensaje', 'MSH-9 no dice un tipo de mensaje.');
  }
  const processing = header.component(11);
  if (processing !== '' && !PROCESSING_IDS.has(processing)) {
    return rejected('202', 11, 'procesamiento', 'MSH-11 no es P (producción), T (prueba) ni D (depuración).');
  }
  return undefined;
}

function rejected(code: ErrorCode, field: number, name: string, text: string): AckError {
  const location = { segment: 'MSH', sequence: 1, field, repetition: 1, component: 0, subcomponent: 0 };
  return { code, severity: 'error', location, rule: `interfaz-${name}`, text };
}

/** Whether a fault is one for which the standard rejects a message instead of finding it in error. */
export function isUnsupported({ code }: AckError): boolean {
  return code === '200' || code === '201' || code === '202' || code === '203';
}

/** The program could not say anything of the message. */
export function unreadableError(text: string): AckError {
  return { code: '207', severity: 'error', location: undefined, rule: 'interfaz-no-verificado', text };
}

/** A finding as an ERR segment says it: its values, masked or not, stay out. */
export function errorOf({ rule, severity, message, place }: Finding): AckError {
  return {
    code: errorCodeOf(rule),
    severity,
    location: locationOf(place.path ?? place.field ?? ''),
    rule,
    text: message,
  };
}

/** Rules whose code is not that of their layer. */
const OWN_CODE: Readonly<Record<string, ErrorCode>> = {
  'hl7v2-estructura-tipo-de-mensaje-ausente': '200',
  'hl7v2-estructura-tipo-de-mensaje-desconocido': '200',
  'hl7v2-estructura-evento-ausente': '201',
  'hl7v2-estructura-evento-desconocido': '201',
  'hl7v2-estructura-version-ausente': '203',
  'hl7v2-estructura-version-desconocida': '203',
  // MSH-9.3, a code of table 0354.
  'hl7v2-estructura-con-nombre-del-evento': '103',
  'hl7v2-estructura-otra-que-la-del-evento': '103',
  'hl7v2-campo-obligatorio-ausente': '101',
  'hl7v2-campo-condicional-ausente': '101',
  'hl7v2-tipo-componente-obligatorio-ausente': '101',
};

const LAYER_CODES: readonly (readonly [string, ErrorCode])[] = [
  ['hl7v2-sintaxis-', '102'],
  ['hl7v2-estructura-', '100'],
  ['hl7v2-campo-', '102'],
  ['hl7v2-tipo-', '102'],
  ['hl7v2-tabla-', '103'],
];

/** What the standard has no code for (content, profiles, checks of a norm) is 207, its catch-all. */
function errorCodeOf(rule: string): ErrorCode {
  return OWN_CODE[rule] ?? LAYER_CODES.find(([layer]) => rule.startsWith(layer))?.[1] ?? '207';
}

/** A segment, field and parts as the reader writes a path: `OBX[3]-5[1].2.1`; groups may stand before. */
const PATH = /(?:^|\.)([A-Z][A-Z0-9]{2})(?:\[(\d+)\])?(?:-(\d+)(?:\[(\d+)\])?(?:\.(\d+)(?:\.(\d+))?)?)?$/;

export function locationOf(path: string): AckLocation | undefined {
  const found = PATH.exec(path);
  if (found === null) return undefined;
  const [, segment, sequence, field, repetition, component, subcomponent] = found;
  const number = (text: string | undefined, otherwise = 0): number => (text === undefined ? otherwise : Number(text));
  return {
    segment,
    sequence: number(sequence, 1),
    field: number(field),
    repetition: number(repetition, field === undefined ? 0 : 1),
    component: number(component),
    subcomponent: number(subcomponent),
  };
}
