import { createHash } from 'node:crypto';
import { FileSession } from '../../shared/verification/file-session.ts';
import type { Plan } from '../../shared/verification/plan.ts';
import { emptyTally, type Tally } from '../../shared/verification/tally.ts';
import { unpackGzip } from './gzip.ts';
import type { InputFile } from './inputs.ts';
import { describeReadError, openForReading, ProblemError } from './reading.ts';
import { readZipMember } from './zip.ts';

/** Large enough that reading costs little, small enough that cancelling is quick. */
const CHUNK_BYTES = 1024 * 1024;

/** Progress within one file. */
export interface FileProgress {
  /** As they lie on the disk: of a gzip, packed. */
  readonly bytes: number;
  readonly rows: number;
  readonly findings: number;
}

/**
 * Verifies one file from disk. Always gives a tally: what could not be read stands in it as the file's problem, after
 * whatever was verified before.
 *
 * @param onChunk called after each chunk; returning `false` stops there (the tally then says so)
 */
export async function verifyFile(
  plan: Plan,
  input: InputFile,
  onChunk: (progress: FileProgress) => boolean = () => true,
): Promise<Tally> {
  const session = new FileSession(plan, input.path);
  const digest = createHash('sha256');
  let bytes = 0;
  let problem: string | undefined;
  try {
    const onRaw = (raw: Uint8Array): void => {
      digest.update(raw);
      bytes += raw.length;
    };
    for await (const chunk of readInput(input, onRaw)) {
      session.write(chunk);
      if (onChunk({ bytes, rows: session.rows, findings: session.findings })) continue;
      problem = 'La verificación se canceló antes de terminar este archivo.';
      break;
    }
  } catch (error) {
    problem = error instanceof ProblemError || isSystemError(error) ? describeReadError(error) : READER_FAILED;
  }
  try {
    // A file of which not one byte was read has no digest to state.
    const tally = session.end(bytes === 0 && problem !== undefined ? '' : digest.digest('hex'), problem);
    // Size and digest are those of the file as it was handed over, packed or not.
    tally.files[0] = { ...tally.files[0], bytes };
    return tally;
  } catch {
    return failedFile(input);
  }
}

/** The problem of a file on which the program itself failed. */
export const READER_FAILED =
  'El lector de Cotejo falló con este archivo; los demás se verificaron. Es un error del programa.';

/** The tally of a file on which the program itself failed. */
export function failedFile(input: InputFile): Tally {
  const tally = emptyTally();
  const { path, bytes } = input;
  tally.files.push({
    path,
    sha256: '',
    bytes,
    format: null,
    encoding: null,
    rows: 0,
    records: {},
    findingsTotal: 0,
    problem: READER_FAILED,
  });
  return tally;
}

/**
 * What stands in an input, unpacked where it is gzip; each chunk is overwritten by the next.
 *
 * @param onRaw sees the bytes as they lie on the disk or in the ZIP, before they are unpacked
 */
export async function* readInput(
  input: InputFile,
  onRaw: (raw: Uint8Array) => void = () => undefined,
): AsyncGenerator<Uint8Array> {
  yield* unpackGzip(seen(readRaw(input), onRaw));
}

async function* seen(chunks: AsyncIterable<Uint8Array>, see: (chunk: Uint8Array) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    see(chunk);
    yield chunk;
  }
}

/** The bytes of an input as they lie on the disk or in the ZIP; each chunk is overwritten by the next. */
export async function* readRaw(input: InputFile): AsyncGenerator<Uint8Array> {
  if (input.zipEntry !== undefined) {
    yield* readZipMember(input.absolute, input.zipEntry);
    return;
  }
  const handle = await openForReading(input.absolute);
  try {
    const before = await handle.stat();
    const buffer = new Uint8Array(CHUNK_BYTES);
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, CHUNK_BYTES, null);
      if (bytesRead === 0) break;
      yield buffer.subarray(0, bytesRead);
    }
    const after = await handle.stat();
    if (after.size !== before.size || after.mtimeMs !== before.mtimeMs) {
      throw new ProblemError(
        'El archivo cambió mientras se leía: espere a que termine de escribirse y repita la verificación.',
      );
    }
  } finally {
    await handle.close();
  }
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && 'syscall' in error;
}
