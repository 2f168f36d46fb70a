import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RowExample } from '../../../../shared/formats/giis/guide.ts';
import { compileRowRule } from '../../../../shared/formats/giis/row-rules.ts';
import type { RowSchema, ValueSchema } from '../../../../shared/formats/giis/row-schema.ts';
import { catalogSet, readLines, rule } from '../../../support/giis/reader-said.ts';
import { column, smallGuide } from '../../../support/giis/small-guide.ts';

const keys = (name: string, values: readonly number[], absent?: number) =>
  column(name, {
    type: 'numerico',
    domain: { kind: 'keys', values },
    ...(absent === undefined ? {} : { notApplicable: [absent] }),
  });
const clues = column('clues', { type: 'texto', maxLength: 11, domain: { kind: 'clues' } });
const date = (name: string) => column(name, { type: 'fecha', domain: { kind: 'date' } });
const CLUES = 'DFSSA900017';

describe('rules of a guide in its file', () => {
  const columns = [clues, keys('sexo', [1, 2, 3]), keys('embarazo', [0, 1], -1), keys('plan', [0, 1], -1)];

  it('finds a broken rule at its line and column, with what was expected', () => {
    const guide = smallGuide(columns, {
      rules: [
        rule('embarazo-mujer', {
          column: 'embarazo',
          when: { properties: { embarazo: { not: { const: -1 } } } },
          must: { properties: { sexo: { enum: [2, 3] } } },
        }),
        rule('plan-con-embarazo', {
          column: 'plan',
          when: { properties: { embarazo: { enum: [0, 1] } } },
          must: { properties: { plan: { not: { const: -1 } } } },
        }),
      ],
    });
    const { findings } = readLines(guide, [`${CLUES}|1|-1|-1`, `${CLUES}|1|0|1`, `${CLUES}|2|0|-1`]);
    expect(findings).toEqual([
      expect.objectContaining({
        rule: 'giis-regla-prueba-embarazo-mujer',
        severity: 'error',
        place: expect.objectContaining({ line: 3, column: 3, field: 'embarazo' }),
        actual: '0',
      }),
      expect.objectContaining({
        rule: 'giis-regla-prueba-plan-con-embarazo',
        place: expect.objectContaining({ line: 4, column: 4 }),
        actual: '-1',
        expected: 'un valor distinto de -1',
      }),
    ]);
  });

  it('warns where the fact is reported, and is silent where it is less sure', () => {
    const must: RowSchema = { properties: { plan: { const: -1 } } };
    const guide = smallGuide(columns, {
      rules: [
        rule('reportada', { column: 'plan', must, confidence: 'reported' }),
        rule('recordada', { column: 'plan', must, confidence: 'recalled' }),
        rule('incierta', { column: 'plan', must, confidence: 'uncertain' }),
      ],
    });
    const { findings } = readLines(guide, [`${CLUES}|1|-1|1`]);
    expect(findings.map(({ rule: id, severity }) => [id, severity])).toEqual([
      ['giis-regla-prueba-reportada', 'warning'],
    ]);
  });

  it('says nothing where a cell that the rule needs has a fault of its own', () => {
    const guide = smallGuide(columns, {
      rules: [
        rule('plan-con-embarazo', {
          column: 'plan',
          when: { properties: { embarazo: { const: 1 } } },
          must: { properties: { plan: { const: 1 } } },
        }),
      ],
    });
    expect(readLines(guide, [`${CLUES}|1|9|0`]).findings.map(({ rule: id }) => id)).toEqual(['giis-regla-dominio']);
    expect(readLines(guide, [`${CLUES}|1|1|9`]).findings.map(({ rule: id }) => id)).toEqual(['giis-regla-dominio']);
  });

  it('finds the same as each rule judged on each row by itself', () => {
    const NAMES = ['a', 'b', 'c'] as const;
    const cell = fc.integer({ min: -1, max: 3 });
    const value: fc.Arbitrary<ValueSchema> = fc.oneof(
      fc.record({ const: cell }),
      fc.record({ enum: fc.uniqueArray(cell, { minLength: 1, maxLength: 3 }) }),
      fc.record({ minimum: cell }),
      fc.record({ not: fc.record({ const: cell }) }),
      fc.record({ equals: fc.constantFrom(...NAMES) }),
    );
    const part: fc.Arbitrary<RowSchema> = fc.oneof(
      fc.record({ properties: fc.dictionary(fc.constantFrom(...NAMES), value, { minKeys: 1, maxKeys: 3 }) }),
      fc.record({
        anyOf: fc.array(fc.record({ properties: fc.dictionary(fc.constantFrom(...NAMES), value, { minKeys: 1 }) }), {
          minLength: 1,
          maxLength: 2,
        }),
      }),
    );
    const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(
        fc.array(fc.record({ when: part, must: part }), { minLength: 1, maxLength: 6 }),
        rows,
        (pairs, all) => {
          const rules = pairs.map((pair, i) => rule(`r${i}`, { column: 'a', ...pair }));
          const guide = smallGuide([...NAMES.map((name) => keys(name, [0, 1, 2, 3], -1))], { rules });
          const found = readLines(
            guide,
            all.map((cells) => cells.join('|')),
          )
            .findings.map(({ rule: id, place }) => `${place.line} ${id}`)
            .sort();
          const expected = all
            .flatMap((cells, i) => {
              const example: RowExample = Object.fromEntries(NAMES.map((name, j) => [name, cells[j]]));
              return rules
                .filter((one) => compileRowRule(one, { read: (name) => () => example[name] })?.() === 0)
                .map(({ id }) => `${i + 2} giis-regla-prueba-${id}`);
            })
            .sort();
          expect(found).toEqual(expected);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('facts about the row', () => {
  const columns = [clues, date('nacimiento'), date('consulta'), keys('flag', [0, 1], -1)];
  const age = { birth: 'nacimiento', at: 'consulta' };
  const asks = (name: string, schema: ValueSchema) =>
    rule('hecho', {
      column: 'flag',
      when: { properties: { flag: { const: 1 } } },
      must: { properties: { [name]: schema } },
    });
  const breaks = (name: string, schema: ValueSchema, line: string): boolean => {
    const relations = [
      {
        kind: 'dates',
        birth: 'nacimiento',
        care: 'consulta',
        maxAge: 120,
        confidence: 'confirmed',
        examples: { valid: [], invalid: [] },
      },
    ] as const;
    const guide = smallGuide(columns, { age, relations, rules: [asks(name, schema)] });
    return readLines(guide, [line]).findings.some(({ rule: id }) => id === 'giis-regla-prueba-hecho');
  };

  it.each<[string, ValueSchema, string, boolean]>([
    ['edad', { const: 9 }, '16/10/2014|15/10/2024', false],
    ['edad', { const: 10 }, '15/10/2014|15/10/2024', false],
    ['edad', { const: 10 }, '16/10/2014|15/10/2024', true],
    ['edad', { const: 0 }, '29/02/2024|28/02/2025', false],
    ['edad', { const: 1 }, '29/02/2024|01/03/2025', false],
    ['edadMeses', { const: 16 }, '15/06/2023|15/10/2024', false],
    ['edadMeses', { const: 16 }, '16/06/2023|15/10/2024', true],
    ['edadDias', { const: 28 }, '01/02/2024|29/02/2024', false],
    ['edadDias', { const: 366 }, '15/10/2023|15/10/2024', false],
    ['edadDias', { const: 365 }, '15/10/2023|15/10/2024', true],
    ['institucion', { enum: ['SSA'] }, '15/10/2014|15/10/2024', false],
    ['institucion', { enum: ['IMB'] }, '15/10/2014|15/10/2024', true],
    ['entidadClues', { const: 'DF' }, '15/10/2014|15/10/2024', false],
    // Nobody can tell an age from dates that are faulty, out of order or too far apart.
    ['edad', { const: 1 }, '31/02/2014|15/10/2024', false],
    ['edad', { const: 1 }, '16/10/2024|15/10/2024', false],
    ['edad', { const: 1 }, '01/01/1890|15/10/2024', false],
  ])('%s %j of %s: broken %s', (name, schema, dates, broken) => {
    expect(breaks(name, schema, `${CLUES}|${dates}|1`)).toBe(broken);
  });

  it('reads dates as texts that order', () => {
    expect(breaks('consulta', { notLess: 'nacimiento' }, `${CLUES}|01/12/2023|02/01/2024|1`)).toBe(false);
    expect(breaks('nacimiento', { notLess: 'consulta' }, `${CLUES}|01/12/2023|02/01/2024|1`)).toBe(true);
    expect(breaks('consulta', { const: '2024-01-02' }, `${CLUES}|01/12/2023|02/01/2024|1`)).toBe(false);
  });

  describe('of a catalogue', () => {
    const service = column('servicio', { type: 'numerico', domain: { kind: 'key' }, feeds: ['encounter.service'] });
    const staff = keys('personal', [1, 2, 3]);
    const diagnosis = column('diagnostico', { type: 'texto', maxLength: 4, domain: { kind: 'diagnosis' } });
    const guide = smallGuide([clues, service, staff, diagnosis, date('nacimiento'), date('consulta')], {
      age,
      rules: [
        rule('unidad', { column: 'clues', must: { properties: { 'clues@typology': { const: 'T' } } } }),
        rule('servicio', { column: 'servicio', must: { properties: { personal: { memberOf: 'servicio@staff' } } } }),
        rule('cronico', { column: 'diagnostico', must: { properties: { 'diagnostico@chronic': { const: 'SI' } } } }),
      ],
    });
    const line = `${CLUES}|4|2|E119|01/01/2000|15/10/2024`;
    const entries = (typology: string, list: string, chronic: string) => [
      { id: 'clues', entries: [{ key: CLUES, extra: { typology } }] },
      { id: 'servicios-por-personal', entries: [{ key: '4', extra: { staff: list } }] },
      { id: 'cie-10', entries: [{ key: 'E119', extra: { chronic } }] },
    ];
    const broken = (catalogs: ReturnType<typeof catalogSet> | undefined): readonly string[] =>
      readLines(guide, [line], { catalogs }).findings.map(({ rule: id }) => id.replace('giis-regla-prueba-', ''));

    it('tells a rule from the entry of the key', () => {
      expect(broken(catalogSet(entries('T', '1,2', 'SI')))).toEqual([]);
      expect([...broken(catalogSet(entries('M', '1,3', 'NO')))].sort()).toEqual(['cronico', 'servicio', 'unidad']);
    });

    it('cannot tell without the catalogue, the key or the datum', () => {
      expect(broken(undefined)).toEqual([]);
      expect(broken(catalogSet([]))).toEqual([]);
      expect(broken(catalogSet([{ id: 'clues', entries: [{ key: 'OTRA' }] }]))).toEqual([]);
      expect(broken(catalogSet([{ id: 'cie-10', entries: [{ key: 'E119', extra: {} }] }]))).toEqual([]);
    });

    it('takes the edition valid on the day of the care', () => {
      const [old] = entries('M', '1', 'NO');
      const [recent] = entries('T', '1', 'NO');
      const from = (day: string) => catalogSet([old, { ...recent, validFrom: day }]);
      expect(broken(from('2024-10-15'))).toEqual([]);
      expect(broken(from('2024-10-16'))).toEqual(['unidad']);
      const later = { ...old, validFrom: '2024-10-16' };
      expect(broken(catalogSet([old]))).toEqual(['unidad']);
      expect(broken(catalogSet([later]))).toEqual([]);
    });
  });
});
