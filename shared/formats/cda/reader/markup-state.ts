/** What the text of a file is in the middle of; `markup`: a tag or a declaration. */
export type Inside = 'text' | 'comment' | 'cdata' | 'instruction' | 'markup';

/** Follows what stands between two tags, where a document may hold a hundred megabytes. */
export interface MarkupState {
  /** The next text of the file; `tagEnd`: index after the last tag that ended in it, if one did. */
  take(text: string, tagEnd: number | undefined): void;
  readonly inside: Inside;
  /** Characters since that began. */
  readonly length: number;
}

const MARKS: readonly (readonly [Inside, string, string])[] = [
  ['comment', '<!--', '-->'],
  ['cdata', '<![CDATA[', ']]>'],
  ['instruction', '<?', '?>'],
];
/** Of the longest mark. */
const LONGEST = 9;

export function createMarkupState(): MarkupState {
  let inside: Inside = 'text';
  let length = 0;
  /** As little of what came since the last tag as tells what it is in the middle of. */
  let known = '';

  return {
    take(text, tagEnd) {
      const before = tagEnd === undefined ? known : '';
      const all = before + text.slice(tagEnd ?? 0);
      const [now, from] = stateAtEnd(all);
      const goesOn = tagEnd === undefined && now === inside && from <= before.length;
      length = goesOn ? length + text.length : all.length - from;
      inside = now;
      known = abridged(all, now, from);
    },
    get inside() {
      return inside;
    },
    get length() {
      return length;
    },
  };
}

/** What the end of `text`, which begins after a tag, is in the middle of, and the index where that begins. */
function stateAtEnd(text: string): readonly [Inside, number] {
  let from = 0;
  for (;;) {
    const less = text.indexOf('<', from);
    if (less < 0) return ['text', from];
    const mark = MARKS.find(([, opener]) => text.startsWith(opener, less));
    if (mark === undefined) return ['markup', less];
    const [kind, opener, end] = mark;
    const ended = text.indexOf(end, less + opener.length);
    if (ended < 0) return [kind, less];
    from = ended + end.length;
  }
}

/** The opener, and the end that may be the beginning of what ends it. */
function abridged(text: string, inside: Inside, from: number): string {
  if (inside === 'text') return '';
  if (inside === 'markup') return text.slice(from, from + LONGEST);
  const [, opener] = MARKS.find(([kind]) => kind === inside)!;
  return opener + text.slice(Math.max(from + opener.length, text.length - 2));
}
