import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import type { SourceExcerpt } from '../../shared/ipc/contract.ts';
import { linesAround } from './excerpt-lines.ts';
import { spotIn } from './excerpt-spot.ts';
import type { InputFile } from './inputs.ts';
import { describeReadError } from './reading.ts';
import { readRaw } from './verify-file.ts';
import { listZip } from './zip.ts';

/** Characters of a long line that are shown, and how many of them before the spot. */
const SHOWN = 360;
const BEFORE = 120;

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
    const { firstLine, lines } = await linesAround(input, request);
    return present(lines, firstLine, request);
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

function present(lines: readonly string[], firstLine: number, request: SpotRequest): SourceExcerpt {
  const index = request.line - firstLine;
  const text = lines[index];
  if (text === undefined) return { status: 'ok', firstLine, lines: lines.map((l) => cut(l, 0)), mark: null };
  const spot = spotIn(text, request.format, request.column);
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
