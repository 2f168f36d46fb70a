import { describe, expect, it } from 'vitest';
import { destinationPages, finishPdf, PdfError, pageCountOf, readReportPdf } from '../../../electron/pdf/index.ts';
import { FACTS, HAS_POPPLER, poppler, printedPdf } from './support.ts';

describe('a printed PDF', () => {
  it('says on which page each anchor lies', () => {
    expect(destinationPages(printedPdf())).toEqual(
      new Map([
        ['portada', 1],
        ['año', 2],
      ]),
    );
    expect(pageCountOf(printedPdf())).toBe(2);
  });

  it('keeps its anchors when it is finished', () => {
    const finished = finishPdf(printedPdf(), FACTS);
    expect(destinationPages(finished)).toEqual(destinationPages(printedPdf()));
  });
});

describe('a finished PDF', () => {
  const finished = finishPdf(printedPdf(), FACTS);

  it('gives back what was put into it', () => {
    const { attachments, seal, title, pages, signatures } = readReportPdf(finished);
    expect([...attachments].map(([name, bytes]) => [name, Buffer.from(bytes).toString('latin1')])).toEqual([
      ['datos.json', '{"a":1}'],
      ['firmas.p7s', '0\0'],
      ['informe.json', '{"b":1}'],
    ]);
    expect({ seal, title, pages, signatures }).toEqual({ seal: 'holds', title: FACTS.title, pages: 2, signatures: [] });
  });

  it('is the same to the byte for the same input', () => {
    expect(Buffer.compare(finished, finishPdf(printedPdf(), FACTS))).toBe(0);
  });

  it('tells every byte that changes', () => {
    const missed: number[] = [];
    for (let at = 0; at < finished.length; at++) {
      const changed = Uint8Array.from(finished);
      changed[at] = (changed[at] as number) ^ 1;
      if (sealOf(changed) === 'holds') missed.push(at);
    }
    expect(missed).toEqual([]);
  });

  it('tells what is cut off or added', () => {
    expect(sealOf(finished.subarray(0, -1))).not.toBe('holds');
    expect(sealOf(Buffer.concat([finished, Buffer.from('\n')]))).toBe('broken');
    expect(sealOf(printedPdf())).toBe('none');
  });

  it('is not finished twice', () => {
    expect(() => finishPdf(finished, FACTS)).toThrow(PdfError);
  });

  it.skipIf(!HAS_POPPLER)('is what poppler reads (needs poppler)', () => {
    const info = poppler('pdfinfo', finished);
    expect(info).toMatch(/Title:\s+Informe de verificación local ñ <1>/);
    expect(info).toMatch(/Subject:\s+DFSSA000010/);
    expect(info).toMatch(/Keywords:\s+CTJ-20261122-9F04C1/);
    expect(info).toMatch(/Tagged:\s+yes/);
    expect(info).toMatch(/Metadata Stream:\s+yes/);
    expect(info).not.toMatch(/Error|Warning/);
    expect(poppler('pdfinfo', finished, '-meta')).toContain('ñ &lt;1&gt;');
    expect(poppler('pdfinfo', finished, '-dests')).toContain('portada');
    expect(poppler('pdfdetach', finished, '-list')).toMatch(/1: datos\.json\n2: firmas\.p7s\n3: informe\.json/);
    expect(poppler('pdftotext', finished)).toBe(poppler('pdftotext', printedPdf()));
    expect(poppler('pdfinfo', finished, '-struct')).toBe(poppler('pdfinfo', printedPdf(), '-struct'));
  });
});

/** As the reader says it; a file that it cannot read has no seal that holds. */
function sealOf(bytes: Uint8Array): string {
  try {
    return readReportPdf(bytes).seal;
  } catch (error) {
    if (error instanceof PdfError) return 'unreadable';
    throw error;
  }
}
