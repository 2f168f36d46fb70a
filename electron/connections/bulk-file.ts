import { expectResources } from './content.ts';
import { ConnectionError } from './error.ts';
import { type Ended, type FetchRun, tell } from './fetch-run.ts';
import { withRetries } from './retry.ts';

/** One file that a bulk export offers. */
export interface BulkFile {
  readonly type: string;
  readonly url: string;
  /** Resources in it, where the server says so. */
  readonly count?: number;
}

/** A resource that the reader would not take either. */
const MOST_LINE = 64 * 1024 * 1024;
const NEWLINE = 0x0a;

/** Takes one file whole; a cut in the middle undoes it and it is tried again. */
export function takeBulkFile(run: FetchRun, one: BulkFile, needsToken: boolean): Promise<Ended> {
  const { session, folder, signal } = run;
  return withRetries({ clock: session.clock, policy: session.policy, signal }, async () => {
    await folder.rollBack();
    const before = folder.resources;
    const ended = await copy(run, one, needsToken);
    const came = folder.resources - before;
    if (ended === 'whole' && one.count !== undefined && one.count !== came) {
      throw new ConnectionError(
        'content',
        `El servidor anunció ${one.count} recursos en un archivo de ${one.type} y vinieron ${came}.`,
      );
    }
    return ended;
  });
}

async function copy(run: FetchRun, { type, url }: BulkFile, needsToken: boolean): Promise<Ended> {
  const { session, folder, signal, maxBytes, maxResources } = run;
  const stream = await session.stream(url, {
    headers: { accept: 'application/fhir+ndjson' },
    tokenAbroad: needsToken,
    signal,
  });
  /** The line that is not over yet. */
  let rest: Uint8Array[] = [];
  let restLength = 0;
  let first = true;
  for await (const chunk of stream) {
    if (first && chunk.length > 0) {
      expectResources(firstByte(chunk));
      first = false;
    }
    const end = chunk.lastIndexOf(NEWLINE) + 1;
    if (end > 0) {
      const whole = Buffer.concat([...rest, chunk.subarray(0, end)]);
      rest = [];
      restLength = 0;
      if ((await keep(run, type, whole)) === 'limit') return 'limit';
      tell(run, type);
    }
    // The buffer of a chunk may be used again by the stream.
    const open = Buffer.from(chunk.subarray(end));
    restLength += open.length;
    if (folder.bytes + restLength > maxBytes) return 'limit';
    if (restLength > MOST_LINE) {
      throw new ConnectionError('limit', 'La exportación masiva trae un recurso de más de 64 MB en una sola línea.');
    }
    rest.push(open);
  }
  if (restLength === 0) return 'whole';
  if (folder.resources >= maxResources) return 'limit';
  return keep(run, type, Buffer.concat([...rest, Uint8Array.of(NEWLINE)]));
}

/** Appends whole lines as far as the limits go. */
async function keep({ folder, maxBytes, maxResources }: FetchRun, type: string, lines: Buffer): Promise<Ended> {
  let room = maxResources - folder.resources;
  const roomBytes = maxBytes - folder.bytes;
  let resources = 0;
  let at = 0;
  while (at < lines.length) {
    const end = lines.indexOf(NEWLINE, at) + 1;
    const blank = isBlank(lines, at, end);
    if (!blank && (room === 0 || end > roomBytes)) break;
    if (!blank) {
      room--;
      resources++;
    }
    at = end;
  }
  if (at > 0) await folder.append(type, lines.subarray(0, at), resources);
  return at < lines.length ? 'limit' : 'whole';
}

function isBlank(lines: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (lines[at] > 0x20) return false;
  return true;
}

/** Past a byte order mark and blanks. */
function firstByte(chunk: Uint8Array): number {
  let at = chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? 3 : 0;
  while (at < chunk.length && chunk[at] <= 0x20) at++;
  return chunk[at] ?? 0x7b;
}
