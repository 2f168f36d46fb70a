import type { Inside } from './markup-state.ts';

/** A stretch of text that holds no markup and says nothing to a parser but its length. */
export interface Idle {
  readonly from: number;
  readonly to: number;
  /** Characters of the document that it stands for. */
  readonly characters: number;
}

/** Characters that are worth passing over. */
const LITTLE = 1024;
/** Of what ends a comment or a section, all but its last. */
const CUT = 2;
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/;
const ENTITY = '&(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});';
const ENTITIES = new RegExp(ENTITY, 'g');
const NO_ENTITY = new RegExp(`(?!${ENTITY})&`);
const OPEN_ENTITY = /&[^;]{0,12}$/;

/**
 * What of a text a parser need not see; undefined where it must see all.
 *
 * @param inside what the text goes on with
 * @param before the end of the text before it
 */
export function idleStretch(inside: Inside, text: string, before: string): Idle | undefined {
  if (inside === 'text') return OPEN_ENTITY.test(before) ? undefined : stretch(text, CUT, endOfText(text), true);
  if (inside !== 'cdata' && inside !== 'comment') return undefined;
  const end = inside === 'cdata' ? ']]>' : '-->';
  if (`${before.slice(-CUT)}${text.slice(0, CUT)}`.includes(end)) return undefined;
  const found = text.indexOf(end);
  const idle = stretch(text, CUT, found < 0 ? text.length : found, false);
  return idle === undefined || inside === 'cdata' ? idle : { ...idle, characters: 0 };
}

/** Where markup begins, or something that is wrong in text. */
function endOfText(text: string): number {
  const ends = [text.indexOf('<'), text.indexOf(']]>'), text.search(NO_ENTITY)].filter((index) => index >= 0);
  return Math.min(text.length, ...ends);
}

function stretch(text: string, from: number, end: number, hasEntities: boolean): Idle | undefined {
  // The end of what ends it may come with the next text.
  const to = end === text.length ? end - CUT : end;
  if (to - from < LITTLE) return undefined;
  const part = text.slice(from, to);
  // A control character is for the parser to report.
  if (CONTROL.test(part)) return undefined;
  if (!hasEntities || !text.includes('&')) return { from, to, characters: to - from };
  return entityStretch(text, from, to);
}

/** No entity may be cut by the ends of the stretch. */
function entityStretch(text: string, from: number, to: number): Idle | undefined {
  const start = OPEN_ENTITY.test(text.slice(0, from)) ? text.indexOf(';', from) + 1 : from;
  const open = OPEN_ENTITY.exec(text.slice(start, to));
  const end = open === null ? to : start + open.index;
  return { from: start, to: end, characters: text.slice(start, end).replace(ENTITIES, '.').length };
}
