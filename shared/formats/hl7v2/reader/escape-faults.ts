import type { Delimiters } from '../delimiters.ts';
import { isEscapeSequence } from '../escapes.ts';
import type { Segment } from '../message.ts';
import type { ReportSyntax } from './report.ts';
import { pathOfIndex } from './segments.ts';

/**
 * Reports the first escape character of a message that opens no sequence, and the first sequence that HL7 does not
 * know: one that writes them once writes them everywhere.
 */
export function judgeEscapes(
  text: string,
  segments: readonly Segment[],
  delimiters: Delimiters,
  report: ReportSyntax,
): void {
  if (delimiters.escape < 0 || segments.length === 0) return;
  const mark = String.fromCharCode(delimiters.escape);
  let isOpenTold = false;
  let isUnknownTold = false;
  // MSH-2 declares the escape character.
  let at = text.indexOf(mark, segments[0].ends[2] ?? segments[0].ends[1]);
  while (at >= 0 && !(isOpenTold && isUnknownTold)) {
    const close = closeOf(text, at, delimiters);
    if (close < 0) {
      if (!isOpenTold) report('escapeOpen', at, pathOfIndex(segments, at));
      isOpenTold = true;
      at = text.indexOf(mark, at + 1);
      continue;
    }
    if (!isEscapeSequence(text.slice(at + 1, close))) {
      if (!isUnknownTold) report('escapeUnknown', at, pathOfIndex(segments, at));
      isUnknownTold = true;
    }
    at = text.indexOf(mark, close + 1);
  }
}

/** Index of the escape character that closes what opens at `at`; -1 where a delimiter or the line's end comes first. */
function closeOf(text: string, at: number, delimiters: Delimiters): number {
  const { field, component, repetition, subcomponent } = delimiters;
  for (let i = at + 1; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === delimiters.escape) return i;
    if (unit === field || unit === component || unit === repetition || unit === subcomponent || unit < 0x20) return -1;
  }
  return -1;
}
