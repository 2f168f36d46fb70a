import { findEncoding } from './reader/encoding.ts';
import { HL7 } from './reader/tree.ts';

/** What may stand before the root. A DOCTYPE too: that it is there is for the reader to say. */
const ROOT =
  /^(?:\s|<\?[^>]*\?>|<!--(?:(?!-->)[\s\S])*-->|<!DOCTYPE[^[>]*(?:\[[^\]]*\]\s*)?>)*<(?:([\w.-]+):)?ClinicalDocument(?=[\s/>])((?:[^>"']|"[^"]*"|'[^']*')*)/;
const ATTRIBUTE = /([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * Confidence that a file that starts with `head` is a CDA document: its root is ClinicalDocument, of HL7's namespace
 * or, by a slip of the pen, of none or another.
 */
export function sniffCda(head: Uint8Array): number {
  const { encoding, skip } = findEncoding(head);
  const label = encoding.startsWith('utf-16') ? encoding : 'utf-8';
  const root = ROOT.exec(new TextDecoder(label).decode(head.subarray(skip)));
  if (root === null) return 0;
  const [, prefix, attributes] = root;
  const declared = prefix === undefined ? 'xmlns' : `xmlns:${prefix}`;
  const namespace = [...attributes.matchAll(ATTRIBUTE)].find(([, name]) => name === declared);
  return namespace !== undefined && (namespace[2] ?? namespace[3]) === HL7 ? 0.97 : 0.7;
}
