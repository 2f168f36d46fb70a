import type { ReportFrame } from '../model/index.ts';
import type { ReportParts } from './document.ts';
import { html } from './markup.ts';
import { qrSvg, qrText } from './qr.ts';
import { sealWords } from './seal-words.ts';

/**
 * Margins in inches, for `printToPDF`; the style sheet's `@page` says the same. The templates below are printed inside
 * the margins, so their side padding equals the side margin; the lower one has room for the QR.
 */
export const PAGE_MARGINS = { top: 0.8, bottom: 1.15, left: 0.7, right: 0.7 } as const;

/** In inches, for `printToPDF`: Letter, and Mexican oficio, 216 by 340 mm. */
export const PAGE_SIZES = {
  carta: { width: 8.5, height: 11 },
  oficio: { width: 216 / 25.4, height: 340 / 25.4 },
} as const;

/** Chromium prints the templates apart from the page: without its style sheet, and at size 0 unless told. */
const LINE =
  'box-sizing:border-box;width:100%;padding:0 0.7in;display:flex;justify-content:space-between;gap:16px;' +
  "font-family:'Liberation Sans','Segoe UI',Helvetica,Arial,sans-serif;font-size:8pt;line-height:1.3;color:#4a5260";
/** A module of the QR is then 0.4 mm, which any telephone reads. */
const QR = 'flex:none;width:0.84in;height:0.84in;margin-left:-0.06in';
/** What two lines hold: of three fifths of the page, and of the rest of it. */
const LONGEST = { left: 110, right: 84 } as const;

/** Head of each page: what it is and of whom, and the institution. */
export function headerTemplate({ title, about }: ReportParts, { institution }: ReportFrame): string {
  const left = shorten(about === '' ? title : `${title} · ${about}`, LONGEST.left);
  const right = shorten(institution?.trim() || 'Cotejo', LONGEST.right);
  return html`<div style="${LINE}"><span style="flex:none;max-width:60%">${left}</span><span style="text-align:right">${right}</span></div>`
    .markup;
}

/** Foot of each page: QR, folio, the first digits of the digest, the words, page n of N. */
export function footerTemplate({ folio, page }: ReportParts, { digest }: ReportFrame): string {
  return html`<div style="${LINE};align-items:center"><span style="${QR}">${qrSvg(qrText({ folio, digest }))}</span><span style="flex:1">Folio ${folio} · Huella ${shortDigest(digest)}<br>${sealWords(digest)}</span><span style="white-space:nowrap">${page} <span class="pageNumber"></span> de <span class="totalPages"></span></span></div>`
    .markup;
}

/** First sixteen digits in groups of four, enough to tell two reports apart by eye. */
function shortDigest(digest: string): string {
  return digest.slice(0, 16).replace(/(.{4})(?=.)/g, '$1 ');
}

/** The whole name stands on the first page; here it must not grow into it. */
function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > most / 2 ? space : most).replace(/[.,;:·\s]+$/, '')}…`;
}
