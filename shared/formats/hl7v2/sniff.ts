import { MLLP_START } from './mllp.ts';
import { isWide, pieceName } from './reader/piece-name.ts';

const CR = 0x0d;
const LF = 0x0a;
const BLANK = 0x20;

/**
 * Confidence that a file starting with `head` is HL7 v2: it begins with MSH, a separator and its encoding characters,
 * or with the header of a batch; less where that comes on a later line, as in a log, or where MSH-2 is missing.
 */
export function sniffHl7v2(head: Uint8Array): number {
  if (isWide(head, head.length)) return sniffWide(head);
  let at = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  while (at < head.length && isFiller(head[at])) at++;
  const first = pieceName(head, at, head.length);
  if (first === 'MSH') return hasEncodingCharacters(head, at) ? 0.95 : 0.7;
  if (first === 'FHS' || first === 'BHS') return 0.9;
  return hasLaterMessage(head, at) ? 0.6 : 0;
}

function isFiller(byte: number): boolean {
  return byte === CR || byte === LF || byte === MLLP_START;
}

/** Component and repetition separator, two different signs. */
function hasEncodingCharacters(head: Uint8Array, at: number): boolean {
  const isSign = (byte: number | undefined): boolean =>
    byte !== undefined && byte > BLANK && byte < 0x7f && !/[0-9A-Za-z]/.test(String.fromCharCode(byte));
  const [separator, component, repetition] = head.subarray(at + 3, at + 6);
  return isSign(component) && isSign(repetition) && new Set([separator, component, repetition]).size === 3;
}

/** Whether `MSH` and its encoding characters begin a later line of text. JSON and XML hold no such lines at all. */
function hasLaterMessage(head: Uint8Array, from: number): boolean {
  for (let at = head.indexOf(0x4d, from); at >= 0; at = head.indexOf(0x4d, at + 1)) {
    const before = at === 0 ? LF : head[at - 1];
    if (before !== CR && before !== LF && before !== MLLP_START) continue;
    if (pieceName(head, at, head.length) === 'MSH' && hasEncodingCharacters(head, at)) return true;
  }
  return false;
}

/** UTF-16 is not read, but said to be what it is. */
function sniffWide(head: Uint8Array): number {
  const text = String.fromCharCode(...head.subarray(0, 64).filter((byte) => byte !== 0));
  return /^(?:\u00ff\u00fe|\u00fe\u00ff)?\s*(?:MSH|FHS|BHS)[!-/:-@[-`{-~]/.test(text) ? 0.9 : 0;
}
