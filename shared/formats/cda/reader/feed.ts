import type { Position } from '../document.ts';
import { idleStretch } from './idle.ts';
import { createMarkupState } from './markup-state.ts';
import type { Tracker } from './tracker.ts';

/** A parser of XML that takes text and says how many characters it has passed. */
interface Parser {
  write(text: string): unknown;
  readonly position: number;
}

/** Hands text to a parser, and knows where in the file the parser stands. */
export interface Feed {
  /** The next text of the file; the tracker is at it already. */
  write(text: string): void;
  /** Where the tag begins that ends where the parser stands. */
  tagStart(): Position;
  /** Of the character that the parser read last. */
  here(): Position;
  /** Of the last `mark` (`&`) before the parser's place, in the text at hand. */
  before(mark: string): Position;
  /** A tag ended where the parser stands. */
  tagEnded(): void;
  /** Characters of a tag or declaration that is still open. */
  readonly open: number;
}

/** Characters of one stretch of text that the parser is given; what follows is only counted, up to the next markup. */
const TEXT_FED = 65_536;
/** Characters in which an entity has its place. */
const TAIL = 16;
/**
 * A body of a hundred megabytes in base64 is one text: the parser would put it together in memory. Its middle, which
 * holds no markup, goes past the parser and is counted by `passed`.
 */
export function createFeed(parser: Parser, tracker: Tracker, passed: (characters: number) => void): Feed {
  const state = createMarkupState();
  /** Text at hand, where in it begins what was fed, and the characters that the parser was given before that. */
  let run = '';
  let base = 0;
  let given = 0;
  /** The last `<` of the texts before. */
  let less: Position = { line: 1, column: 1, offset: 0 };
  let tagEnd: number | undefined;
  /** The end of the text before. */
  let tail = '';

  const index = (): number => parser.position - given + base;

  function give(from: number, to: number): void {
    if (from === to) return;
    base = from;
    parser.write(from === 0 && to === run.length ? run : run.slice(from, to));
    given += to - from;
  }

  return {
    write(text) {
      run = text;
      tagEnd = undefined;
      const idle = state.length < TEXT_FED ? undefined : idleStretch(state.inside, text, tail);
      if (idle === undefined) give(0, text.length);
      else {
        give(0, idle.from);
        passed(idle.characters);
        give(idle.to, text.length);
      }
      const last = text.lastIndexOf('<');
      if (last >= 0) less = tracker.at(last);
      state.take(text, tagEnd);
      run = '';
      tail = text.slice(-TAIL);
    },
    tagStart() {
      const at = run.lastIndexOf('<', index() - 1);
      return at < 0 ? less : tracker.at(at);
    },
    here: () => tracker.at(Math.max(0, Math.min(index() - 1, run.length))),
    before: (mark) => tracker.at(Math.max(0, run.lastIndexOf(mark, index() - 1))),
    tagEnded() {
      tagEnd = index();
    },
    get open() {
      return state.inside === 'markup' || state.inside === 'instruction' ? state.length : 0;
    },
  };
}
