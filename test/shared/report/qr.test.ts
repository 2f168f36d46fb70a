import jsQR from 'jsqr';
import { describe, expect, test } from 'vitest';
import { qrMatrix, qrSvg, qrText, readQrText } from '../../../shared/report/qr.ts';
import { sealWords } from '../../../shared/report/seal-words.ts';

const FOLIO = 'CTJ-20261122-9F04C1';
const DIGEST = '00ff0123456789ab'.repeat(4);
const TEXT = qrText({ folio: FOLIO, digest: DIGEST });

/** Each module as a square of `scale` pixels, RGBA. */
function pixels(rows: readonly (readonly boolean[])[], scale: number) {
  const side = rows.length * scale;
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      if (rows[Math.floor(y / scale)]![Math.floor(x / scale)]) data.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
    }
  }
  return { data, side };
}

describe('the QR of a page', () => {
  test('reads back as the text that it was made of', () => {
    const { data, side } = pixels(qrMatrix(TEXT), 3);
    expect(jsQR(data, side, side)?.data).toBe(TEXT);
  });

  test('reads back with a tenth of its middle hidden', () => {
    const rows = qrMatrix(TEXT).map((row, y) =>
      row.map((cell, x) => (y > 24 && y < 30 && x > 24 && x < 40 ? false : cell)),
    );
    const { data, side } = pixels(rows, 3);
    expect(jsQR(data, side, side)?.data).toBe(TEXT);
  });

  test('keeps to the alphanumeric set, whatever the folio holds', () => {
    expect(qrText({ folio: 'ctj ñ_1', digest: DIGEST })).toMatch(/^[A-Z0-9 $%*+./:-]+$/);
    expect(TEXT).toMatch(/^COTEJO:1 FOLIO CTJ-20261122-9F04C1 SHA256 [0-9A-F]{64} PALABRAS ([A-Z]+ ?){8}$/);
  });

  test('is small enough for 0.7 inches: no more than 45 modules, with 4 of white around', () => {
    const rows = qrMatrix(qrText({ folio: FOLIO, digest: 'f'.repeat(64) }));
    expect(rows.length).toBeLessThanOrEqual(45 + 8);
    for (const i of [0, 1, 2, 3]) expect(rows[i]!.concat(rows.map((row) => row[i]!)).some(Boolean)).toBe(false);
  });

  test('is drawn as the same squares', () => {
    const { markup } = qrSvg(TEXT);
    const drawn = qrMatrix(TEXT).map((row) => row.map(() => false));
    for (const [, x, y, length] of markup.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
      drawn[Number(y)]!.fill(true, Number(x), Number(x) + Number(length));
    }
    expect(drawn).toEqual(qrMatrix(TEXT));
  });
});

describe('reading a paper', () => {
  const words = sealWords(DIGEST);
  test('the whole text gives folio, digest and words', () => {
    expect(readQrText(TEXT)).toEqual({ folio: FOLIO, digest: DIGEST, words });
    expect(readQrText(` ${TEXT.toLowerCase()}\n`)).toEqual({ folio: FOLIO, digest: DIGEST, words });
  });
  test('a folio alone', () => {
    expect(readQrText(FOLIO)).toEqual({ folio: FOLIO, digest: null, words: null });
    expect(readQrText('Folio: ctj-20261122-9f04c1')).toEqual({ folio: FOLIO, digest: null, words: null });
  });
  test('a folio and the digits of the foot, as they are printed', () => {
    const read = { folio: FOLIO, digest: DIGEST.slice(0, 16), words: null };
    expect(readQrText(`Folio ${FOLIO} · Huella 00ff 0123 4567 89ab`)).toEqual(read);
    expect(readQrText(`${FOLIO} 00FF0123456789AB`)).toEqual(read);
  });
  test('the words give the digits that they stand for', () => {
    expect(readQrText(`${FOLIO} ${words}`)).toEqual({ folio: FOLIO, digest: DIGEST.slice(0, 16), words });
    expect(readQrText(words.replaceAll(' ', ', '))?.words).toBe(words);
    expect(readQrText(words.replaceAll(' ', '-'))?.words).toBe(words);
    expect(readQrText(words.toUpperCase())).toEqual({ folio: null, digest: DIGEST.slice(0, 16), words });
  });
  test('the whole foot: digits and words', () => {
    const read = readQrText(`Folio ${FOLIO} · Huella 00ff 0123 4567 89ab\n${words}`);
    expect(read).toEqual({ folio: FOLIO, digest: DIGEST.slice(0, 16), words });
  });
  test('the whole foot as it is copied out of a PDF, with the number of its page', () => {
    const read = { folio: FOLIO, digest: DIGEST.slice(0, 16), words };
    for (const number of ['Página 1 de 30', 'Página 12 de 2026', 'Foja 3 de 4']) {
      expect(readQrText(`Folio ${FOLIO} · Huella 00ff 0123 4567 89ab\n   ${number}\n  ${words}`)).toEqual(read);
    }
    expect(readQrText(`${FOLIO} 00f f01 234567 89ab`)?.digest, 'in other groups').toBe(DIGEST.slice(0, 16));
  });
  test('too few digits, or words of no list, are not taken for a digest', () => {
    expect(readQrText(`${FOLIO} 00ff 0123`)).toEqual({ folio: FOLIO, digest: null, words: null });
    for (const text of ['', 'hola', 'uno dos tres cuatro cinco seis siete ocho', '12'])
      expect(readQrText(text)).toBeNull();
  });
});
