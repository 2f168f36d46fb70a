import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import type { PdfFacts } from '../../../electron/pdf/index.ts';

/**
 * A PDF of two pages built the way Chromium builds its own: classic cross-reference, tags, bookmarks, named places. Its
 * text is synthetic.
 */
export function printedPdf(): Uint8Array {
  const content = deflateSync(Buffer.from('BT /F1 12 Tf 72 700 Td (Informe sintetico) Tj ET'));
  const stream = Buffer.concat([
    Buffer.from(`<</Filter /FlateDecode /Length ${content.length}>> stream\n`),
    content,
    Buffer.from('\nendstream'),
  ]);
  const page = '/Type /Page /Parent 3 0 R /MediaBox [0 0 612 792] /Contents 6 0 R /Resources <</Font <</F1 7 0 R>>>>';
  return classicPdf([
    "<</Title (Antes \\(sin terminar\\))\n/Producer (Skia/PDF m130)\n/CreationDate (D:20261122100500+00'00')>>",
    '<</Type /Catalog /Pages 3 0 R /Dests 8 0 R /Lang (es-MX) /MarkInfo <</Marked true>> /StructTreeRoot 9 0 R /Outlines 10 0 R>>',
    '<</Type /Pages /Kids [4 0 R 5 0 R] /Count 2>>',
    `<<${page} /StructParents 0>>`,
    `<<${page} /StructParents 1>>`,
    stream,
    '<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>',
    '<</portada [4 0 R /XYZ 0 700 0]\n/a#25C3#25B1o [5 0 R /XYZ 0 300 0]>>',
    '<</Type /StructTreeRoot /K [11 0 R]>>',
    '<</Type /Outlines /Count 1 /First 12 0 R /Last 12 0 R>>',
    '<</Type /StructElem /S /Document /P 9 0 R>>',
    '<</Title (Portada) /Parent 10 0 R /Dest [4 0 R /XYZ 0 700 0]>>',
  ]);
}

/** Objects from number 1, the first the information and the second the catalog, with a table at the end. */
export function classicPdf(objects: readonly (string | Uint8Array)[]): Uint8Array {
  const parts: Uint8Array[] = [Buffer.from('%PDF-1.4\n%\xd3\xeb\xe9\xe1\n', 'latin1')];
  const offsets: number[] = [];
  const length = () => parts.reduce((sum, part) => sum + part.length, 0);
  for (const [i, object] of objects.entries()) {
    offsets.push(length());
    const body = typeof object === 'string' ? Buffer.from(object, 'latin1') : object;
    parts.push(Buffer.from(`${i + 1} 0 obj\n`), body, Buffer.from('\nendobj\n'));
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<</Size ${size}\n/Root 2 0 R\n/Info 1 0 R>>`;
  return Buffer.concat([...parts, Buffer.from(`${table}\nstartxref\n${length()}\n%%EOF\n`)]);
}

export const FACTS: PdfFacts = {
  title: 'Informe de verificación local ñ <1>',
  subject: 'DFSSA000010',
  keywords: 'CTJ-20261122-9F04C1',
  language: 'es-MX',
  createdAt: '2026-11-22T10:05:00-06:00',
  attachments: [
    { name: 'informe.json', mediaType: 'application/json', bytes: Buffer.from('{"b":1}'), description: 'Señas' },
    { name: 'datos.json', mediaType: 'application/json', bytes: Buffer.from('{"a":1}'), description: 'Datos' },
    {
      name: 'firmas.p7s',
      mediaType: 'application/pkcs7-signature',
      bytes: Buffer.from([0x30, 0]),
      description: 'Firmas',
    },
  ],
};

/** Whether poppler's programs are here: they are the second opinion on what is written. */
export const HAS_POPPLER = spawnSync('pdfinfo', ['-v']).status === 0;

/** What one of poppler's programs says of a PDF. */
export function poppler(program: string, pdf: Uint8Array, ...args: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'cotejo-pdf-'));
  try {
    const file = join(folder, 'informe.pdf');
    writeFileSync(file, pdf);
    const { stdout, stderr } = spawnSync(program, [...args, file, ...(program === 'pdftotext' ? ['-'] : [])], {
      encoding: 'utf8',
      env: { ...process.env, HOME: folder },
    });
    return stdout + stderr;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
