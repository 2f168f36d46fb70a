import { encode } from 'uqr';
import { html, type Markup } from './markup.ts';
import { digitsOfWords, sealWords } from './seal-words.ts';

/** What a paper says of itself; what could not be read is null. */
export interface PaperSeal {
  readonly folio: string | null;
  /** All 64 digits of the SHA-256, or the first 16 or more as the foot of a page shows them; lower case. */
  readonly digest: string | null;
  /** Eight words, in lower case, as they were read: whoever asks compares them with {@link sealWords}. */
  readonly words: string | null;
}

/** Digits of the digest that the foot of each page shows. */
const LEAST_DIGITS = 16;
const ALL_DIGITS = 64;
/** Modules of white around the symbol (ISO/IEC 18004). */
const QUIET_ZONE = 4;

const WHOLE = /^COTEJO:1 FOLIO (\S+) SHA256 ([0-9A-F]{64})(?: PALABRAS ([A-Z ]+))?$/;
const FOLIO = /\bCTJ-\d{8}-[0-9A-F]{6}(?:-[0-9A-Z]+)*\b/;
/** Digits in fours, as the foot shows them: nothing that is copied along with them is taken for more of the digest. */
const IN_FOURS = /(?<![0-9a-z])[0-9a-f]{4}(?: ?[0-9a-f]{4}){3,15}(?![0-9a-z])/;
/** The foot's other line, whose figures are no digits of a digest. */
const PAGE = /\b(?:PAGINA|FOJA|HOJA)\s+\d+(?:\s+DE\s+\d+)?\b/g;
/** What is written beside the figures on the page, and says nothing itself. */
const LABELS = /\b(?:COTEJO:1|FOLIO|HUELLA|SHA-?256|PALABRAS|CODIGO|QR)\b|[-:.,;·]/g;

/** The text of the QR on each page, of nothing but the alphanumeric set of QR, which packs two characters in 11 bits. */
export function qrText({ folio, digest }: { readonly folio: string; readonly digest: string }): string {
  const plain = folio.toUpperCase().replace(/[^A-Z0-9$%*+./:-]/g, '-');
  const words = sealWords(digest).toUpperCase();
  return `COTEJO:1 FOLIO ${plain} SHA256 ${digest.toUpperCase()}${words === '' ? '' : ` PALABRAS ${words}`}`;
}

/**
 * Reads what {@link qrText} wrote, and what a person copies off a page: a folio, with the digits of the foot or the
 * eight words where they were copied too.
 *
 * @returns null where the text holds no folio, no digits and no words
 */
export function readQrText(text: string): PaperSeal | null {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase().replace(/\s+/g, ' ').trim();
  const whole = WHOLE.exec(plain);
  if (whole) {
    const [, folio = null, digest = '', words] = whole;
    return { folio, digest: digest.toLowerCase(), words: words?.toLowerCase() ?? null };
  }
  const folio = FOLIO.exec(plain)?.[0] ?? null;
  const rest = (folio === null ? plain : plain.replace(folio, ' '))
    .replace(PAGE, ' ')
    .replace(LABELS, ' ')
    .toLowerCase();
  const tokens = rest.split(' ').filter((token) => token !== '');
  const inFours = IN_FOURS.exec(tokens.join(' '))?.[0].replaceAll(' ', '');
  const digits = inFours ?? tokens.filter((token) => /^[0-9a-f]+$/.test(token)).join('');
  const words = tokens.filter((token) => /^[a-z]+$/.test(token) && !/^[a-f]+$/.test(token)).join(' ');
  const fromWords = digitsOfWords(words);
  const digest = digits.length >= LEAST_DIGITS && digits.length <= ALL_DIGITS ? digits : fromWords;
  if (folio === null && digest === null) return null;
  return { folio, digest, words: fromWords === null ? null : words };
}

/** Rows of a QR with error correction M, quiet zone included; true is black. */
export function qrMatrix(text: string): readonly (readonly boolean[])[] {
  return encode(text, { ecc: 'M', border: QUIET_ZONE }).data;
}

/**
 * The QR as a drawing that fills its place: one path, a rectangle for each run of black.
 *
 * @param name said to those who do not see it; hidden from them where left out
 */
export function qrSvg(text: string, name?: string): Markup {
  const rows = qrMatrix(text);
  const path = rows.map((row, y) => runsOf(row, y)).join('');
  const size = rows.length;
  const title = name !== undefined && html`<title>${name}</title><desc>${text}</desc>`;
  const role = name === undefined ? html`aria-hidden="true"` : html`role="img"`;
  return html`<svg class="qr" ${role} viewBox="0 0 ${size} ${size}" width="100%" height="100%" shape-rendering="crispEdges">${title}<path fill="#000" d="${path}"/></svg>`;
}

function runsOf(row: readonly boolean[], y: number): string {
  let out = '';
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue;
    const start = x;
    while (row[x + 1]) x++;
    const length = x + 1 - start;
    out += `M${start} ${y}h${length}v1h-${length}z`;
  }
  return out;
}
