import { describe, expect, it } from 'vitest';
import type { Sink } from '../../../../shared/formats/format.ts';
import type { BatchRule } from '../../../../shared/formats/giis/guide.ts';
import { createGiisFormat } from '../../../../shared/formats/giis/index.ts';
import { KeyTable } from '../../../../shared/model/index.ts';
import { batchRule, readLines } from '../../../support/giis/reader-said.ts';
import { column, smallGuide } from '../../../support/giis/small-guide.ts';

const GENERIC = 'XXXX999999XXXXXX99';
const columns = [
  column('clues', { type: 'texto', maxLength: 11, domain: { kind: 'clues' } }),
  column('curp', { type: 'texto', maxLength: 18, domain: { kind: 'curp' }, sensitivity: 'curp' }),
  column('folio', {
    type: 'texto',
    domain: { kind: 'digits', min: 3, max: 8 },
    mandatory: false,
    notApplicable: ['000'],
  }),
  column('fecha', { type: 'fecha', domain: { kind: 'date' } }),
  column('primera', { type: 'numerico', domain: { kind: 'keys', values: [0, 1] } }),
];
const guide = (batch: readonly BatchRule[], id = 'prueba') => smallGuide(columns, { id, batch });
const CLUES = 'DFSSA900017';
const line = (curp: string, folio = '001', date = '15/10/2024', first = 0, clues = CLUES): string =>
  [clues, curp, folio, date, first].join('|');

describe('share of the rows of a file', () => {
  const share = batchRule('curp-generica', { kind: 'share', columns: ['curp'], value: GENERIC, limit: 0.15 });
  const rows = (generic: number, others: number): readonly string[] => [
    ...Array.from({ length: others }, () => line('PERJ800101HDFRRN09')),
    ...Array.from({ length: generic }, () => line(GENERIC)),
  ];

  it.each([
    [3, 17],
    [15, 85],
    [0, 1],
  ])('%i of %i more keeps it', (generic, others) => {
    const { findings, layers } = readLines(guide([share]), rows(generic, others));
    expect(findings).toEqual([]);
    expect(layers[`${CLUES} giis-lote-curp-generica true`]).toBe(1);
  });

  it('is found once, at the start of the file, with its counts', () => {
    const { findings, layers } = readLines(guide([share]), rows(4, 16));
    expect(findings).toEqual([
      expect.objectContaining({
        rule: 'giis-lote-curp-generica',
        severity: 'error',
        place: { line: 1, offset: 0 },
        message: `${GENERIC} está en 4 de 20 filas (20 %); se admite a lo más en 15 %.`,
      }),
    ]);
    expect(layers[`${CLUES} giis-lote-curp-generica false`]).toBe(1);
  });

  it('judges a file of few rows too, and shows how few they are', () => {
    expect(readLines(guide([share]), rows(1, 1)).findings[0].message).toContain('1 de 2 filas (50 %)');
  });

  it('counts a row once whatever columns hold the value', () => {
    const both = batchRule('ambas', { kind: 'share', columns: ['curp', 'folio'], value: '001', limit: 0.5 });
    expect(
      readLines(guide([both]), [line('001', '001'), line('A', '002')]).findings.map(({ rule }) => rule),
    ).not.toContain('giis-lote-ambas');
  });

  it('gives its verdict to each unit of the file', () => {
    const lines = [line(GENERIC), line(GENERIC, '002', '15/10/2024', 0, 'DFIMB900021'), line(GENERIC, '003')];
    const { layers } = readLines(guide([share]), lines);
    expect(layers[`${CLUES} giis-lote-curp-generica false`]).toBe(1);
    expect(layers['DFIMB900021 giis-lote-curp-generica false']).toBe(1);
  });

  it('warns where it is reported, and is not judged where it is less sure', () => {
    const reported = readLines(guide([{ ...share, confidence: 'reported' }]), rows(1, 1)).findings;
    expect(reported.map(({ severity }) => severity)).toEqual(['warning']);
    expect(reported[0].message).toContain('según fuente secundaria');
    expect(readLines(guide([{ ...share, confidence: 'uncertain' }]), rows(1, 1)).findings).toEqual([]);
  });
});

