import { html } from './markup.ts';
import type { ReportModel } from './model.ts';

/**
 * Margins in inches of a Letter page, for `printToPDF`; the style sheet's `@page` says the same. The templates below are
 * printed inside the margins, so their side padding equals the side margin.
 */
export const PAGE_MARGINS = { top: 0.8, bottom: 0.8, left: 0.7, right: 0.7 } as const;

/** Chromium prints the templates apart from the page: without its style sheet, and at size 0 unless told. */
const LINE =
  'box-sizing:border-box;width:100%;padding:0 0.7in;display:flex;justify-content:space-between;gap:16px;white-space:nowrap;' +
  "font-family:'Liberation Sans','Segoe UI',Helvetica,Arial,sans-serif;font-size:8pt;line-height:1.3;color:#4a5260";
const GROW = 'overflow:hidden;text-overflow:ellipsis;min-width:0';

export function headerTemplate(model: ReportModel): string {
  const left = `Informe de verificación local${model.clues === null ? '' : ` · ${model.clues}`}`;
  return headerLine(left, model.institution ?? 'Cotejo');
}

export function footerTemplate(model: ReportModel): string {
  return footerLine(`Folio ${model.folio}`, `Huella ${shortDigest(model.digest)}`, 'Página');
}

export function headerLine(left: string, right: string): string {
  return html`<div style="${LINE}"><span>${left}</span><span style="${GROW}">${right}</span></div>`.markup;
}

/** @param page what a page is called: «Página», «Foja» */
export function footerLine(left: string, middle: string, page: string): string {
  return html`<div style="${LINE}"><span>${left}</span><span>${middle}</span><span>${page} <span class="pageNumber"></span> de <span class="totalPages"></span></span></div>`
    .markup;
}

/** First sixteen digits in groups of four, enough to tell two reports apart by eye. */
export function shortDigest(digest: string): string {
  return digest.slice(0, 16).replace(/(.{4})(?=.)/g, '$1 ');
}
