import { SaxesParser } from 'saxes';
import type { Namespaces } from './names.ts';
import { NO_NAMESPACES, withDeclarations } from './names.ts';

export interface StartTag {
  readonly attributes: Readonly<Record<string, string>>;
  /** In force inside the element. */
  readonly namespaces: Namespaces;
}

/** Bytes of a start tag that are read: far more than any root needs for its declarations. */
const MAX_TAG = 64 * 1024;

const decoder = new TextDecoder('utf-8');

/** The attributes of the tag that the bytes begin with; what is not well-formed there is for the parser to report. */
export function readStartTag(bytes: Uint8Array): StartTag {
  let attributes: Readonly<Record<string, string>> = {};
  let seen = false;
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('error', () => undefined);
  parser.on('opentag', (tag) => {
    if (!seen) attributes = tag.attributes;
    seen = true;
  });
  parser.write(decoder.decode(bytes.subarray(0, MAX_TAG)));
  return { attributes, namespaces: withDeclarations(NO_NAMESPACES, attributes) };
}
