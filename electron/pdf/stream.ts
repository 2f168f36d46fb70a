import { inflateSync } from 'node:zlib';
import { NOT_A_PDF, PdfError, TOO_BIG } from './error.ts';
import { skipSpace, standsAt } from './parse.ts';
import { isArray, isDict, isName, type PdfDict, type PdfValue } from './value.ts';

/** Unpacks, and counts what came out: a small file that unpacks to a huge one is refused. */
export interface Inflater {
  /** @throws PdfError */
  inflate(packed: Uint8Array): Uint8Array;
}

/** Bytes that all streams of a file may unpack to, together. */
const MAX_UNPACKED = 512 * 1024 * 1024;

export function createInflater(most = MAX_UNPACKED): Inflater {
  let left = most;
  return {
    inflate(packed) {
      try {
        const out = inflateSync(packed, { maxOutputLength: Math.max(1, left) });
        left -= out.length;
        return out;
      } catch (error) {
        const tooBig = (error as { readonly code?: string }).code === 'ERR_BUFFER_TOO_LARGE';
        throw new PdfError(tooBig ? TOO_BIG : NOT_A_PDF);
      }
    },
  };
}

/**
 * The bytes of a stream as they stand in the file.
 *
 * @param end place after the stream's dictionary
 */
function rawStream(bytes: Uint8Array, { entries }: PdfDict, end: number): Uint8Array {
  const length = entries.get('Length');
  let at = skipSpace(bytes, end);
  if (!standsAt(bytes, at, 'stream') || typeof length !== 'number' || length < 0) throw new PdfError(NOT_A_PDF);
  at += 'stream'.length;
  if (bytes[at] === 0x0d) at++;
  if (bytes[at] !== 0x0a) throw new PdfError(NOT_A_PDF);
  at++;
  if (!standsAt(bytes, skipSpace(bytes, at + length), 'endstream')) throw new PdfError(NOT_A_PDF);
  return bytes.subarray(at, at + length);
}

/** The same unpacked. @throws PdfError for a filter other than Flate */
export function unpacked(bytes: Uint8Array, dict: PdfDict, end: number, inflater: Inflater): Uint8Array {
  const raw = rawStream(bytes, dict, end);
  const filter = single(dict.entries.get('Filter'));
  if (filter === null) return raw;
  if (!isName(filter, 'FlateDecode')) throw new PdfError(NOT_A_PDF);
  return unpredicted(inflater.inflate(raw), single(dict.entries.get('DecodeParms')));
}

/** A filter or its parameters may stand in an array of one. */
function single(value: PdfValue | undefined): PdfValue {
  if (!isArray(value)) return value ?? null;
  if (value.length > 1) throw new PdfError(NOT_A_PDF);
  return value[0] ?? null;
}

/** Undoes the predictors of PNG (7.4.4.4), which other programs use in cross-reference streams. */
function unpredicted(data: Uint8Array, parameters: PdfValue): Uint8Array {
  const predictor = isDict(parameters) ? (parameters.entries.get('Predictor') ?? 1) : 1;
  if (predictor === 1) return data;
  const columns = isDict(parameters) ? (parameters.entries.get('Columns') ?? 1) : 1;
  const ours = typeof columns === 'number' && columns >= 1 && columns <= 64;
  if (typeof predictor !== 'number' || predictor < 10 || !ours || data.length % (columns + 1) !== 0) {
    throw new PdfError(NOT_A_PDF);
  }
  const out = new Uint8Array((data.length / (columns + 1)) * columns);
  for (let row = 0; row * columns < out.length; row++) {
    const filter = data[row * (columns + 1)];
    // Of the five filters, writers of cross-references use none and «up».
    if (filter !== 0 && filter !== 2) throw new PdfError(NOT_A_PDF);
    for (let i = 0; i < columns; i++) {
      const above = filter === 2 && row > 0 ? (out[(row - 1) * columns + i] as number) : 0;
      out[row * columns + i] = (data[row * (columns + 1) + 1 + i] as number) + above;
    }
  }
  return out;
}
