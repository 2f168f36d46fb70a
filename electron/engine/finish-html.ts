import { gunzipSync, gzipSync } from 'node:zlib';
import type { WrittenReport } from '../../shared/ipc/reports.ts';
import { html } from '../../shared/report/markup.ts';
import type { PdfAttachment } from '../pdf/index.ts';
import { sha256Hex } from '../registry/sha256.ts';
import { writeAnnexBeside } from './finish-pdf.ts';
import { ProblemError } from './reading.ts';
import type { PreparedReport } from './report-prepare.ts';
import { writeWhole } from './write-whole.ts';
import { inWords } from './write-words.ts';

/** What is inside a report as a page of its own. */
export interface ReadHtml {
  /** By name. */
  readonly attachments: ReadonlyMap<string, Uint8Array>;
  /** Whether its last line says the digest of all before it. */
  readonly seal: 'holds' | 'broken' | 'none';
}

const LAST_LINE = /<!--cotejo-sha256 ([0-9a-f]{64})-->\n$/;
const LINE_BYTES = '<!--cotejo-sha256 -->\n'.length + 64;
/** Of all that a page carries, unpacked. */
const MAX_UNPACKED = 256 * 1024 * 1024;
/** Ours carry three. */
const MAX_ATTACHMENTS = 50;
/** Where the format of gzip names the system that packed; 255 is «unknown», so that all give the same bytes. */
const GZIP_SYSTEM = 9;

/** Writes the page as a file of its own, and the workbook beside it where there is one. @throws ProblemError */
export async function finishHtmlReport(report: PreparedReport, path: string): Promise<WrittenReport> {
  await inWords(writeWhole(path, finishedHtml(report.page.html, report.attachments)));
  return { path, pages: null, folio: report.page.folio, annex: await writeAnnexBeside(report, path) };
}

/** The page with its data in a closing section, and a last line by which a changed byte shows. */
export function finishedHtml(page: string, attachments: readonly PdfAttachment[]): Uint8Array {
  const end = page.lastIndexOf('</main>');
  if (end < 0) throw new Error('the page has no main part');
  const whole = Buffer.from(`${page.slice(0, end)}${dataSection(attachments)}\n${page.slice(end)}`, 'utf8');
  const body = whole.at(-1) === 0x0a ? whole : Buffer.concat([whole, Buffer.from('\n')]);
  return Buffer.concat([body, Buffer.from(`<!--cotejo-sha256 ${sha256Hex(body)}-->\n`)]);
}

function dataSection(attachments: readonly PdfAttachment[]): string {
  return html`<section id="datos-de-este-informe">
<h2 class="numbered">Datos de este informe</h2>
<p>La página lleva dentro los datos de los que se hizo. Cada enlace guarda un archivo comprimido (gzip); con ellos y con el comando <span class="code">cotejo report verify</span> se comprueba que nada cambió.</p>
<ul>${attachments.map(({ name, description, bytes }) => html`<li><a download="${name}.gz" href="data:application/gzip;base64,${packed(bytes)}">${name}.gz</a>: ${description}</li>\n`)}</ul>
</section>`.markup;
}

function packed(bytes: Uint8Array): string {
  const gzip = gzipSync(bytes);
  gzip[GZIP_SYSTEM] = 255;
  return gzip.toString('base64');
}

const LINK = /<a download="([a-z0-9.]{1,60})\.gz" href="data:application\/gzip;base64,([A-Za-z0-9+/=]*)">/g;

/** Takes out of a page what it carries. Any bytes give a result or one sentence. @throws ProblemError */
export function readReportHtml(bytes: Uint8Array): ReadHtml {
  const attachments = new Map<string, Uint8Array>();
  let left = MAX_UNPACKED;
  // Base64 and the tags are ASCII: no letter of the page needs to be understood for them.
  for (const [, name = '', base64 = ''] of Buffer.from(bytes).toString('latin1').matchAll(LINK)) {
    if (attachments.size >= MAX_ATTACHMENTS) throw new ProblemError('La página lleva más datos de los que se revisan.');
    if (attachments.has(name)) throw new ProblemError('La página lleva dos veces los mismos datos.');
    const data = unpacked(Buffer.from(base64, 'base64'), left);
    left -= data.length;
    attachments.set(name, data);
  }
  return { attachments, seal: sealOf(bytes) };
}

function unpacked(gzip: Buffer, most: number): Uint8Array {
  try {
    return gunzipSync(gzip, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    throw new ProblemError('Los datos que lleva la página no se pueden leer.', { cause: error });
  }
}

function sealOf(bytes: Uint8Array): ReadHtml['seal'] {
  const start = Math.max(0, bytes.length - LINE_BYTES);
  const line = LAST_LINE.exec(Buffer.from(bytes.subarray(start)).toString('latin1'));
  if (line !== null) return line[1] === sha256Hex(bytes.subarray(0, start)) ? 'holds' : 'broken';
  const tail = Buffer.from(bytes.subarray(Math.max(0, bytes.length - 4 * LINE_BYTES))).toString('latin1');
  return tail.includes('cotejo-sha256') ? 'broken' : 'none';
}
