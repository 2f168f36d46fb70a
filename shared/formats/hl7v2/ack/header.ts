/**
 * The header of a message as an acknowledgement needs it. Bytes stand as characters 0 to 255, so that what is echoed
 * goes back byte by byte, whatever its character set.
 */
export interface AckHeader {
  /** MSH-1. */
  readonly separator: string;
  /** MSH-2. */
  readonly encoding: string;
  /** Whether the delimiters can be worked with; else those that HL7 recommends are used. */
  readonly soundDelimiters: boolean;
  /** Raw text of MSH-`number`, '' where it is not written. */
  field(number: number): string;
  /** First component, or another one, of a field's first repetition. */
  component(number: number, wanted?: number): string;
}

/** Longer than any MSH of good faith; what is behind is not looked at. */
const MOST_BYTES = 16 * 1024;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
const CR = 0x0d;
const LF = 0x0a;

/** Undefined where the message does not begin with an MSH. */
export function readAckHeader(message: Uint8Array): AckHeader | undefined {
  const start = contentStart(message);
  const end = lineEnd(message, start);
  const text = binaryText(message.subarray(start, end));
  if (!text.startsWith('MSH') || text.length < 4) return undefined;
  const separator = text[3];
  const fields = text.slice(4).split(separator);
  const encoding = fields[0];
  const soundDelimiters = areSound(separator, encoding);
  const [component, repetition] = soundDelimiters ? encoding : '^~';
  const field = (number: number): string => (number === 1 ? separator : (fields[number - 2] ?? ''));
  return {
    separator,
    encoding,
    soundDelimiters,
    field,
    component: (number, wanted = 1) => field(number).split(repetition)[0].split(component)[wanted - 1]?.trim() ?? '',
  };
}

/** Bytes as characters 0 to 255. */
export function binaryText(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 4096) text += String.fromCharCode(...bytes.subarray(at, at + 4096));
  return text;
}

function contentStart(message: Uint8Array): number {
  let at = BYTE_ORDER_MARK.every((byte, index) => message[index] === byte) ? BYTE_ORDER_MARK.length : 0;
  while (message[at] === CR || message[at] === LF) at++;
  return at;
}

function lineEnd(message: Uint8Array, start: number): number {
  const most = Math.min(message.length, start + MOST_BYTES);
  for (let at = start; at < most; at++) if (message[at] === CR || message[at] === LF) return at;
  return most;
}

/** Separator and the encoding characters (three at least, a fifth since 2.7): distinct, and no letters or digits. */
function areSound(separator: string, encoding: string): boolean {
  const all = [separator, ...encoding];
  if (all.length < 3 || all.length > 6) return false;
  return new Set(all).size === all.length && all.every((one) => /^[!-/:-@[-`{-~]$/.test(one));
}
