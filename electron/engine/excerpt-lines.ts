import type { InputFile } from './inputs.ts';
import { readInput } from './verify-file.ts';

const CONTEXT_LINES = 2;
/** A line of a one-line JSON file can be the whole file; only this much around the spot is kept in memory. */
const MAX_LINE_BYTES = 4 * 1024 * 1024;
const LF = 0x0a;
const CR = 0x0d;

export interface LinesRequest {
  readonly format: string | null;
  /** As the result says it; null or a name that this runtime does not know is read as UTF-8. */
  readonly encoding: string | null;
  /** 1-based, counted as the reader of the format counts. */
  readonly line: number;
}

/** The line and its neighbours, decoded, without their line ends. */
export async function linesAround(input: InputFile, { format, encoding, line }: LinesRequest) {
  const isWide = encoding?.startsWith('utf-16') === true;
  const lines = isWide ? readInputAsUtf8(input, encoding) : readInput(input);
  const found = await cutLines(lines, line, format === 'hl7v2');
  const decoder = decoderOf(isWide ? 'utf-8' : encoding);
  return { firstLine: found.firstLine, lines: found.lines.map((bytes) => decoder.decode(bytes).replace(/\r$/, '')) };
}

/** @param withCr the segments of HL7 v2 end with CR; there CR, LF and CRLF each end one line */
async function cutLines(chunks: AsyncIterable<Uint8Array>, line: number, withCr: boolean) {
  const firstLine = Math.max(1, line - CONTEXT_LINES);
  const lines: Buffer[] = [];
  let number = 1;
  let parts: Buffer[] = [];
  let length = 0;
  let afterCr = false;
  const closeLine = () => {
    if (number >= firstLine) lines.push(Buffer.concat(parts));
    parts = [];
    length = 0;
    number++;
  };
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    let start = 0;
    while (start < bytes.length && number <= line + CONTEXT_LINES) {
      if (afterCr && bytes[start] === LF) start++;
      afterCr = false;
      const end = lineEnd(bytes, start, withCr);
      if (number >= firstLine && length < MAX_LINE_BYTES) {
        parts.push(Buffer.from(bytes.subarray(start, end)));
        length += end - start;
      }
      if (end === bytes.length) break;
      closeLine();
      afterCr = withCr && bytes[end] === CR;
      start = end + 1;
    }
    if (number > line + CONTEXT_LINES) break;
  }
  if (length > 0) closeLine();
  return { firstLine, lines };
}

/** Where the line ends that `start` is in; the length of the bytes where they hold no end of it. */
function lineEnd(bytes: Buffer, start: number, withCr: boolean): number {
  const feed = bytes.indexOf(LF, start);
  const end = feed < 0 ? bytes.length : feed;
  if (!withCr) return end;
  const back = bytes.subarray(start, end).indexOf(CR);
  return back < 0 ? end : start + back;
}

async function* readInputAsUtf8(input: InputFile, encoding: string): AsyncIterable<Uint8Array> {
  const decoder = decoderOf(encoding);
  for await (const chunk of readInput(input)) yield Buffer.from(decoder.decode(chunk, { stream: true }));
}

function decoderOf(encoding: string | null): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(encoding ?? 'utf-8');
  } catch {
    return new TextDecoder('utf-8');
  }
}
