import { describe, expect, it } from 'vitest';
import { finishPdf, PdfError, readReportPdf, signPdf } from '../../../electron/pdf/index.ts';
import { checkSignatures, openCredential, signDetached } from '../../../electron/signature/index.ts';
import { describeWithOpenssl, type Efirma, makeAuthorities } from '../../support/efirma.ts';
import { FACTS, HAS_POPPLER, poppler, printedPdf } from './support.ts';

const AT = new Date('2026-11-22T16:05:00Z');

function signed(pdf: Uint8Array, { cer, key, password }: Efirma, name: string): Promise<Uint8Array> {
  const credential = openCredential(cer, key, password);
  const sign = (bytes: Uint8Array) => signDetached(credential, bytes, { at: null, pades: true });
  return signPdf(pdf, { sign, name, at: '2026-11-22T10:05:00-06:00', reason: 'Evaluador' });
}

describeWithOpenssl('a signed PDF', () => {
  const authorities = makeAuthorities();
  const [first, second] = [authorities.issue({ name: 'Persona Sintética Ñ' }), authorities.issue({ kind: 'ec' })];
  const trusted = [authorities.root, authorities.intermediate];
  const finished = finishPdf(printedPdf(), FACTS);

  it('is covered whole, and its signature holds', async () => {
    const { signatures, seal, attachments, pages } = readReportPdf(await signed(finished, first, 'Persona'));
    expect(signatures).toHaveLength(1);
    const [signature] = signatures;
    expect(signature).toMatchObject({ coversWholeFile: true, paddingIsZero: true, later: 'nothing', at: AT });
    expect({ seal, pages, attached: attachments.size }).toEqual({ seal: 'none', pages: 2, attached: 3 });
    const [check] = await checkSignatures(
      signature?.cms ?? Buffer.alloc(0),
      signature?.signedBytes ?? Buffer.alloc(0),
      trusted,
    );
    expect(check).toMatchObject({ status: 'intact', chain: { status: 'known' } });
  });

  it('keeps the first signature when a second is added', async () => {
    const both = await signed(await signed(finished, first, 'Una'), second, 'Otra');
    const { signatures } = readReportPdf(both);
    expect(signatures.map(({ later, coversWholeFile }) => [later, coversWholeFile])).toEqual([
      ['signatures', false],
      ['nothing', true],
    ]);
    for (const { cms, signedBytes } of signatures) {
      const [check] = await checkSignatures(cms, signedBytes, trusted);
      expect(check?.status).toBe('intact');
    }
  });

  it.skipIf(!HAS_POPPLER)('is valid to pdfsig, with one signature and with two (needs poppler)', async () => {
    const one = await signed(finished, first, 'Una');
    expect(poppler('pdfsig', one)).toMatch(/Signature is Valid\./);
    expect(poppler('pdfsig', one)).toMatch(/Total document signed/);
    expect(poppler('pdfsig', one)).toMatch(/ETSI\.CAdES\.detached/);
    expect(poppler('pdftotext', one)).toBe(poppler('pdftotext', finished));
    const two = poppler('pdfsig', await signed(one, second, 'Otra'));
    expect(two.match(/Signature is Valid\./g)).toHaveLength(2);
  });

  it('tells every byte that changes, but none of them in silence', async () => {
    const whole = await signed(finished, first, 'Una');
    const missed: number[] = [];
    // Every byte of what was added, and one of each seventeen before it.
    for (let at = 0; at < whole.length; at += at < finished.length - 200 || isInRoom(whole, at) ? 17 : 1) {
      const changed = Uint8Array.from(whole);
      changed[at] = (changed[at] as number) ^ 0x20;
      if (await holds(changed, trusted)) missed.push(at);
    }
    expect(missed).toEqual([]);
  });

  it('tells a page that was changed after it was signed, also when another signs it again', async () => {
    const one = await signed(finished, first, 'Una');
    const altered = await signed(withOtherPage(one), second, 'Otra');
    expect(readReportPdf(altered).signatures.map(({ later }) => later)).toEqual(['other', 'nothing']);
  });

  it('is not made of a file that changed', async () => {
    const changed = Buffer.from(finished);
    changed[200] = (changed[200] as number) ^ 1;
    await expect(signed(changed, first, 'Una')).rejects.toThrow(PdfError);
  });
});

describe('a signature that does not fit', () => {
  it('is a sentence', async () => {
    const signing = { sign: async () => Buffer.alloc(40_000), name: 'x', at: '2026-11-22T10:05:00Z', reason: '' };
    await expect(signPdf(finishPdf(printedPdf(), FACTS), signing)).rejects.toThrow(/no cabe|más de lo que cabe/);
  });
});

/** The zeros after the signature: thousands of bytes that are all alike. */
function isInRoom(bytes: Uint8Array, at: number): boolean {
  return Buffer.from(bytes.subarray(at, at + 40)).toString('latin1') === '0'.repeat(40);
}

async function holds(bytes: Uint8Array, trusted: readonly Uint8Array[]): Promise<boolean> {
  try {
    const { signatures } = readReportPdf(bytes);
    const [signature] = signatures;
    if (signature === undefined || !signature.coversWholeFile || !signature.paddingIsZero) return false;
    const [check] = await checkSignatures(signature.cms, signature.signedBytes, trusted);
    return check?.status === 'intact';
  } catch (error) {
    if (error instanceof PdfError) return false;
    throw error;
  }
}

/** Page 4 of the fixture written again in another size, as an update after the signature. */
function withOtherPage(pdf: Uint8Array): Uint8Array {
  const at = pdf.length;
  const page = Buffer.from('4 0 obj\n<</Type /Page /Parent 3 0 R /MediaBox [0 0 100 100]>>\nendobj\n');
  const text = Buffer.from(pdf).toString('latin1');
  const previous = /startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1];
  const size = [...text.matchAll(/\/Size (\d+)/g)].at(-1)?.[1];
  const row = `${String(at).padStart(10, '0')} 00000 n \n`;
  const table = `xref\n4 1\n${row}trailer\n<</Size ${size} /Root 2 0 R /Info 1 0 R /Prev ${previous}>>\n`;
  return Buffer.concat([pdf, page, Buffer.from(`${table}startxref\n${at + page.length}\n%%EOF\n`)]);
}
