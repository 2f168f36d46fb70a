/** What a scan of XML text meets, in its order. Indexes count UTF-16 units from the start of the text. */
export interface XmlEvents {
  open(name: string): void;
  /** Of the element that opened last; `value` without quotes, its references not resolved. */
  attribute(name: string, value: string): void;
  /** All attributes of the element that opened last have come. */
  opened(): void;
  close(name: string): void;
  /** Whether there is anything but space between `start` and `end` is for the owner to say. */
  text(start: number, end: number): void;
  /** `&name;` in text or in an attribute. */
  entity(name: string): void;
  /** The text is not well formed; nothing more comes. */
  broken(fault: XmlFault): void;
}

export type XmlFault =
  | 'unclosed-tag'
  | 'wrong-close'
  | 'not-closed'
  | 'attribute'
  | 'attribute-twice'
  | 'bare-less-than'
  | 'bare-ampersand'
  | 'declaration'
  | 'outside';

/** Elements open at once; no narrative needs nearly as many. */
const MAX_DEPTH = 500;

/**
 * Reads one XML element and all in it, in time linear in its length; comments are passed over, DOCTYPE and processing
 * instructions refused.
 */
export function scanXml(text: string, events: XmlEvents): void {
  const open: string[] = [];
  let i = 0;
  let started = false;

  const references = (start: number, end: number): boolean => {
    let at = text.indexOf('&', start);
    while (at >= 0 && at < end) {
      const semicolon = text.indexOf(';', at);
      // The longest name of an entity of HTML has 31 characters.
      if (semicolon < 0 || semicolon >= end || semicolon - at > 40) return false;
      const name = text.slice(at + 1, semicolon);
      if (!isReference(name)) return false;
      if (name.charCodeAt(0) !== 0x23) events.entity(name);
      at = text.indexOf('&', semicolon);
    }
    return true;
  };

  /** Reads a tag's attributes from `i` on, to after its `>`. */
  const attributes = (): 'open' | 'empty' | XmlFault => {
    const seen: string[] = [];
    while (true) {
      const before = i;
      while (isSpace(text.charCodeAt(i))) i++;
      const code = text.charCodeAt(i);
      if (code === 0x3e) {
        i++;
        return 'open';
      }
      if (code === 0x2f && text.charCodeAt(i + 1) === 0x3e) {
        i += 2;
        return 'empty';
      }
      if (Number.isNaN(code)) return 'unclosed-tag';
      if (i === before) return 'attribute';
      const start = i;
      while (isNameCharacter(text.charCodeAt(i))) i++;
      const name = text.slice(start, i);
      while (isSpace(text.charCodeAt(i))) i++;
      if (name === '' || text.charCodeAt(i) !== 0x3d) return 'attribute';
      i++;
      while (isSpace(text.charCodeAt(i))) i++;
      const quote = text[i];
      if (quote !== '"' && quote !== "'") return 'attribute';
      const end = text.indexOf(quote, i + 1);
      if (end < 0) return 'unclosed-tag';
      if (seen.includes(name) || seen.length > 100) return 'attribute-twice';
      seen.push(name);
      if (!references(i + 1, end)) return 'bare-ampersand';
      const value = text.slice(i + 1, end);
      if (value.includes('<')) return 'bare-less-than';
      events.attribute(name, value);
      i = end + 1;
    }
  };

  /** A comment, CDATA section or closing tag; the index is at `<`. */
  const markup = (): XmlFault | undefined => {
    if (text.startsWith('<!--', i)) {
      const end = text.indexOf('-->', i + 4);
      if (end < 0) return 'unclosed-tag';
      i = end + 3;
      return undefined;
    }
    if (text.startsWith('<![CDATA[', i)) {
      const end = text.indexOf(']]>', i);
      if (end < 0) return 'unclosed-tag';
      if (open.length === 0) return 'outside';
      events.text(i + 9, end);
      i = end + 3;
      return undefined;
    }
    if (text[i + 1] === '!' || text[i + 1] === '?') return 'declaration';
    return text[i + 1] === '/' ? closing() : opening();
  };

  const closing = (): XmlFault | undefined => {
    const end = text.indexOf('>', i);
    if (end < 0) return 'unclosed-tag';
    const name = text.slice(i + 2, end).trimEnd();
    if (open.pop() !== name) return 'wrong-close';
    events.close(name);
    i = end + 1;
    return undefined;
  };

  const opening = (): XmlFault | undefined => {
    if (started && open.length === 0) return 'outside';
    const start = ++i;
    while (isNameCharacter(text.charCodeAt(i))) i++;
    const name = text.slice(start, i);
    if (name === '' || isDigit(name.charCodeAt(0))) return 'bare-less-than';
    started = true;
    events.open(name);
    const ended = attributes();
    if (ended !== 'open' && ended !== 'empty') return ended;
    events.opened();
    if (ended === 'empty') events.close(name);
    else if (open.push(name) > MAX_DEPTH) return 'not-closed';
    return undefined;
  };

  while (i < text.length) {
    let next = text.indexOf('<', i);
    if (next < 0) next = text.length;
    if (next > i) {
      if (open.length > 0) events.text(i, next);
      else if (text.slice(i, next).trim() !== '') {
        events.broken('outside');
        return;
      }
      if (!references(i, next)) {
        events.broken('bare-ampersand');
        return;
      }
      i = next;
      continue;
    }
    const fault = markup();
    if (fault !== undefined) {
      events.broken(fault);
      return;
    }
  }
  if (open.length > 0) events.broken('not-closed');
  else if (!started) events.broken('outside');
}

function isReference(name: string): boolean {
  if (name.charCodeAt(0) !== 0x23) return /^[A-Za-z][A-Za-z0-9]*$/.test(name);
  return /^#(?:\d+|x[0-9A-Fa-f]+)$/.test(name);
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;
}

/** Letters, digits, `-`, `.`, `_`, `:` and everything beyond ASCII. */
function isNameCharacter(code: number): boolean {
  if (code >= 0x80) return true;
  if (code >= 0x61) return code <= 0x7a;
  if (code >= 0x41) return code <= 0x5a || code === 0x5f;
  return isDigit(code) || code === 0x3a || code === 0x2d || code === 0x2e;
}
