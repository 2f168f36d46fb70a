/** One line of a file, without what ends it. */
export interface Line {
  /** 1-based. */
  readonly number: number;
  /** Where it starts in the file. */
  readonly offset: number;
  /** Belongs to the cutter; a longer line than the limit is cut. */
  readonly bytes: Uint8Array;
}

const LINE_FEED = 0x0a;
const RETURN = 0x0d;

/** Cuts chunks into lines, and gives each only when a number of bytes after its end have come. */
export class LineCutter {
  readonly #lag: number;
  readonly #longest: number;
  /** What is held stands from `#start` to `#end`. */
  #buffer = new Uint8Array(4096);
  #start = 0;
  #end = 0;
  /** File offset of the first byte held. */
  #base = 0;
  #number = 0;
  /** Bytes of the line at the head of what is held that were let go, since it is too long. */
  #dropped = 0;

  /**
   * @param lag bytes that must have come after a line
   * @param longest bytes of a line that are kept
   */
  constructor(lag: number, longest: number) {
    this.#lag = lag;
    this.#longest = longest;
  }

  /** Takes the next bytes, which are copied; gives the lines that are due. A line holds until the next bytes come. */
  *push(chunk: Uint8Array): Generator<Line> {
    this.#append(chunk);
    yield* this.#take(this.#end - this.#lag);
    this.#shorten();
  }

  /** The file ended: gives what is left. */
  *end(): Generator<Line> {
    yield* this.#take(this.#end);
    if (this.#end > this.#start || this.#dropped > 0) yield this.#line(this.#end);
    this.#start = this.#end;
  }

  /** Moves what is held to the front, or to a larger buffer, where the chunk does not fit behind it. */
  #append(chunk: Uint8Array): void {
    if (this.#end + chunk.length > this.#buffer.length) {
      const held = this.#buffer.subarray(this.#start, this.#end);
      const needed = held.length + chunk.length;
      if (needed > this.#buffer.length) {
        this.#buffer = new Uint8Array(2 * needed);
        this.#buffer.set(held);
      } else this.#buffer.copyWithin(0, this.#start, this.#end);
      this.#start = 0;
      this.#end = held.length;
    }
    this.#buffer.set(chunk, this.#end);
    this.#end += chunk.length;
  }

  /** Lines that end before `limit`, a place in the buffer. */
  *#take(limit: number): Generator<Line> {
    for (;;) {
      const lineFeed = this.#buffer.subarray(0, this.#end).indexOf(LINE_FEED, this.#start);
      if (lineFeed < 0 || lineFeed >= limit) return;
      yield this.#line(lineFeed);
      this.#base += lineFeed + 1 - this.#start;
      this.#start = lineFeed + 1;
    }
  }

  /** The line at the head of what is held, up to `end`. */
  #line(end: number): Line {
    const bytes = this.#buffer.subarray(this.#start, end);
    const length = bytes.length > 0 && bytes[bytes.length - 1] === RETURN ? bytes.length - 1 : bytes.length;
    const line = {
      number: ++this.#number,
      offset: this.#base - this.#dropped,
      bytes: bytes.subarray(0, Math.min(length, this.#longest)),
    };
    this.#dropped = 0;
    return line;
  }

  /** Lets go of the middle of a line that does not end: whole lines were taken before. */
  #shorten(): void {
    const over = this.#end - this.#start - this.#lag - this.#longest;
    if (over <= 0) return;
    const kept = this.#start + this.#longest;
    this.#buffer.copyWithin(kept, kept + over, this.#end);
    this.#end -= over;
    this.#base += over;
    this.#dropped += over;
  }
}
