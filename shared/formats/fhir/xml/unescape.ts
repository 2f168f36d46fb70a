const FIVE: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The text that an attribute's source stands for (XML 1.0, 3.3.3): entities and characters by number, spaces. */
export function unescapeAttribute(source: string): string {
  const spaced = source.replace(/\r\n|[\t\n\r]/g, ' ');
  if (!spaced.includes('&')) return spaced;
  return spaced.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return FIVE[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
