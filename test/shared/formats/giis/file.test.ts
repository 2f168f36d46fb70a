import { describe, expect, it } from 'vitest';
import { b015, collect, collectText } from '../../../support/giis-collect.ts';
import { b015Bytes, createRowMaker, HEADER } from '../../../support/giis-generator.ts';

const makeRow = createRowMaker(11);
const [one, two, three] = [makeRow(), makeRow(), makeRow()];
const rules = (text: string): readonly string[] => collectText(text).findings.map(({ rule }) => rule);
const utf8 = (text: string) => collect([new TextEncoder().encode(text)]);

describe('archivo GIIS', () => {
  it('no encuentra faltas en filas válidas', () => {
    const seen = collect([b015Bytes(2000, 5)]);
    expect(seen.findings).toEqual([]);
    expect(seen.rows).toBe(2000);
    expect(seen.layers['giis-estructura']).toEqual({ held: 2000, failed: 0, undecided: 0 });
    expect(seen.layers['giis-regla']).toEqual({ held: 2000, failed: 0, undecided: 0 });
    expect(seen.encoding).toBe('windows-1252');
    expect(seen.problems).toEqual([]);
  });

  it.each([
    ['CRLF', `${HEADER}\r\n${one}\r\n${two}\r\n`],
    ['sin fin de línea al final', `${HEADER}\n${one}\n${two}`],
    ['CRLF sin fin de línea al final', `${HEADER}\r\n${one}\r\n${two}`],
    ['líneas vacías al final', `${HEADER}\n${one}\n${two}\n\n\n`],
  ])('lee sin faltas: %s', (_name, text) => {
    const seen = collectText(text);
    expect(seen.findings).toEqual([]);
    expect(seen.rows).toBe(2);
  });

  it('informa fines de línea mezclados una sola vez', () => {
    const seen = collectText(`${HEADER}\n${one}\r\n${two}\n${three}\r\n`);
    expect(seen.findings.map(({ rule, place }) => [rule, place.line])).toEqual([['giis-estructura-fin-de-linea', 2]]);
  });

  it('informa líneas vacías entre los datos', () => {
    const seen = collectText(`${HEADER}\n${one}\n\n\n${two}\n`);
    expect(seen.findings.map(({ rule, place }) => [rule, place.line])).toEqual([['giis-estructura-linea-vacia', 3]]);
    expect(seen.rows).toBe(2);
  });

  it('informa el encabezado que no es de la guía en su columna', () => {
    const cells = HEADER.split('|');
    cells[25] = 'KILOS';
    cells[58] = ' complicacionporinfuri ';
    const seen = collectText(`${cells.join('|')}\n${one}\n`);
    expect(seen.findings).toHaveLength(1);
    expect(seen.findings[0]).toMatchObject({
      rule: 'giis-estructura-encabezado',
      severity: 'info',
      actual: 'KILOS',
      place: { line: 1, column: 26, field: 'peso', offset: HEADER.split('|').slice(0, 25).join('|').length + 1 },
    });
  });

  it('dice que falta el encabezado y verifica las filas', () => {
    const seen = collectText(`${one}\n${two}\n`);
    expect(seen.findings.map(({ rule, place }) => [rule, place.line])).toEqual([['giis-estructura-sin-encabezado', 1]]);
    expect(seen.rows).toBe(2);
    expect(seen.records.filter(({ type }) => type === 'patient')).toHaveLength(2);
  });

  it('señala el encabezado repetido y no lo lee como registro', () => {
    const seen = collectText(`${HEADER}\n${one}\n${HEADER}\n${two}\n`);
    expect(seen.findings.map(({ rule, place }) => [rule, place.line])).toEqual([
      ['giis-estructura-encabezado-repetido', 3],
    ]);
    expect(seen.rows).toBe(2);
    expect(seen.records.at(-1)?.record).toBe(2);
  });

  it.each([
    ['105', '105 columnas', one.slice(0, one.lastIndexOf('|'))],
    ['107', '107 columnas', `${one}|0`],
    ['1', '1 columna', 'nada'],
  ])('señala una fila de %s columnas y juzga las demás', (count, width, line) => {
    const seen = collectText(`${HEADER}\n${line}\n${two}\n`);
    expect(seen.findings).toHaveLength(1);
    expect(seen.findings[0]).toMatchObject({
      rule: 'giis-estructura-columnas',
      actual: count,
      message: `La fila tiene ${width}; se esperaban 106.`,
      place: { line: 2, record: 1, offset: HEADER.length + 1 },
    });
    expect(seen.layers['giis-estructura']).toEqual({ held: 1, failed: 1, undecided: 0 });
    expect(seen.layers['giis-regla']).toEqual({ held: 1, failed: 0, undecided: 0 });
    expect(seen.records.every(({ record }) => record === 2)).toBe(true);
  });

  it('señala un encabezado con otro número de columnas', () => {
    const seen = collectText(`${HEADER.slice(0, HEADER.lastIndexOf('|'))}\n${one}\n`);
    expect(seen.findings.map(({ rule, place }) => [rule, place.line])).toEqual([['giis-estructura-columnas', 1]]);
    expect(seen.rows).toBe(1);
  });

  it('distingue UTF-8 y lo informa una vez, con los nombres bien leídos', () => {
    const named = (line: string): string => line.replace(/^((?:[^|]*\|){9})[^|]*/, '$1NUÑEZ');
    const seen = utf8(`${HEADER}\n${named(one)}\n${named(two)}\n`);
    expect(seen.findings.map(({ rule, place }) => [rule, place.line])).toEqual([['giis-estructura-codificacion', 2]]);
    expect(seen.encoding).toBe('utf-8');
    expect(seen.records.find(({ type }) => type === 'patient')?.data.givenNames).toBe('NUÑEZ');
  });

  it('lee la marca BOM, la informa y no la confunde con el encabezado', () => {
    const seen = utf8(`\uFEFF${HEADER}\n${one.replaceAll('Ñ', 'N')}\n`);
    expect(seen.findings.map(({ rule, place }) => [rule, place.line])).toEqual([['giis-estructura-codificacion', 1]]);
    expect(seen.encoding).toBe('utf-8');
  });

  it('dice cuando se mezclan codificaciones', () => {
    const named = (line: string): string => line.replace(/^((?:[^|]*\|){9})[^|]*/, '$1NUÑEZ');
    const seen = collect([
      new TextEncoder().encode(`${HEADER}\n${named(one)}\n`),
      new Uint8Array(Buffer.from(`${named(two)}\n`, 'latin1')),
    ]);
    expect(seen.findings.map(({ rule, place }) => [rule, place.line])).toEqual([
      ['giis-estructura-codificacion', 2],
      ['giis-estructura-codificacion', 3],
    ]);
  });

  it('llama us-ascii a lo que no lleva otros caracteres', () => {
    expect(collectText(`${HEADER}\n${one.replaceAll('Ñ', 'N')}\n`).encoding).toBe('us-ascii');
  });

  it('cuenta una fila de 10 000 columnas y juzga las demás', () => {
    const seen = collectText(`${HEADER}\n${'1|'.repeat(9999)}1\n${two}\n`);
    expect(seen.findings).toMatchObject([{ rule: 'giis-estructura-columnas', actual: '10000', place: { line: 2 } }]);
    expect(seen.rows).toBe(2);
  });

  it('lee un archivo cuyas líneas terminan sólo con CR', () => {
    const seen = collectText(`${HEADER}\r${one}\r${two}\r`);
    expect(seen.findings).toMatchObject([{ rule: 'giis-estructura-fin-de-linea', place: { line: 1 } }]);
    expect(seen.findings[0].message).toContain('sólo con CR');
    expect(seen.rows).toBe(2);
  });

  it('señala caracteres nulos y de control en su celda', () => {
    const line = one.replace(/^((?:[^|]*\|){9})[^|]*/, '$1AN\0A');
    const seen = collectText(`${HEADER}\n${line}\n`);
    expect(seen.findings.map(({ rule, place }) => [rule, place.column])).toEqual([
      ['giis-estructura-caracter-de-control', 10],
    ]);
  });

  it('omite una línea enorme sin retenerla y sigue', () => {
    const piece = new Uint8Array(1 << 20).fill(0x41);
    const seen = collect([
      new Uint8Array(Buffer.from(`${HEADER}\n${one}\n`, 'latin1')),
      ...Array.from({ length: 50 }, () => piece),
      new Uint8Array(Buffer.from(`\n${two}\n`, 'latin1')),
    ]);
    expect(seen.findings.map(({ rule, place }) => [rule, place.line])).toEqual([['giis-estructura-linea-larga', 3]]);
    expect(seen.rows).toBe(3);
    expect(seen.layers['giis-estructura']).toEqual({ held: 2, failed: 1, undecided: 0 });
    expect(seen.records.at(-1)?.record).toBe(3);
  });

  it.each([
    ['vacío', ''],
    ['sólo con encabezado', `${HEADER}\n`],
    ['de una línea enorme', 'A'.repeat((1 << 20) + 1)],
  ])('dice con una frase que un archivo %s no puede verificarse', (_name, text) => {
    const { problems } = collectText(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/\.$/);
  });

  it('no confunde texto cualquiera con un encabezado', () => {
    expect(rules('Reporte mensual\nsin columnas\n')).toEqual([
      'giis-estructura-sin-encabezado',
      'giis-estructura-columnas',
      'giis-estructura-columnas',
    ]);
  });
});

