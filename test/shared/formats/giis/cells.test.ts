import { describe, expect, it } from 'vitest';
import type { ColumnDomain, GuideColumn } from '../../../../shared/formats/giis/guide.ts';
import { UNKNOWN } from '../../../../shared/formats/giis/row.ts';
import { column, judgeLine, judgeLines, smallGuide } from '../../../support/giis/small-guide.ts';

const REPORTED = { confidence: 'reported', ruleConfidence: 'reported' } as const;
const rulesOf = (cell: string, change: Partial<GuideColumn>, encoding: 'latin1' | 'utf8' = 'latin1') =>
  judgeLine(smallGuide([column('dato', change)]), cell, encoding).findings.map(({ rule }) => rule.replace('giis-', ''));
const messageOf = (cell: string, change: Partial<GuideColumn>, encoding: 'latin1' | 'utf8' = 'latin1') =>
  judgeLine(smallGuide([column('dato', change)]), cell, encoding).findings[0]?.message;

type FieldDomain = Exclude<ColumnDomain, { readonly kind: 'groups' }>;
const digits = (min: number, max: number): FieldDomain => ({ kind: 'digits', min, max });
const UPPER = { kind: 'upper', min: 2, signs: '.-', digits: true, startsWithLetter: true } as const;
const GROUPS: ColumnDomain = {
  kind: 'groups',
  max: 3,
  numbered: true,
  fields: [
    { name: 'numero', mandatory: true, domain: digits(1, 1) },
    { name: 'descripcion', mandatory: true, maxLength: 10, domain: { ...UPPER, min: 1 } },
    { name: 'codigo', mandatory: false, notApplicable: ['ZZZZ'], domain: { kind: 'diagnosis' } },
  ],
};
const TIME: ColumnDomain = { kind: 'time', first: '00:01', last: '48:00' };

