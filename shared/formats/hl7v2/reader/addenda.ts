import type { Segment } from '../message.ts';
import type { Locate } from './locate.ts';

/** A text without some stretches, and where its indexes stand in the whole one. */
export interface Joined {
  readonly text: string;
  readonly original: (index: number) => number;
}

/**
 * Joins ADD segments with the segment that they continue (HL7 v2 chapter 2, 2.10.2): what ADD-1 holds goes on where the
 * segment before ended. An ADD without fields only says that another message goes on with that segment. Undefined where
 * there is nothing to join; an ADD right after MSH continues a segment of another message, and stays.
 */
export function joinAddenda(text: string, segments: readonly Segment[]): Joined | undefined {
  const parts: string[] = [];
  /** Where each part begins in the joined text and in the whole one. */
  const begins: number[] = [0];
  const origins: number[] = [0];
  let from = 0;
  let length = 0;
  for (const segment of segments) {
    if (segment.name !== 'ADD' || segment.index < 2) continue;
    const cut = endOf(segments[segment.index - 1]);
    parts.push(text.slice(from, Math.max(from, cut)));
    length += Math.max(0, cut - from);
    from = isMarker(segment) ? endOf(segment) : segment.starts[1];
    begins.push(length);
    origins.push(from);
  }
  if (parts.length === 0) return undefined;
  parts.push(text.slice(from));
  return {
    text: parts.join(''),
    original(index) {
      let low = 0;
      let high = begins.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (begins[middle] <= index) low = middle;
        else high = middle - 1;
      }
      return origins[low] + index - begins[low];
    },
  };
}

/** Whether a segment has no data: only separators, or nothing. */
export function isMarker({ starts, ends }: Segment): boolean {
  for (let field = 1; field < starts.length; field++) if (ends[field] > starts[field]) return false;
  return true;
}

/** Places of a joined text. */
export function locateJoined(locate: Locate, { original }: Joined): Locate {
  return (index) => locate(original(index));
}

function endOf({ ends }: Segment): number {
  return ends[ends.length - 1];
}
