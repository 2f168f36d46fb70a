import { createMllpDecoder, MLLP_START } from '../../shared/formats/hl7v2/mllp.ts';
import type { InputFile } from '../engine/inputs.ts';
import { ProblemError } from '../engine/reading.ts';
import { readInput } from '../engine/verify-file.ts';

const CR = 0x0d;
const LF = 0x0a;
const MSH = Buffer.from('MSH', 'latin1');
/** As the reader has it. */
const MOST_BYTES = 64 * 1024 * 1024;
/** Segments that wrap messages in a file and are no part of them. */
const BATCH = new Set(['FHS', 'BHS', 'BTS', 'FTS']);

/**
 * The messages of a file, one after the other, ready to be framed. Messages that lie framed in the file (MLLP) go as
 * they are; in any other file segments end with CR, LF or CRLF, and leave with CR, the only end that MLLP knows.
 *
 * @throws ProblemError with one sentence where the file cannot be read or holds no message, and, after those that it
 *   gave, where one of them could not be had
 */
export async function* messagesOf(input: InputFile): AsyncGenerator<Uint8Array> {
  let isFramed: boolean | undefined;
  const framed = framedMessages(input.path);
  const plain = plainMessages(input.path);
  let count = 0;
  for await (const chunk of readInput(input)) {
    isFramed ??= firstByte(chunk) === MLLP_START;
    for (const message of (isFramed ? framed : plain).write(chunk)) {
      count++;
      yield message;
    }
  }
  for (const message of (isFramed ? framed : plain).end()) {
    count++;
    yield message;
  }
  const { lost } = isFramed ? framed : plain;
  if (lost !== undefined) throw new ProblemError(lost);
  if (count === 0) throw new ProblemError(`${input.path} no tiene mensajes de HL7 v2: ninguna línea empieza con MSH.`);
}

interface Cutter {
  write(chunk: Uint8Array): readonly Uint8Array[];
  end(): readonly Uint8Array[];
  /** One sentence on what could not be cut out. */
  readonly lost?: string;
}

function tooLong(path: string): string {
  return `${path} tiene un mensaje de más de 64 MB: no se envió.`;
}

function framedMessages(path: string): Cutter {
  let messages: Uint8Array[] = [];
  let lost: string | undefined;
  const decoder = createMllpDecoder({
    message: (bytes) => messages.push(bytes),
    fault(kind) {
      if (kind === 'half-message') lost ??= `${path} tiene un mensaje sin el final de su trama (1C 0D): no se envió.`;
      if (kind === 'too-long') lost ??= tooLong(path);
    },
  });
  const taken = (): readonly Uint8Array[] => {
    const all = messages;
    messages = [];
    return all;
  };
  return {
    write(chunk) {
      decoder.write(chunk);
      return taken();
    },
    end() {
      decoder.end();
      return taken();
    },
    get lost() {
      return lost;
    },
  };
}

function plainMessages(path: string): Cutter {
  let held = Buffer.alloc(0);
  /** Where to look on for the next header. */
  let looked = 0;

  const cut = (isLast: boolean): readonly Uint8Array[] => {
    const messages: Uint8Array[] = [];
    let start = nextHeader(held, 0);
    if (start < 0) {
      // Two characters of a header may be there, with the line end before them.
      held = Buffer.from(held.subarray(Math.max(0, held.length - MSH.length)));
      return messages;
    }
    for (;;) {
      const next = nextHeader(held, Math.max(start + 1, looked));
      if (next < 0) break;
      messages.push(asMessage(held.subarray(start, next)));
      start = next;
      looked = 0;
    }
    if (isLast) {
      messages.push(asMessage(held.subarray(start)));
      held = Buffer.alloc(0);
      return messages;
    }
    held = start === 0 ? held : Buffer.from(held.subarray(start));
    looked = Math.max(0, held.length - MSH.length - 1);
    if (held.length > MOST_BYTES) throw new ProblemError(tooLong(path));
    return messages;
  };

  return {
    write(chunk) {
      held = Buffer.concat([held, chunk]);
      return cut(false);
    },
    end: () => (held.length === 0 ? [] : cut(true)),
  };
}

/** Where the next line begins that starts with MSH and a separator; -1 where none is seen whole. */
function nextHeader(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(MSH, from); at >= 0; at = bytes.indexOf(MSH, at + 1)) {
    const before = bytes[at - 1];
    const isLineStart = at === 0 || before === CR || before === LF || isAfterMark(bytes, at);
    if (isLineStart && !isWordByte(bytes[at + MSH.length])) return at;
  }
  return -1;
}

function isAfterMark(bytes: Buffer, at: number): boolean {
  return at === 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

function isWordByte(byte: number | undefined): boolean {
  return byte === undefined || /[A-Za-z0-9\s]/.test(String.fromCharCode(byte));
}

/** Line ends as CR, without empty lines and without the segments of a batch around it. */
function asMessage(bytes: Buffer): Uint8Array {
  const segments = bytes
    .toString('latin1')
    .split(/[\r\n]+/)
    .filter((segment) => segment !== '' && !BATCH.has(segment.slice(0, 3)));
  return Buffer.from(`${segments.join('\r')}\r`, 'latin1');
}

function firstByte(chunk: Uint8Array): number | undefined {
  return chunk.find((byte) => byte !== CR && byte !== LF);
}
