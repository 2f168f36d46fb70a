import type { Reader, Sink, Source } from '../format.ts';
import type { Guide } from './guide.ts';
import type { HeaderNames } from './header.ts';
import { fileOrigin } from './origin.ts';
import { openGuideReader } from './reader.ts';
import { RULE } from './rules.ts';
import { firstLine, lineEnd } from './sniff.ts';

/** A guide in one of its layouts, with the headers of its columns. */
export interface LaidOut {
  readonly guide: Guide;
  readonly names: HeaderNames;
}

/** A first line that is longer is no line of a guide, whatever follows. */
const MOST_HELD = 65_536;

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const PIPE = 0x7c;

/**
 * Opens a file of a guide. Its bytes are held until the first line is whole: the number of its cells tells which of
 * the guide's layouts it has. Lines that end with a carriage return alone (very old Macintosh programs) are handed on
 * as if they ended with a line feed, and said once.
 */
export function openFile(layouts: readonly LaidOut[], sink: Sink, source?: Source): Reader {
  let reader: Reader | undefined;
  let held = new Uint8Array(0);
  let carriageReturns = false;

  function pass(chunk: Uint8Array): void {
    reader?.write(carriageReturns ? chunk.map((byte) => (byte === CARRIAGE_RETURN ? LINE_FEED : byte)) : chunk);
  }

  function start(head: Uint8Array): void {
    const first = firstLine(head);
    const end = lineEnd(head, first);
    let cells = 1;
    for (let i = first; i < end; i++) if (head[i] === PIPE) cells++;
    const { guide, names } = layouts.find((layout) => layout.guide.columns.length === cells) ?? layouts[0];
    reader = openGuideReader(guide, names, sink, source);
    carriageReturns = head[end] === CARRIAGE_RETURN;
    if (carriageReturns) {
      sink.finding(RULE.lineEnd, fileOrigin(1, 0, 'lineEnd'), '', {
        message: 'Las líneas terminan sólo con CR; se esperaba LF o CR LF.',
      });
    }
    pass(head);
    held = new Uint8Array(0);
  }

  return {
    write(chunk) {
      if (reader) {
        pass(chunk);
        return;
      }
      const head = held.length === 0 ? chunk : joined(held, chunk);
      if (head.length >= MOST_HELD || head.includes(LINE_FEED, firstLine(head))) start(head);
      else held = new Uint8Array(head);
    },
    end() {
      if (!reader) start(held);
      reader?.end();
    },
  };
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}
