/**
 * The table of contents holds an empty place for each page number: only the printer knows where a heading lands. It
 * prints once, reads where the anchors are, fills them in and prints again; the room is kept, so nothing moves.
 */

const PLACE = /(<span class="page" data-page-of="([^"<>]*)">)[^<]*(<\/span>)/g;

/** The place of one entry; `id` is the anchor that it points to. */
export function pageNumberPlace(id: string): string {
  return `<span class="page" data-page-of="${id}"></span>`;
}

/** Whether the page has a table of contents that waits for its numbers. */
export function wantsPageNumbers(html: string): boolean {
  return html.includes('<span class="page" data-page-of="');
}

/** Anchors that the table of contents points to, in its order. */
export function pageNumberAnchors(html: string): readonly string[] {
  return [...html.matchAll(PLACE)].map((match) => match[2] ?? '');
}

/**
 * The same page with its numbers; an anchor that is not in `pages` stays empty.
 *
 * @param pages page by anchor, from 1
 */
export function fillPageNumbers(html: string, pages: ReadonlyMap<string, number>): string {
  return html.replace(PLACE, (_place, open: string, id: string, close: string) => {
    const page = pages.get(id);
    return `${open}${page === undefined ? '' : page}${close}`;
  });
}