describe('keys that may stand once', () => {
  const unique = batchRule('folio-unico', { kind: 'unique', columns: ['folio', 'clues', 'fecha'] });
  const keys = (lines: readonly string[], id?: string) => readLines(guide([unique], id), lines).keys;
  const distinct = (lines: readonly string[]): number => new Set(keys(lines).map(({ key }) => key)).size;

  it('are the same for the same folio, unit and day, and for nothing else', () => {
    expect(distinct([line('A', '001'), line('B', '001')])).toBe(1);
    expect(distinct([line('A', '001'), line('A', '002')])).toBe(2);
    expect(distinct([line('A', '001'), line('A', '001', '16/10/2024')])).toBe(2);
    expect(distinct([line('A', '001'), line('A', '001', '15/10/2024', 0, 'DFIMB900021')])).toBe(2);
  });

  it('are not made of cells that are empty, faulty or say «no aplica»', () => {
    expect(keys([line('A', ''), line('A', '000'), line('A', '1'), line('A', '001', '31/02/2024')])).toEqual([]);
  });

  it('are those of one guide: another counts its folios for itself', () => {
    expect(keys([line('A')], 'otra')[0].key).not.toBe(keys([line('A')])[0].key);
  });

  const first = batchRule('primera-vez', {
    ...{ kind: 'first-in-year', flag: 'primera', person: 'curp', generic: GENERIC, unit: 'clues', date: 'fecha' },
  });
  const firsts = (lines: readonly string[], id?: string): readonly string[] =>
    readLines(guide([first], id), lines).keys.map(({ key }) => key);

  it('tell the first time in a year by person, unit and year', () => {
    const curp = 'PERJ800101HDFRRN09';
    const [january, december, later, person, unit] = firsts([
      line(curp, '001', '02/01/2024', 1),
      line(curp, '002', '30/12/2024', 1),
      line(curp, '003', '02/01/2025', 1),
      line('PERJ800101HDFRRN17', '004', '02/01/2024', 1),
      line(curp, '005', '02/01/2024', 1, 'DFIMB900021'),
    ]);
    expect(december).toBe(january);
    expect(new Set([january, later, person, unit]).size).toBe(4);
  });

  it('count no row that is not the first time, nor the generic CURP', () => {
    expect(firsts([line('PERJ800101HDFRRN09', '001', '15/10/2024', 0), line(GENERIC, '001', '15/10/2024', 1)])).toEqual(
      [],
    );
  });

  it('of the first time in a year are the same in every guide', () => {
    const lines = [line('PERJ800101HDFRRN09', '001', '15/10/2024', 1)];
    expect(firsts(lines, 'otra')).toEqual(firsts(lines));
  });

  it('take few bytes each at many rows, and none of them is taken for another', () => {
    const COUNT = 300_000;
    const table = new KeyTable();
    const sink: Sink = {
      ...{ unit() {}, record() {}, finding() {}, layer() {}, row() {}, encoding() {} },
      problem(sentence) {
        throw new Error(sentence);
      },
      key: (_rule, high, low) => table.slot(high, low, 0),
    };
    const reader = createGiisFormat(guide([unique])).open(sink);
    const text = new TextEncoder();
    for (let i = 0; i < COUNT; i += 1000) {
      const rows = Array.from({ length: 1000 }, (_, j) => line('A', String(i + j).padStart(8, '0')));
      reader.write(text.encode(`${rows.join('\n')}\n`));
    }
    reader.end();
    expect(table.size).toBe(COUNT);
    // Slots of 16 bytes in a table that is at least a third full.
    expect(table.toState().slots.byteLength / COUNT).toBeLessThan(48);
  });
});
