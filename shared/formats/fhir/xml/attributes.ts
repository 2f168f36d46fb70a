/** An attribute's value in the bytes of a tag, with its quotes: from `start` up to `end`. */
export interface AttributeSpan {
  readonly start: number;
  readonly end: number;
}

/** Index of the first byte of a tag's local name; `start` is that of its `<`. */
function nameStart(bytes: Uint8Array, start: number): number {
  let at = start + 1;
  for (let i = at; i < bytes.length && isNameByte(bytes[i]); i++) if (bytes[i] === 0x3a) at = i + 1;
  return at;
}

/** Whether the tag that begins at `start` has this local name. */
export function nameIs(bytes: Uint8Array, start: number, name: string): boolean {
  const at = nameStart(bytes, start);
  for (let i = 0; i < name.length; i++) if (bytes[at + i] !== name.charCodeAt(i)) return false;
  return !isNameByte(bytes[at + name.length]);
}

/** Whether its local name begins with a capital, as those of resources do and those of elements do not. */
export function isUpper(bytes: Uint8Array, start: number): boolean {
  const byte = bytes[nameStart(bytes, start)];
  return byte >= 0x41 && byte <= 0x5a;
}

/** Finds an attribute of the tag that begins at `start`. */
export function findAttribute(bytes: Uint8Array, start: number, name: string): AttributeSpan | undefined {
  let i = start + 1;
  while (i < bytes.length && isNameByte(bytes[i])) i++;
  while (i < bytes.length) {
    while (i < bytes.length && bytes[i] <= 0x20) i++;
    const from = i;
    while (i < bytes.length && isNameByte(bytes[i])) i++;
    if (i === from) return undefined;
    const to = i;
    while (i < bytes.length && bytes[i] <= 0x20) i++;
    if (bytes[i] !== 0x3d) return undefined;
    i++;
    while (i < bytes.length && bytes[i] <= 0x20) i++;
    const quote = bytes[i];
    if (quote !== 0x22 && quote !== 0x27) return undefined;
    const end = bytes.indexOf(quote, i + 1);
    if (end < 0) return undefined;
    if (isName(bytes, from, to, name)) return { start: i, end: end + 1 };
    i = end + 1;
  }
  return undefined;
}

function isName(bytes: Uint8Array, from: number, to: number, name: string): boolean {
  if (to - from !== name.length) return false;
  for (let i = 0; i < name.length; i++) if (bytes[from + i] !== name.charCodeAt(i)) return false;
  return true;
}

/** A byte of a name, or of what stands in its place: no space, and none of `/ > = " '`. */
function isNameByte(byte: number | undefined): boolean {
  if (byte === undefined || byte <= 0x20) return false;
  return byte !== 0x2f && byte !== 0x3e && byte !== 0x3d && byte !== 0x22 && byte !== 0x27;
}
