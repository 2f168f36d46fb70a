import { binaryText } from './header.ts';

const COMBINING = /[\u0300-\u036f]/g;
const ELSEWHERE: Readonly<Record<string, string>> = { '«': '"', '»': '"', '…': '...', '–': '-', '—': '-', '•': '*' };

/**
 * Our own words in the character set that a message declares (MSH-18, table 0211), as characters 0 to 255: UTF-8 and
 * ISO 8859-1 keep their accents, any other set, and none (ASCII), lose them.
 */
export function encodeWords(text: string, charset: string): string {
  const name = charset.toUpperCase();
  if (name === 'UNICODE UTF-8' || name === 'UTF-8' || name === 'UTF8') {
    return binaryText(new TextEncoder().encode(text));
  }
  if (name === '8859/1' && isLatin1(text)) return text;
  return toAscii(text);
}

function isLatin1(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0xff) return false;
  return true;
}

function toAscii(text: string): string {
  const plain = text.normalize('NFD').replace(COMBINING, '');
  let ascii = '';
  for (const character of plain) ascii += character <= '~' ? character : (ELSEWHERE[character] ?? '?');
  return ascii;
}
