import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { destinationPages, finishPdf, PdfError, readReportPdf } from '../../../electron/pdf/index.ts';
import { classicPdf, FACTS, printedPdf } from './support.ts';

/** What reading gives: a result, or the sentence. Anything else thrown fails the test. */
function outcome(read: () => unknown): string {
  try {
    read();
    return 'read';
  } catch (error) {
    if (!(error instanceof PdfError)) throw error;
    return error.message;
  }
}

describe('reading a PDF that nobody vouches for', () => {
  const finished = finishPdf(printedPdf(), FACTS);

  it('gives a result or a sentence for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(outcome(() => readReportPdf(bytes))).toMatch(/PDF/);
        outcome(() => readReportPdf(Buffer.concat([Buffer.from('%PDF-1.7\n'), bytes])));
      }),
    );
  });

  it('gives a result or a sentence for a report with bytes changed, cut or put in', () => {
    const change = fc.record({
      at: fc.nat({ max: finished.length }),
      bytes: fc.uint8Array({ maxLength: 12 }),
      cut: fc.nat({ max: 12 }),
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), fc.boolean(), (changes, printed) => {
        let bytes: Uint8Array = printed ? printedPdf() : finished;
        for (const { at, bytes: put, cut } of changes) {
          bytes = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + cut)]);
        }
        outcome(() => readReportPdf(bytes));
        outcome(() => destinationPages(bytes));
        outcome(() => finishPdf(bytes, FACTS));
      }),
      { numRuns: 300 },
    );
  });

  it('refuses what unpacks to more than fits', () => {
    const bomb = deflateSync(Buffer.alloc(600 * 1024 * 1024), { level: 1 });
    const head = Buffer.from(`<</Type /EmbeddedFile /Filter /FlateDecode /Length ${bomb.length}>>\nstream\n`);
    const pdf = classicPdf([
      '<<>>',
      '<</Type /Catalog /Pages 3 0 R /Names <</EmbeddedFiles <</Names [(datos.json) 5 0 R]>>>>>>',
      '<</Type /Pages /Kids [4 0 R]>>',
      '<</Type /Page /Parent 3 0 R>>',
      '<</Type /Filespec /EF <</F 6 0 R>>>>',
      Buffer.concat([head, bomb, Buffer.from('\nendstream')]),
    ]);
    expect(outcome(() => readReportPdf(pdf))).toMatch(/demasiado grande/);
  });

  it.each([
    ['pages that are their own parents', ['<<>>', '<</Pages 3 0 R>>', '<</Kids [3 0 R]>>']],
    [
      'names that lead back to themselves',
      ['<<>>', '<</Pages 3 0 R /Names 4 0 R>>', '<</Kids []>>', '<</EmbeddedFiles 5 0 R>>', '<</Kids [5 0 R]>>'],
    ],
    ['a reference to itself', ['<<>>', '<</Pages 3 0 R>>', '3 0 R']],
    ['values nested without end', ['<<>>', `<</Pages ${'['.repeat(200_000)}>>`]],
    ['pages that are none', ['<<>>', '<</Pages 3 0 R>>', '(Pages)']],
  ])('ends with %s', (_what, objects) => {
    expect(outcome(() => readReportPdf(classicPdf(objects)))).toMatch(/PDF/);
  });

  it('refuses an encrypted file', () => {
    const text = Buffer.from(printedPdf()).toString('latin1');
    expect(
      outcome(() => readReportPdf(Buffer.from(text.replace('/Root 2', '/Encrypt 1 0 R /Root 2'), 'latin1'))),
    ).toMatch(/PDF/);
  });

  it('refuses cross-references in a circle', () => {
    const text = Buffer.from(printedPdf()).toString('latin1');
    const place = /startxref\n(\d+)/.exec(text)?.[1];
    const circle = Buffer.from(text.replace('/Root 2 0 R', `/Root 2 0 R /Prev ${place}`), 'latin1');
    expect(outcome(() => readReportPdf(circle))).toMatch(/PDF/);
  });
});
