import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import type { SourceExcerpt } from '../../shared/ipc/contract.ts';
import type { InputFile } from './inputs.ts';
import { describeReadError } from './reading.ts';
import { readInput, readRaw } from './verify-file.ts';
import { listZip } from './zip.ts';

const CONTEXT_LINES = 2;
/** Characters of a long line that are shown, and how many of them before the spot. */
const SHOWN = 360;
const BEFORE = 120;
/** A line of a one-line JSON file can be the whole file; only this much around the spot is kept in memory. */
const MAX_LINE_BYTES = 4 * 1024 * 1024;

export interface SpotRequest {
  readonly location: string;
  /** Path as in the result; tells the member of a ZIP. */
  readonly path: string;
  readonly sha256: string;
  readonly format: string | null;
  readonly encoding: string | null;
  readonly line: number;
  /** Of the cell in a delimited file, else of the character; 1-based. */
  readonly column?: number;
}

/** The lines around a finding, read from the original file, and only if it is still the file that was verified. */
export async function sourceExcerpt(request: SpotRequest): Promise<SourceExcerpt> {
  const nothing = (status: SourceExcerpt['status']): SourceExcerpt => ({ status, firstLine: 0, lines: [], mark: null });
  try {
    const input = await findInput(request.location, request.path);
    if (input === undefined) return nothing('missing');
    if ((await digestOf(input)) !== request.sha256) return nothing('changed');
    const { firstLine, lines } = await linesAround(input, request.line);
    const decoder = new TextDecoder(request.encoding === 'windows-1252' ? 'windows-1252' : 'utf-8');
    return present(
      lines.map((bytes) => decoder.decode(bytes).replace(/\r$/, '')),
      firstLine,
      request,
    );
  } catch (error) {
    return nothing(describeReadError(error).includes('no existe') ? 'missing' : 'unreadable');
  }
}

/** A file of a result as an input, whole or member of a ZIP; undefined where the ZIP has no such member. */
export async function findInput(location: string, path: string): Promise<InputFile | undefined> {
  const { size } = await stat(location);
  if (!path.includes('!/')) return { path, absolute: location, bytes: size };
  const member = path.slice(path.indexOf('!/'));
  const { files } = await listZip(location, '');
  return files.find((file) => file.path === member);
}

/** Digests by place, size and time of change, so that paging through findings does not read the file each time. */
const digests = new Map<string, string>();

async function digestOf(input: InputFile): Promise<string> {
  const { size, mtimeMs } = await stat(input.absolute);
  const key = `${input.absolute}\n${input.zipEntry ?? ''}\n${size}\n${mtimeMs}`;
  const known = digests.get(key);
  if (known !== undefined) return known;
  const hash = createHash('sha256');
  for await (const chunk of readRaw(input)) hash.update(chunk);
  const digest = hash.digest('hex');
  if (digests.size > 1000) digests.clear();
  digests.set(key, digest);
  return digest;
}

async function linesAround(input: InputFile, line: number) {
  const firstLine = Math.max(1, line - CONTEXT_LINES);
  const lines: Buffer[] = [];
  let number = 1;
  let parts: Buffer[] = [];
  let length = 0;
  const closeLine = () => {
    if (number >= firstLine) lines.push(Buffer.concat(parts));
    parts = [];
    length = 0;
    number++;
  };
  for await (const chunk of readInput(input)) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    let start = 0;
    while (start < bytes.length && number <= line + CONTEXT_LINES) {
      const newline = bytes.indexOf(10, start);
      const end = newline < 0 ? bytes.length : newline;
      if (number >= firstLine && length < MAX_LINE_BYTES) {
        parts.push(Buffer.from(bytes.subarray(start, end)));
        length += end - start;
      }
      if (newline < 0) break;
      closeLine();
      start = newline + 1;
    }
    if (number > line + CONTEXT_LINES) break;
  }
  if (length > 0) closeLine();
  return { firstLine, lines };
}

function present(lines: readonly string[], firstLine: number, request: SpotRequest): SourceExcerpt {
  const index = request.line - firstLine;
  const text = lines[index];
  if (text === undefined) return { status: 'ok', firstLine, lines: lines.map((l) => cut(l, 0)), mark: null };
  const spot = spotIn(text, request);
  const from = Math.max(0, spot.start - BEFORE);
  const shift = from > 0 ? 1 - from : 0;
  const shown = lines.map((line, i) => (i === index ? cut(line, from) : cut(line, 0)));
  const clamp = (at: number) => Math.max(0, Math.min(shown[index].length, at + shift));
  return {
    status: 'ok',
    firstLine,
    lines: shown,
    mark: { line: index, start: clamp(spot.start), end: clamp(spot.end) },
  };
}

/** `…` stands for what is left out on either side. */
function cut(line: string, from: number): string {
  const end = from + SHOWN;
  return `${from > 0 ? '…' : ''}${line.slice(from, end)}${line.length > end ? '…' : ''}`;
}

function spotIn(text: string, { format, column }: SpotRequest): { readonly start: number; readonly end: number } {
  if (column === undefined) return { start: 0, end: text.length };
  if (format?.startsWith('giis/')) return cellSpan(text, column);
  const start = Math.min(text.length, column - 1);
  const token = format === 'fhir/r4-xml' ? XML_TOKEN : JSON_TOKEN;
  return { start, end: start + (token.exec(text.slice(start, start + 500))?.[0].length ?? 1) };
}

function cellSpan(text: string, cell: number): { readonly start: number; readonly end: number } {
  let start = 0;
  for (let i = 1; i < cell; i++) {
    const bar = text.indexOf('|', start);
    if (bar < 0) return { start: text.length, end: text.length };
    start = bar + 1;
  }
  const end = text.indexOf('|', start);
  return { start, end: end < 0 ? text.length : end };
}

const JSON_TOKEN = /^("(?:[^"\\]|\\.)*"|[^\s,}\]]+|[\s\S])/;
/** A value in its quotes, the name of a tag, or a word. */
const XML_TOKEN = /^("[^"]*"|'[^']*'|<[/?!]?[^\s/>]*|[^\s<>"'=]+|[\s\S])/;