describe('a cell of each domain', () => {
  it.each<[string, string, Partial<GuideColumn>]>([
    ['digits', '00123', { domain: digits(5, 5) }],
    ['digits of several lengths', '1', { domain: digits(1, 8) }],
    ['digits that do not apply', '-1', { domain: digits(4, 4), notApplicable: [-1] }],
    ['an hour', '23:59', { domain: TIME }],
    ['a long duration', '48:00', { domain: TIME }],
    ['an unknown hour', '99:99', { domain: TIME, notApplicable: ['99:99'] }],
    ['upper case', 'NIÑO 2-B.', { domain: UPPER }],
    ['a cédula with Ñ', 'Ñ12345', { domain: { kind: 'cedula' } }],
    ['groups', '1#FIEBRE#A00X&2#TOS#&3#MAL#ZZZZ', { domain: GROUPS }],
    ['an SIS addition', 'CP01', { domain: { kind: 'diagnosis', additions: ['CP'] } }],
    ['a state', '09', { domain: { kind: 'state' } }],
    ['an estimated date', '09/09/9999', { type: 'fecha', domain: { kind: 'date' }, notApplicable: ['09/09/9999'] }],
    [
      'a decimal that does not apply',
      '0.999',
      { domain: { kind: 'range', min: 0.6, max: 0.7, decimals: 2 }, notApplicable: [0.999] },
    ],
    ['an empty cell that may be', '', { mayBeEmpty: true }],
    ['an empty cell that need not be', '', { mandatory: false }],
    ['a key as long as its column', '999', { type: 'numerico', maxLength: 3, domain: { kind: 'key' } }],
  ])('holds %s', (_name, cell, change) => {
    expect(judgeLine(smallGuide([column('dato', change)]), cell).findings).toEqual([]);
  });

  it.each<[string, Partial<GuideColumn>, string, RegExp]>([
    ['123', { domain: digits(5, 5) }, 'regla-cifras', /perdió ceros a la izquierda/],
    ['123456', { domain: digits(5, 5) }, 'regla-cifras', /se esperaban 5 cifras/],
    ['12A', { domain: digits(1, 8) }, 'regla-cifras', /de 1 a 8 cifras/],
    ['9', { domain: { kind: 'state' } }, 'regla-cifras', /perdió ceros/],
    ['48:01', { domain: TIME }, 'regla-hora', /intervalo/],
    ['8:30', { type: 'hora', domain: TIME }, 'estructura-formato-hora', /HH:MM/],
    ['10:60', { type: 'hora', domain: TIME }, 'estructura-formato-hora', /HH:MM/],
    ['niño', { domain: UPPER }, 'regla-texto-mayusculas', /minúsculas/],
    ['ÁREA', { domain: UPPER }, 'regla-texto-mayusculas', /acento/],
    ['SÍ*', { domain: UPPER }, 'regla-texto-mayusculas', /acento/],
    ['CASA*', { domain: UPPER }, 'regla-texto-mayusculas', /signo/],
    ['A', { domain: UPPER }, 'regla-texto-mayusculas', /2 caracteres/],
    ['2 CASAS', { domain: UPPER }, 'regla-texto-mayusculas', /letra/],
    ['12345', { domain: { kind: 'cedula' } }, 'regla-cedula', /ceros a la izquierda/],
    ['1234567-8', { domain: { kind: 'cedula' } }, 'regla-cedula', /6 a 14/],
    ['A00', { domain: { kind: 'diagnosis' } }, 'regla-diagnostico-sintaxis', /cuatro/],
    ['CP01', { domain: { kind: 'diagnosis' } }, 'regla-diagnostico-sintaxis', /cuatro/],
    ['1#FIEBRE', { domain: GROUPS }, 'regla-grupos', /grupo 1 tiene 2 datos; se esperaban 3/],
    ['1#FIEBRE#A00X&', { domain: GROUPS }, 'regla-grupos', /grupo 2 está vacío: sobra un signo &/],
    ['1#FIEBRE#A00X&3#TOS#', { domain: GROUPS }, 'regla-grupos', /grupo 2, numero: se esperaba 2/],
    ['1##A00X', { domain: GROUPS }, 'regla-grupos', /grupo 1, descripcion: está vacío/],
    ['1#FIEBREFIEBRE#', { domain: GROUPS }, 'regla-grupos', /descripcion: pasa de 10/],
    ['1#FIEBRE#A0', { domain: GROUPS }, 'regla-grupos', /codigo: se esperaban cuatro/],
    ['1#A#&2#A#&3#A#&4#A#', { domain: GROUPS }, 'regla-grupos', /más de 3 grupos/],
    ['1000', { type: 'numerico', maxLength: 3, domain: { kind: 'key' } }, 'estructura-longitud', /3 cifras/],
    ['2&', { domain: { kind: 'list', values: [1, 2], exclusive: [], max: 2 } }, 'regla-lista', /sobra un signo &/],
  ])('finds %s', (cell, change, rule, message) => {
    expect(rulesOf(cell, change)).toEqual([rule]);
    expect(messageOf(cell, change)).toMatch(message);
  });

  it('reads Ñ in UTF-8 as one letter of a cédula and of a text', () => {
    expect(rulesOf('Ñ12345', { domain: { kind: 'cedula' } }, 'utf8')).toEqual([]);
    expect(rulesOf('NIÑO', { domain: UPPER, maxLength: 4 }, 'utf8')).toEqual([]);
    expect(rulesOf('ÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑ', { domain: { kind: 'cedula' } }, 'utf8')).toEqual(['regla-cedula']);
  });

  it('leaves dates as aaaammdd and hours as minutes, and nothing of what does not apply', () => {
    const guide = smallGuide([
      column('fecha', { type: 'fecha', domain: { kind: 'date' }, notApplicable: ['09/09/9999'] }),
      column('hora', { type: 'hora', domain: TIME, notApplicable: ['99:99'] }),
      column('clave', { type: 'numerico', domain: { kind: 'key' } }),
    ]);
    expect(judgeLine(guide, '29/02/2024|01:30|7').values).toEqual([20240229, 90, 7]);
    expect(judgeLine(guide, '09/09/9999|99:99|-1').values).toEqual([UNKNOWN, UNKNOWN, UNKNOWN]);
  });

  it('marks the cells of a row that have a fault, and forgets them with the next row', () => {
    const guide = smallGuide([column('a', { type: 'numerico', domain: { kind: 'key' } }), column('b')]);
    const [first, second] = judgeLines(guide, ['X|B', '1|'], 'latin1');
    expect(first.faulty).toEqual([1, 0]);
    expect(second.faulty).toEqual([0, 1]);
  });
});

