import { childrenOf, type Der, expectTag, oidOf, TAG } from './der.ts';

/** Texts of a distinguished name by the object identifier of their type, in order. */
export type Name = ReadonlyMap<string, readonly string[]>;

/** Longest that is kept of one text. */
const MOST_CHARACTERS = 300;

/** @throws DerError */
export function nameOf(node: Der | undefined): Name {
  const texts = new Map<string, string[]>();
  for (const set of childrenOf(expectTag(node, TAG.sequence))) {
    for (const pair of childrenOf(expectTag(set, TAG.set))) {
      const [type, value] = childrenOf(expectTag(pair, TAG.sequence));
      const dotted = oidOf(type);
      const known = texts.get(dotted);
      const text = textOf(expectTag(value, undefined));
      if (known === undefined) texts.set(dotted, [text]);
      else known.push(text);
    }
  }
  return texts;
}

/**
 * Old certificates write UTF-8 or Latin-1 whatever type they name, T61 and Printable included: what is not sound UTF-8
 * is Latin-1.
 */
function textOf({ tag, value }: Der): string {
  return decoded(tag, value).slice(0, MOST_CHARACTERS);
}

function decoded(tag: number, value: Uint8Array): string {
  if (tag === TAG.bmp)
    return Buffer.from(value.subarray(0, value.length & ~1))
      .swap16()
      .toString('utf16le');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(value);
  } catch {
    return Buffer.from(value).toString('latin1');
  }
}
