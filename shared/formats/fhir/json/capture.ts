/** Collects bytes across chunks; hands them over without copying when they all stand in one chunk. */
export interface Capture {
  /** Collects from `index` of the current chunk on. */
  start(index: number): void;
  /** Stops before `index`; what was collected stays. */
  pause(chunk: Uint8Array, index: number): void;
  /** The chunk ended: keeps a copy of its part, for the chunk belongs to the caller. */
  carry(chunk: Uint8Array): void;
  /** Everything collected up to `index` of the current chunk; the capture is empty and paused afterwards. */
  take(chunk: Uint8Array, index: number): Uint8Array;
  /** Number of bytes collected up to `index` of the current chunk. */
  length(index: number): number;
  /** Forgets what was collected and pauses. */
  drop(): void;
}

export function createCapture(): Capture {
  let parts: Uint8Array[] = [];
  let kept = 0;
  let from = -1;

  /** Takes a copy: `new Uint8Array(part)`, for `slice` of a Node Buffer would share its memory. */
  const keep = (shared: Uint8Array): void => {
    const part = new Uint8Array(shared);
    if (part.length === 0) return;
    parts.push(part);
    kept += part.length;
  };
  const drop = (): void => {
    parts = [];
    kept = 0;
    from = -1;
  };

  return {
    start(index) {
      from = index;
    },
    pause(chunk, index) {
      if (from >= 0) keep(chunk.subarray(from, index));
      from = -1;
    },
    carry(chunk) {
      if (from < 0) return;
      keep(chunk.subarray(from));
      from = 0;
    },
    take(chunk, index) {
      const last = from < 0 ? chunk.subarray(0, 0) : chunk.subarray(from, index);
      if (kept === 0) {
        drop();
        return last;
      }
      const whole = new Uint8Array(kept + last.length);
      let at = 0;
      for (const part of parts) {
        whole.set(part, at);
        at += part.length;
      }
      whole.set(last, at);
      drop();
      return whole;
    },
    length: (index) => kept + (from < 0 ? 0 : index - from),
    drop,
  };
}