describe('reconocimiento', () => {
  const head = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

  it('reconoce el encabezado, entero o con una columna de más o de menos', () => {
    expect(b015.sniff(head(`${HEADER}\n${one}`))).toBeGreaterThan(0.95);
    expect(b015.sniff(head(`${HEADER.toLowerCase()}\r\n`))).toBeGreaterThan(0.95);
    expect(b015.sniff(head(`\u00ef\u00bb\u00bf${HEADER}\n`))).toBeGreaterThan(0.95);
    expect(b015.sniff(head(`${HEADER}|OTRA\n${one}`))).toBeGreaterThan(0.8);
    expect(b015.sniff(head(`${HEADER.slice(HEADER.indexOf('|') + 1)}\n${one}`))).toBeGreaterThan(0.7);
  });

  it('reconoce filas sin encabezado por su número de columnas y su CLUES', () => {
    expect(b015.sniff(head(`${one}\n${two}`))).toBeGreaterThanOrEqual(0.5);
    expect(b015.sniff(head(`${one}|1|2\n`))).toBe(0);
  });

  it.each([
    ['vacío', ''],
    ['JSON', '{"resourceType":"Bundle"}'],
    ['JSON con barras', '{"a":"CLUES|NOMBRE"}'],
    ['XML', '<?xml version="1.0"?><ClinicalDocument/>'],
    ['PDF', '%PDF-1.7\n%\u00e2\u00e3'],
    ['ZIP', 'PK\u0003\u0004'],
    ['HL7 v2', 'MSH|^~\\&|A|B|C\rPID|1\r'],
    ['binario', '\0\u0001\u0002|\n'],
    ['otra tabla', 'a|b|c\n1|2|3\n'],
  ])('no reconoce: %s', (_name, text) => {
    expect(b015.sniff(head(text))).toBe(0);
  });
});
