import type { Sink } from '../../format.ts';
import type { ResourceOrigin } from '../origin.ts';
import type { Emit } from './unsigned.ts';

/** Bytes and resources kept at most for one file; what comes after is reported at once. */
const MAX_BYTES = 16_000_000;
const MAX_KEPT = 10_000;

/** Makes ways to report of the resource at hand when the reader has gone on: its bytes are copied, for its places. */
export function createKeeper(sink: Sink, origin: ResourceOrigin): () => Emit | undefined {
  let bytes = 0;
  let kept = 0;
  /** Resources of a Bundle within a Bundle share their bytes. */
  let last: { readonly of: Uint8Array; readonly copy: Uint8Array } | undefined;

  const copied = (of: Uint8Array): Uint8Array | undefined => {
    if (last?.of === of) return last.copy;
    if (bytes + of.length > MAX_BYTES) return undefined;
    bytes += of.length;
    // Not `slice`: that of a Node Buffer shares its memory.
    last = { of, copy: new Uint8Array(of) };
    return last.copy;
  };

  return () => {
    if (kept >= MAX_KEPT) return undefined;
    const staying = origin.stay(copied);
    if (staying === undefined) return undefined;
    kept++;
    return (type, data, paths) => {
      staying.fields(paths);
      sink.record(type, data, staying);
    };
  };
}