describe('how sure a fact is', () => {
  const range: Partial<GuideColumn> = { type: 'numerico', domain: { kind: 'range', min: 1, max: 9, decimals: 0 } };

  it('is said in the finding and in its rule when it is reported', () => {
    const { findings } = judgeLine(smallGuide([column('dato', { ...range, ...REPORTED })]), '10');
    expect(findings).toEqual([
      {
        rule: 'giis-regla-rango-segun-fuente-secundaria',
        column: 'dato',
        message: 'dato: la medición está fuera del intervalo (según fuente secundaria).',
        expected: 'de 1 a 9, sin decimales',
      },
    ]);
  });

  it('tells the form of a cell from its domain', () => {
    const change = { ...range, ruleConfidence: 'reported' } as const;
    expect(rulesOf('X', change)).toEqual(['estructura-tipo']);
    expect(rulesOf('10', change)).toEqual(['regla-rango-segun-fuente-secundaria']);
    expect(rulesOf('', change)).toEqual(['estructura-obligatorio']);
  });

  it('takes a domain for no surer than the place of its column', () => {
    expect(rulesOf('10', { ...range, confidence: 'reported' })).toEqual(['regla-rango-segun-fuente-secundaria']);
  });

  it.each(['uncertain', 'recalled'] as const)('judges nothing that is %s', (degree) => {
    expect(rulesOf('10', { ...range, ruleConfidence: degree })).toEqual([]);
    expect(rulesOf('X', { ...range, ruleConfidence: degree })).toEqual(['estructura-tipo']);
    expect(rulesOf('X', { ...range, confidence: degree })).toEqual([]);
    expect(rulesOf('', { confidence: degree })).toEqual([]);
  });

  it('judges no type where the source gives none', () => {
    const { type: _type, ...untyped } = range;
    expect(rulesOf('X', { ...untyped, ruleConfidence: 'uncertain' })).toEqual([]);
    expect(rulesOf('X', untyped)).toEqual(['regla-dominio']);
  });
});

describe('what other programs do to a cell', () => {
  const KEY: Partial<GuideColumn> = { type: 'numerico', domain: { kind: 'key' } };
  const DATE: Partial<GuideColumn> = { type: 'fecha', domain: { kind: 'date' } };

  it.each<[string, Partial<GuideColumn>, string, RegExp]>([
    ['1.0E+05', KEY, 'estructura-tipo', /notación científica/],
    ['1E+05', { domain: digits(5, 8) }, 'regla-cifras', /notación científica/],
    ['"12"', KEY, 'estructura-tipo', /comillas/],
    ['"JUAN"', { domain: { kind: 'name' } }, 'regla-nombre', /comillas/],
    ['"dicho', {}, 'estructura-comillas', /comillas/],
    ['45231', DATE, 'estructura-formato-fecha', /Excel.*01\/11\/2023/],
    ['2024-10-15', DATE, 'estructura-formato-fecha', /dd\/mm\/aaaa/],
    ['1\t2', KEY, 'estructura-caracter-de-control', /tabulador/],
    ['1\0', KEY, 'estructura-caracter-de-control', /nulo/],
    ['1\r2', KEY, 'estructura-caracter-de-control', /retorno de carro/],
  ])('names what happened to %j', (cell, change, rule, message) => {
    expect(rulesOf(cell, change)).toEqual([rule]);
    expect(messageOf(cell, change)).toMatch(message);
  });

  it('knows full-width digits in keys, folios and dates', () => {
    expect(messageOf('１２', KEY, 'utf8')).toMatch(/ancho completo/);
    expect(messageOf('１２', { domain: digits(2, 2) }, 'utf8')).toMatch(/ancho completo/);
    expect(messageOf('０１/02/2024', DATE, 'utf8')).toMatch(/ancho completo/);
  });

  it('says of a birth date no more than its year', () => {
    const message = messageOf('31000', { ...DATE, sensitivity: 'date' });
    expect(message).toContain('un día de 1984');
    expect(message).not.toContain('/1984');
  });
});
