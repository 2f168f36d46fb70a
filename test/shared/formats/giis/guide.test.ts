import { describe, expect, it } from 'vitest';
import type { Guide, GuideRule, Relation } from '../../../../shared/formats/giis/guide.ts';
import { parseGuide } from '../../../../shared/formats/giis/index.ts';
import { column, smallGuide } from '../../../support/giis/small-guide.ts';

const RULE: GuideRule = {
  id: 'b-con-a',
  title: 'B se llena con A',
  failureTitle: 'B está vacío con A',
  why: 'Sin B no se entiende A.',
  remedy: 'Llene B.',
  confidence: 'confirmed',
  column: 'b',
  when: { properties: { a: { const: 1 } } },
  must: { properties: { b: { not: { const: -1 } } } },
  examples: {
    valid: [{ a: 1, b: 2 }],
    invalid: [
      { a: 1, b: -1 },
      { b: -1, a: 1 },
    ],
  },
};
const COLUMNS = [
  column('a', {
    type: 'numerico',
    domain: { kind: 'keys', values: [0, 1] },
    examples: { valid: ['1'], invalid: ['7', 'X'] },
  }),
  column('b', {
    type: 'numerico',
    domain: { kind: 'key' },
    notApplicable: [-1],
    examples: { valid: ['1'], invalid: ['X', '1.5'] },
  }),
  column('clues', { domain: { kind: 'clues' } }),
  column('nacimiento', { type: 'fecha', domain: { kind: 'date' } }),
  column('atencion', { type: 'fecha', domain: { kind: 'date' } }),
];
const born = (nacimiento: string) => ({ nacimiento, atencion: '2024-10-15' });
const breach = (rule: string, nacimiento: string) => ({ rule, column: 'nacimiento', cells: born(nacimiento) });
const DATES: Relation = {
  kind: 'dates',
  confidence: 'confirmed',
  birth: 'nacimiento',
  care: 'atencion',
  maxAge: 120,
  examples: {
    valid: [born('1990-01-01')],
    invalid: [
      breach('giis-regla-nacimiento-antes-de-consulta', '2024-10-16'),
      breach('giis-regla-nacimiento-antes-de-consulta', '2025-01-01'),
      breach('giis-regla-edad-maxima', '1903-10-15'),
      breach('giis-regla-edad-maxima', '1850-01-01'),
    ],
  },
};
const ROWS = (ones: number) => [
  { rows: ones, cells: { a: 1 } },
  { rows: 17, cells: { a: 0 } },
];
const GUIDE: Guide = smallGuide(COLUMNS, {
  age: { birth: 'nacimiento', at: 'atencion' },
  rules: [RULE],
  relations: [DATES],
  batch: [
    {
      id: 'a-escaso',
      kind: 'share',
      title: 'A es escaso',
      failureTitle: 'A no es escaso',
      why: 'Se perdería B.',
      remedy: 'Revise A.',
      confidence: 'confirmed',
      columns: ['a'],
      value: '1',
      limit: 0.15,
      examples: { valid: [ROWS(3)], invalid: [ROWS(4), ROWS(17)] },
    },
  ],
});
const withRule = (change: object): object => ({ ...GUIDE, rules: [{ ...RULE, ...change }] });
const withRelation = (examples: object): object => ({
  ...GUIDE,
  relations: [{ ...DATES, examples: { ...DATES.examples, ...examples } }],
});
const withBatch = (examples: object): object => ({
  ...GUIDE,
  batch: [{ ...GUIDE.batch[0], examples: { ...GUIDE.batch[0].examples, ...examples } }],
});
const withColumn = (change: object): object => ({
  ...GUIDE,
  columns: [{ ...COLUMNS[0], position: 1, ...change }, ...GUIDE.columns.slice(1)],
});

