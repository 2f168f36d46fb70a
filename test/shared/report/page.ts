/** Reading the report back: enough for pages that this program wrote itself. */

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#96': '`' };

/** Visible text: style, titles and descriptions of drawings left out, blanks joined (but not the non-breaking ones). */
export function textOf(html: string): string {
  return html
    .replace(/<(style|title|desc)[^>]*>[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/[ \n]+/g, ' ')
    .replace(/ ([.,;:†])/g, '$1')
    .trim();
}

/** From the heading to the end of its section. */
export function sectionOf(html: string, heading: string): string {
  const end = html.indexOf(` class="numbered">${heading}</h2>`);
  const start = html.lastIndexOf('<h2', end);
  if (end < 0) throw new Error(`no section «${heading}»`);
  return html.slice(start, html.indexOf('</section>', start));
}

/** Cells of every body row, as text. */
export function tableRows(html: string): string[][] {
  return [...html.matchAll(/<tbody>([\s\S]*?)<\/tbody>/g)].flatMap((body) =>
    [...body[1]!.matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)].map((row) =>
      [...row[1]!.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map((cell) => textOf(cell[1]!)),
    ),
  );
}
