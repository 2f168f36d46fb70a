import { createHash } from 'node:crypto';

/**
 * Last line of a PDF that nobody signed: the digest of every byte before it, so that a changed byte shows. It proves
 * nothing of who wrote the file: whoever changes it on purpose can compute the line again.
 */
const MARK = '%cotejo-sha256 ';
const LINE = /^%cotejo-sha256 ([0-9a-f]{64})\n$/;

/** The same bytes with the line after them. */
export function sealed(bytes: Uint8Array): Uint8Array {
  return Buffer.concat([bytes, Buffer.from(`${MARK}${digestOf(bytes)}\n`, 'latin1')]);
}

/** Whether the line is there and says the digest of what stands before it. */
export function sealOf(bytes: Uint8Array): 'holds' | 'broken' | 'none' {
  const at = lineStart(bytes);
  if (at < 0) return 'none';
  const line = Buffer.from(bytes.subarray(at)).toString('latin1');
  return LINE.exec(line)?.[1] === digestOf(bytes.subarray(0, at)) ? 'holds' : 'broken';
}

/** The bytes before the line; all of them where there is none. */
export function withoutSeal(bytes: Uint8Array): Uint8Array {
  const at = lineStart(bytes);
  return at < 0 ? bytes : bytes.subarray(0, at);
}

/** Place of the last mark, where it stands after the last `%%EOF`; -1 where there is none. */
function lineStart(bytes: Uint8Array): number {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = all.lastIndexOf(MARK, undefined, 'latin1');
  return at > all.lastIndexOf('%%EOF', undefined, 'latin1') ? at : -1;
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
