/** Frame of the Minimal Lower Layer Protocol (HL7, transport of v2): VT, the message, FS, CR. */
export const MLLP_START = 0x0b;
export const MLLP_END = 0x1c;
export const MLLP_CR = 0x0d;

const LF = 0x0a;
/** Bytes of one message when nothing else is said. */
const DEFAULT_LIMIT = 64 * 1024 * 1024;
/** A stretch outside of a frame is told again each time that it has grown by this much. */
const TELL_EVERY = 64 * 1024;
/** What each connection has for itself: nearly all messages fit. */
const FIRST_CAPACITY = 8 * 1024;
/** Longer messages are held in blocks, so that no more is taken than came. */
const BLOCK = 64 * 1024;
/** Blocks kept for the next long message of whichever connection, 16 MB: what is let go is not free until much later. */
const MOST_SPARE = 256;
const spare: Uint8Array[] = [];

/** `unframed`: bytes outside of a frame; `half-message`: a frame that was not closed; `too-long`: beyond the limit. */
export type MllpFault = 'unframed' | 'half-message' | 'too-long';

export interface MllpTaker {
  /** What stood between VT and FS; the bytes are the taker's own. */
  message(bytes: Uint8Array): void;
  /**
   * @param bytes length so far: of the stretch that is unframed (told where it begins, and again each 64 KiB), of the
   *   half message, or of the message that passed the limit
   */
  fault(kind: MllpFault, bytes: number): void;
}

export interface MllpDecoder {
  /** Takes the bytes of one connection in order, cut anywhere. */
  write(chunk: Uint8Array): void;
  /** The connection ended. */
  end(): void;
  /** Bytes held of a message that is not complete. */
  readonly pending: number;
}

/** A message in its frame. */
export function frameMessage(message: Uint8Array): Uint8Array {
  const framed = new Uint8Array(message.length + 3);
  framed[0] = MLLP_START;
  framed.set(message, 1);
  framed[message.length + 1] = MLLP_END;
  framed[message.length + 2] = MLLP_CR;
  return framed;
}

/**
 * Takes frames apart. FS ends a message whether CR follows or not, so that it can be answered at once; line ends
 * between frames are let pass. A message that passes the limit is told and passed over up to its end.
 */
export function createMllpDecoder(taker: MllpTaker, limits: { readonly maxMessageBytes?: number } = {}): MllpDecoder {
  const limit = limits.maxMessageBytes ?? DEFAULT_LIMIT;
  const first = new Uint8Array(FIRST_CAPACITY);
  const blocks: Uint8Array[] = [];
  let length = 0;
  let state: 'between' | 'inside' | 'skipping' = 'between';
  let stray = 0;
  let told = 0;

  const keep = (part: Uint8Array): void => {
    for (let from = 0; from < part.length; ) {
      const isFirst = length < FIRST_CAPACITY;
      const at = isFirst ? length : (length - FIRST_CAPACITY) % BLOCK;
      if (!isFirst && at === 0) blocks.push(spare.pop() ?? new Uint8Array(BLOCK));
      const block = isFirst ? first : blocks[blocks.length - 1];
      const some = part.subarray(from, from + block.length - at);
      block.set(some, at);
      length += some.length;
      from += some.length;
    }
  };

  const whole = (): Uint8Array => {
    const bytes = new Uint8Array(length);
    bytes.set(first.subarray(0, Math.min(length, FIRST_CAPACITY)));
    blocks.forEach((block, index) => {
      const at = FIRST_CAPACITY + index * BLOCK;
      bytes.set(block.subarray(0, Math.min(BLOCK, length - at)), at);
    });
    return bytes;
  };

  /** Takes a part of a message; what passes the limit is let go. */
  const take = (part: Uint8Array): void => {
    if (state === 'skipping' || part.length === 0) return;
    if (length + part.length <= limit) {
      keep(part);
      return;
    }
    const passed = length + part.length;
    release();
    state = 'skipping';
    taker.fault('too-long', passed);
  };

  const release = (): void => {
    length = 0;
    for (const block of blocks.splice(0)) if (spare.length < MOST_SPARE) spare.push(block);
  };

  const close = (): void => {
    const wasInside = state === 'inside';
    state = 'between';
    if (!wasInside) return;
    const bytes = whole();
    release();
    // A frame that was cut and the next one: VT is no part of a message.
    const start = lastStart(bytes, bytes.length);
    if (start > 0) taker.fault('half-message', start - 1);
    taker.message(start > 0 ? bytes.slice(start) : bytes);
  };

  /** Counts what stands outside of a frame, from `from` to `to`. */
  const countStray = (chunk: Uint8Array, from: number, to: number): void => {
    for (let i = from; i < to; i++) {
      const byte = chunk[i];
      if (stray > 0 || (byte !== MLLP_CR && byte !== LF)) stray++;
    }
    if (stray === 0 || (told > 0 && stray - told < TELL_EVERY)) return;
    told = stray;
    taker.fault('unframed', stray);
  };

  return {
    get pending() {
      return length;
    },
    write(chunk) {
      let i = 0;
      while (i < chunk.length) {
        if (state === 'between') {
          const start = chunk.indexOf(MLLP_START, i);
          countStray(chunk, i, start < 0 ? chunk.length : start);
          if (start < 0) return;
          stray = 0;
          told = 0;
          state = 'inside';
          i = start + 1;
          continue;
        }
        const end = chunk.indexOf(MLLP_END, i);
        take(chunk.subarray(i, end < 0 ? chunk.length : end));
        if (end < 0) return;
        close();
        i = end + 1;
      }
    },
    end() {
      if (state === 'inside') taker.fault('half-message', length);
      state = 'between';
      release();
    },
  };
}

/** Index after the last VT that `MSH`, `FHS` or `BHS` follows; 0 where there is none. */
function lastStart(bytes: Uint8Array, length: number): number {
  for (let at = length - 4; at >= 0; at--) {
    if (bytes[at] !== MLLP_START) continue;
    const [first, second, third] = bytes.subarray(at + 1, at + 4);
    if (first === 0x4d && second === 0x53 && third === 0x48) return at + 1;
    if ((first === 0x46 || first === 0x42) && second === 0x48 && third === 0x53) return at + 1;
  }
  return 0;
}
