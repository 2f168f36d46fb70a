/** What a person reads in a report of ours, taken from its HTML; enough for pages of our own making. */

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

/** Text of a piece of HTML, all kinds of white space as single spaces; drawings say nothing. */
export function textOf(html: string): string {
  return html
    .replace(/<(svg|style|title)\b[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&([a-z]+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/\s+/g, ' ')
    .trim();
}

/** From a heading of the second level to the next one. */
export function sectionOf(html: string, id: string): string {
  const start = html.indexOf(`<h2 id="${id}"`);
  if (start < 0) throw new Error(`the report has no section «${id}»`);
  const end = html.indexOf('<h2 ', start + 1);
  return html.slice(start, end < 0 ? undefined : end);
}

/** Rows of all tables, each as the texts of its cells. */
export function rowsOf(html: string): readonly (readonly string[])[] {
  return [...html.matchAll(/<tr\b[^>]*>([\s\S]*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<t([hd])\b[^>]*>([\s\S]*?)<\/t\1>/g)].map(([, , cell = '']) => textOf(cell)),
  );
}
