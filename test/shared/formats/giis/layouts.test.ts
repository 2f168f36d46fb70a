import { describe, expect, it } from 'vitest';
import type { Guide, GuideRule } from '../../../../shared/formats/giis/guide.ts';
import { createGiisFormat } from '../../../../shared/formats/giis/index.ts';
import { layoutsOf } from '../../../../shared/formats/giis/layouts.ts';
import { findingsOf } from '../../../support/giis/guide-file.ts';
import { column, smallGuide } from '../../../support/giis/small-guide.ts';

const keys = (values: readonly number[]) => ({ type: 'numerico', domain: { kind: 'keys', values } }) as const;
const rule = (id: string, at: string, other: string): GuideRule => ({
  id,
  title: 'Se cumple la regla sintética',
  failureTitle: 'No se cumple la regla sintética',
  why: 'Es para las pruebas.',
  remedy: 'Corrija la prueba.',
  confidence: 'confirmed',
  column: at,
  when: { properties: { [other]: { const: 1 } } },
  must: { properties: { [at]: { const: 1 } } },
  examples: { valid: [], invalid: [] },
});
const GUIDE: Guide = smallGuide(
  [
    column('clues', { domain: { kind: 'clues' }, maxLength: 11 }),
    column('a', keys([0, 1])),
    column('g1', keys([0, 1])),
    column('g2', keys([0, 1])),
    column('b', keys([0, 1])),
    column('c', keys([0, 1])),
  ],
  {
    layouts: [{ groups: [{ name: 'grupo', from: 'g1', to: 'g2' }] }],
    rules: [rule('con-grupo', 'a', 'g1'), rule('sin-grupo', 'c', 'b')],
  },
);
const format = createGiisFormat(GUIDE);
const seen = (text: string) =>
  findingsOf(format, new Uint8Array(Buffer.from(text, 'latin1'))).map(
    ({ rule: { id }, place: { line, column: at, field } }) => [id.replace('giis-', ''), line, at, field],
  );
const WIDE = 'clues|a|g1|g2|b|c';
const NARROW = 'clues|a|grupo|b|c';
const CLUES = 'DFSSA900015';

describe('layouts', () => {
  it('puts one column that nobody judges in place of a group', () => {
    const [, narrow] = layoutsOf(GUIDE);
    expect(narrow.columns.map(({ name, position }) => `${position} ${name}`)).toEqual([
      '1 clues',
      '2 a',
      '3 grupo',
      '4 b',
      '5 c',
    ]);
    expect(narrow.rules.map(({ id, confidence }) => `${id} ${confidence}`)).toEqual([
      'con-grupo uncertain',
      'sin-grupo confirmed',
    ]);
  });

  it('tells the layout by the cells of the first line', () => {
    expect(format.columns).toEqual([6, 5]);
    expect(seen(`${WIDE}\n${CLUES}|1|1|7|0|0\n`)).toEqual([['regla-dominio', 2, 4, 'g2']]);
    expect(seen(`${NARROW}\n${CLUES}|7|1#7|0|0\n`)).toEqual([['regla-dominio', 2, 2, 'a']]);
    expect(seen(`${NARROW}\n${CLUES}|1|1#7|7|0\n`)).toEqual([['regla-dominio', 2, 4, 'b']]);
  });

  it('keeps the rules that the layout leaves whole, under their own names', () => {
    expect(seen(`${NARROW}\n${CLUES}|0|1|1|0\n`)).toEqual([['regla-prueba-sin-grupo', 2, 5, 'c']]);
    expect(seen(`${WIDE}\n${CLUES}|0|1|0|0|0\n`)).toEqual([['regla-prueba-con-grupo', 2, 2, 'a']]);
  });

  it('recognises each layout', () => {
    const head = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
    expect(format.sniff(head(`${WIDE}\n`))).toBeGreaterThan(0.95);
    expect(format.sniff(head(`${NARROW}\n`))).toBeGreaterThan(0.95);
  });
});

describe('line ends', () => {
  it('reads lines that end with a carriage return alone, and says so', () => {
    expect(seen(`${WIDE}\r${CLUES}|7|1|1|0|0\r`)).toEqual([
      ['estructura-fin-de-linea', 1, undefined, undefined],
      ['regla-dominio', 2, 2, 'a'],
    ]);
  });

  it('gives the same whatever the chunks', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const bytes = new Uint8Array(Buffer.from(`${WIDE}${end}${CLUES}|7|1|1|0|0${end}`, 'latin1'));
      const whole = findingsOf(format, bytes).map(({ place }) => place);
      const pieces: unknown[] = [];
      const reader = format.open({
        unit() {},
        record() {},
        layer() {},
        row() {},
        encoding() {},
        problem() {},
        key() {},
        finding: (_rule, origin, field) => pieces.push(origin.place(field)),
      });
      for (const byte of bytes) reader.write(Uint8Array.of(byte));
      reader.end();
      expect(pieces).toEqual(whole);
    }
  });
});
