/**
 * PDF files of this program: what Chromium prints is finished here, signed, and read back.
 *
 * Not by a library: of a report of 301 pages (15.9 MB as printed) @cantoo/pdf-lib 2.11 takes 23 s to make a compact file,
 * this half a second; a hostile file of 6.5 MB with an object of 1.5 GB costs it 3 GB of memory; and @signpdf reads no
 * cross-reference streams, nor what was appended after a signature. poppler is the other opinion in the tests.
 */
export { PdfError } from './error.ts';
export { finishPdf, type PdfAttachment, type PdfFacts } from './finish.ts';
export { destinationPages, pageCountOf } from './pages.ts';
export { type PdfSignature, type ReadPdf, readReportPdf } from './read.ts';
export { type PdfSigning, signPdf } from './sign.ts';