describe('parseGuide', () => {
  it('gives back a guide in good order', () => {
    expect(parseGuide(JSON.parse(JSON.stringify(GUIDE)))).toEqual(GUIDE);
  });

  it.each([
    ['another schema', { ...GUIDE, schema: 'cotejo/giis-guide@1' }, /No es un diccionario/],
    ['no object', 'x', /No es un diccionario/],
    ['an empty title', { ...GUIDE, title: '' }, /«title»/],
    ['no columns', { ...GUIDE, columns: [] }, /«columns»/],
    ['an unknown member', { ...GUIDE, restriciones: [] }, /«restriciones»/],
    ['no relations', { ...GUIDE, relations: undefined }, /«relations»/],
    ['an age of a column that is not there', { ...GUIDE, age: { birth: 'x', at: 'a' } }, /columna x/],
    ['a relation of an unknown kind', { ...GUIDE, relations: [{ kind: 'otra' }] }, /Relación 1 .*no se conoce/],
    [
      'a relation of an unknown column',
      { ...GUIDE, relations: [{ ...GUIDE.relations[0], care: 'x' }] },
      /Relación 1 .*«x»/,
    ],
    [
      'a batch rule of an unknown column',
      { ...GUIDE, batch: [{ ...GUIDE.batch[0], columns: ['x'] }] },
      /a-escaso.*«x»/,
    ],
    ['a share above one', { ...GUIDE, batch: [{ ...GUIDE.batch[0], limit: 15 }] }, /a-escaso.*«limit»/],
    ['a rule twice', { ...GUIDE, rules: [RULE, RULE] }, /b-con-a se repite/],
    ['a block twice', { ...GUIDE, blocks: [...GUIDE.blocks, ...GUIDE.blocks] }, /bloque unidad se repite/],
    ['a layout backwards', { ...GUIDE, layouts: [{ groups: [{ name: 'g', from: 'b', to: 'a' }] }] }, /grupo g/],
  ])('refuses %s', (_name, guide, message) => {
    expect(() => parseGuide(guide)).toThrow(message);
  });

  it.each([
    ['position', { position: 7 }, /«position»/],
    ['type', { type: 'fecha-hora' }, /«type»/],
    ['block', { block: 'otro' }, /columna a .*«otro»/],
    ['name used twice', { name: 'B' }, /nombre de columna b se repite/i],
    ['half a range', { domain: { kind: 'range', min: 1 } }, /«domain» le falta «max»/],
    ['a range upside down', { domain: { kind: 'range', min: 2, max: 1, decimals: 0 } }, /mínimo/],
    ['an unknown domain', { domain: { kind: 'otro' } }, /«domain».*no se conoce/],
    ['an old condition', { appliesWhen: [] }, /«appliesWhen»/],
    ['an unknown catalogue', { lookup: { catalog: 'nada' } }, /«lookup» «catalog»/],
    ['an unknown prefix', { lookup: { catalog: 'paises', prefix: ['x'] } }, /columna a pide la columna x/],
    ['an unknown neutral field', { feeds: ['paciente.curp'] }, /«feeds»/],
    [
      'groups in groups',
      {
        domain: {
          kind: 'groups',
          max: 1,
          numbered: true,
          fields: [{ name: 'x', mandatory: true, domain: { kind: 'groups' } }],
        },
      },
      /elemento 1 «domain»/,
    ],
    ['one bad example only', { examples: { valid: ['1'], invalid: ['7'] } }, /dos ejemplos/],
    ['no good example', { examples: { valid: [], invalid: ['7', '8'] } }, /ejemplo válido/],
  ])('names the column whose %s is at fault', (_name, change, message) => {
    expect(() => parseGuide(withColumn(change))).toThrow(message);
  });

  it('asks for no bad example where nothing is judged', () => {
    const free = { confidence: 'uncertain', examples: { valid: ['1'], invalid: [] } };
    expect(parseGuide(withColumn(free)).columns[0].confidence).toBe('uncertain');
  });

  it.each([
    ['an id that is not kebab-case', { id: 'B con A' }, /Regla «B con A».*«id»/],
    ['no remedy', { remedy: ' ' }, /b-con-a.*«remedy»/],
    ['a column that it does not speak of', { column: 'clues' }, /«clues» no aparece/],
    ['a name that is no column', { must: { properties: { b: { const: 1 }, x: { const: 1 } } } }, /«x» no es columna/],
    ['an unknown fact', { must: { properties: { b: { equals: 'edadSemanas' } } } }, /«edadSemanas»/],
    ['a datum of an unknown column', { must: { properties: { b: { memberOf: 'x@staff' } } } }, /«x@staff»/],
    ['an unknown keyword', { must: { properties: { b: { pattern: 'x' } } } }, /«pattern»/],
    ['a schema that says nothing', { must: {} }, /«must» no dice nada/],
    ['an unknown category of CIE-10', { must: { properties: { b: { cie10: ['o24'] } } } }, /CIE-10/],
    [
      'an example short of a value',
      { examples: { valid: [{ a: 1 }], invalid: RULE.examples.invalid } },
      /cuánto vale «b»/,
    ],
    [
      'an example with a strange name',
      { examples: { valid: [{ a: 1, b: 1, z: 1 }], invalid: RULE.examples.invalid } },
      /«z»/,
    ],
    ['one bad example', { examples: { valid: [{ a: 1, b: 1 }], invalid: [{ a: 1, b: -1 }] } }, /«invalid»/],
  ])('names the rule that has %s', (_name, change, message) => {
    expect(() => parseGuide(withRule(change))).toThrow(message);
  });

  const { invalid } = DATES.examples;
  it.each([
    ['no examples', { ...GUIDE, relations: [{ ...DATES, examples: undefined }] }, /«examples»/],
    ['no good example', withRelation({ valid: [] }), /«valid»/],
    ['an example short of a column', withRelation({ valid: [{ nacimiento: '1990-01-01' }] }), /cuánto vale «atencion»/],
    ['an example with a strange name', withRelation({ valid: [{ ...born('1990-01-01'), z: 1 }] }), /«z»/],
    ['one bad example of one of its rules', withRelation({ invalid: invalid.slice(1) }), /antes-de-consulta» o más/],
    [
      'a bad example of another rule',
      withRelation({ invalid: [...invalid, { ...invalid[0], rule: 'giis-regla-rango' }] }),
      /no es regla suya/,
    ],
    [
      'a bad example at a column of others',
      withRelation({ invalid: [...invalid, { ...invalid[0], column: 'a' }] }),
      /no es columna suya/,
    ],
  ])('names the relation that has %s', (_name, guide, message) => {
    expect(() => parseGuide(guide)).toThrow(message);
    expect(() => parseGuide(guide)).toThrow(/Relación 1 /);
  });

  it.each([
    ['no examples', { ...GUIDE, batch: [{ ...GUIDE.batch[0], examples: undefined }] }, /«examples»/],
    ['one bad example', withBatch({ invalid: [ROWS(4)] }), /«invalid»/],
    ['an example without rows', withBatch({ valid: [[]] }), /«valid»/],
    ['an example of no rows', withBatch({ valid: [[{ rows: 0, cells: { a: 1 } }]] }), /«rows»/],
    ['an example short of a column', withBatch({ valid: [[{ rows: 1, cells: { b: 1 } }]] }), /cuánto vale «a»/],
    ['an example of too many rows', withBatch({ valid: [ROWS(1_000_000)] }), /pasa de 10000 filas/],
  ])('names the batch rule that has %s', (_name, guide, message) => {
    expect(() => parseGuide(guide)).toThrow(message);
    expect(() => parseGuide(guide)).toThrow(/a-escaso/);
  });

  it('does not go down without end', () => {
    let must: object = { properties: { b: { const: 1 } } };
    for (let depth = 0; depth < 5000; depth++) must = { not: must };
    expect(() => parseGuide(withRule({ must }))).toThrow(/anida demasiadas/);
  });
});
