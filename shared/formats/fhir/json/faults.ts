import { validUtf8Length } from './utf8.ts';

/** What can be wrong with the text of a file. Each is one rule in `rules/syntax.ts`. */
export type FaultKind =
  | 'bom'
  | 'utf8-invalido'
  | 'json-invalido'
  | 'json-truncado'
  | 'coma-sobrante'
  | 'comentario'
  | 'numero-invalido'
  | 'precision-perdida'
  | 'cadena-invalida'
  | 'sustituto-suelto'
  | 'raiz-multiple'
  | 'clave-duplicada'
  | 'profundidad-excesiva'
  | 'cadena-excesiva'
  | 'recurso-excesivo'
  | 'xml-invalido'
  | 'xml-truncado'
  | 'xml-entidad'
  | 'xml-doctype'
  | 'xml-instruccion'
  | 'xml-codificacion'
  | 'xml-espacio-de-nombres'
  | 'xml-atributo'
  | 'xml-texto'
  | 'xml-orden'
  | 'xml-contenido';

/** What exactly stands there, where a kind of fault has several forms; `rules/causes.ts` has a sentence for each. */
export type FaultCause =
  | 'falta-coma'
  | 'faltan-dos-puntos'
  | 'falta-valor'
  | 'clave-sin-comillas'
  | 'valor-sin-comillas'
  | 'comillas-simples'
  | 'cierre-equivocado'
  | 'texto-sobrante'
  | 'no-es-numero'
  | 'cero-a-la-izquierda'
  | 'signo-mas'
  | 'salto-de-linea'
  | 'caracter-de-control'
  | 'escape-inexistente'
  | 'linea-cortada'
  | 'etiqueta-sin-cerrar'
  | 'etiqueta-equivocada'
  | 'atributo-mal-escrito'
  | 'atributo-repetido'
  | 'caracter-prohibido'
  | 'varios-recursos'
  | 'sin-recurso';

export interface Fault {
  readonly kind: FaultKind;
  /** Index of the byte. */
  readonly index: number;
  readonly cause?: FaultCause;
  /** Path of what the fault stands in, inside the piece: `resource.name[0]`; '' at its root. */
  readonly path?: string;
}

/** What is due where something else stands. */
export type Due = 'value' | 'key' | 'colon' | 'separator';

const decoder = new TextDecoder('utf-8');

/** End of the run of bytes that could belong to a number or a word. */
export function scalarEnd(bytes: Uint8Array, start: number): number {
  let end = start;
  while (end < bytes.length && isWordByte(bytes[end])) end++;
  return end;
}

function isWordByte(byte: number): boolean {
  return (
    (byte >= 0x30 && byte <= 0x39) ||
    ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a) ||
    byte === 0x2b ||
    byte === 0x2d ||
    byte === 0x2e ||
    byte === 0x5f
  );
}

/** Names what stands at `index` where something else was due. */
export function unexpected(bytes: Uint8Array, index: number, due: Due): Omit<Fault, 'path'> {
  const byte = bytes[index];
  if (byte === 0x2f) return { kind: 'comentario', index };
  if (byte === 0x2c && due !== 'colon') return { kind: 'coma-sobrante', index };
  if (byte >= 0x80 && validUtf8Length(bytes, index) === 0) return { kind: 'utf8-invalido', index };
  const cause = causeOf(bytes, index, due);
  const isNumber = cause === 'no-es-numero' || cause === 'cero-a-la-izquierda' || cause === 'signo-mas';
  return { kind: isNumber ? 'numero-invalido' : 'json-invalido', index, cause };
}

function causeOf(bytes: Uint8Array, index: number, due: Due): FaultCause {
  const byte = bytes[index];
  const opens = byte === 0x22 || byte === 0x7b || byte === 0x5b;
  const closes = byte === 0x7d || byte === 0x5d;
  const word = decoder.decode(bytes.subarray(index, Math.min(index + 20, scalarEnd(bytes, index))));
  switch (due) {
    case 'value':
      return closes ? 'falta-valor' : byte === 0x27 ? 'comillas-simples' : wordCause(word);
    case 'key':
      return byte === 0x27 ? 'comillas-simples' : word === '' ? 'texto-sobrante' : 'clave-sin-comillas';
    case 'colon':
      return opens || word !== '' ? 'faltan-dos-puntos' : 'texto-sobrante';
    case 'separator':
      if (closes) return 'cierre-equivocado';
      return opens || /^[-\d]/.test(word) ? 'falta-coma' : 'texto-sobrante';
  }
}

/** What is wrong with a word that is no value of JSON. */
function wordCause(word: string): FaultCause {
  if (/^\+\d/.test(word)) return 'signo-mas';
  if (/^-?0\d/.test(word)) return 'cero-a-la-izquierda';
  if (/^[+-]?(?:NaN|Infinity)$/.test(word) || /^[+\-.\d]/.test(word)) return 'no-es-numero';
  return word === '' ? 'texto-sobrante' : 'valor-sin-comillas';
}
