import { describe, expect, it } from 'vitest';
import { createCatalog, createCatalogSet } from '../../../../shared/catalogs/create.ts';
import { createTerminology } from '../../../../shared/formats/fhir/terminology/index.ts';
import { r4TerminologyTables, sourceOfResources } from '../../../support/fhir/terminology.ts';

const COLORS = 'http://ejemplo.mx/CodeSystem/colores';
const SET = 'http://ejemplo.mx/ValueSet/lista';

/** Synthetic: warm (red, orange > amber) and cold (blue), blue out of use. */
const colors = {
  resourceType: 'CodeSystem',
  url: COLORS,
  content: 'complete',
  caseSensitive: true,
  property: [{ code: 'tono', type: 'string' }],
  concept: [
    {
      code: 'calido',
      concept: [
        { code: 'rojo', display: 'Rojo', property: [{ code: 'tono', valueString: 'primario' }] },
        { code: 'naranja', concept: [{ code: 'ambar', designation: [{ language: 'en', value: 'Amber' }] }] },
      ],
    },
    { code: 'frio', concept: [{ code: 'azul', property: [{ code: 'tono', valueString: 'primario' }] }] },
    { code: 'tierra', property: [{ code: 'parent', valueCode: 'calido' }] },
  ],
};

const list = (compose: object, url = SET, more: object = {}) => ({ resourceType: 'ValueSet', url, compose, ...more });
const filter = (property: string, op: string, value: string) => ({ system: COLORS, filter: [{ property, op, value }] });

function terminologyWith(...resources: readonly object[]) {
  return createTerminology(r4TerminologyTables(), undefined, [sourceOfResources([colors, ...resources])]);
}

/** Codes of the synthetic system that a value set has; '?' behind those that nobody can tell. */
function members(compose: object): string {
  const terminology = terminologyWith(list(compose));
  const codes = ['calido', 'rojo', 'naranja', 'ambar', 'frio', 'azul', 'tierra'];
  return codes
    .flatMap((code) => {
      const is = terminology.memberOf(SET, COLORS, code);
      return is === null ? `${code}?` : is ? code : [];
    })
    .join(' ');
}

describe('members of a value set', () => {
  it.each([
    ['a whole system', { include: [{ system: COLORS }] }, 'calido rojo naranja ambar frio azul tierra'],
    ['a list', { include: [{ system: COLORS, concept: [{ code: 'rojo' }] }] }, 'rojo'],
    ['is-a', { include: [filter('concept', 'is-a', 'calido')] }, 'calido rojo naranja ambar tierra'],
    ['descendent-of', { include: [filter('concept', 'descendent-of', 'calido')] }, 'rojo naranja ambar tierra'],
    ['is-not-a', { include: [filter('concept', 'is-not-a', 'calido')] }, 'frio azul'],
    ['a property', { include: [filter('tono', '=', 'primario')] }, 'rojo azul'],
    ['in', { include: [filter('code', 'in', 'rojo, azul')] }, 'rojo azul'],
    ['not-in', { include: [filter('code', 'not-in', 'rojo,azul')] }, 'calido naranja ambar frio tierra'],
    ['exists', { include: [filter('tono', 'exists', 'true')] }, 'rojo azul'],
    ['absence', { include: [filter('parent', 'exists', 'false')] }, 'calido frio'],
    ['a safe pattern', { include: [filter('code', 'regex', '[a-f]+')] }, ''],
    ['another safe pattern', { include: [filter('code', 'regex', '[a-z]{4}')] }, 'rojo frio azul'],
    [
      'what is excluded',
      { include: [{ system: COLORS }], exclude: [filter('concept', 'is-a', 'calido')] },
      'frio azul',
    ],
  ])('by %s', (_title, compose, expected) => expect(members(compose)).toBe(expected));

  it.each([
    ['a pattern of more than linear time', filter('code', 'regex', '(a+)+$')],
    ['two unlimited repetitions', filter('code', 'regex', '[a-z]*[a-z]*x')],
    ['an operator that R4 does not have', filter('code', 'child-of', 'calido')],
    ['a code that is not there', filter('concept', 'is-a', 'verde')],
    ['a filter without a value', { system: COLORS, filter: [{ property: 'code', op: '=' }] }],
    ['another edition', { system: COLORS, version: '9' }],
  ])('cannot be told with %s', (_title, include) => {
    const every = 'calido? rojo? naranja? ambar? frio? azul? tierra?';
    expect(members({ include: [include] })).toBe(every);
  });

  it('must be of the system and of all imported value sets', () => {
    const warm = list({ include: [filter('concept', 'is-a', 'calido')] }, 'http://ejemplo.mx/ValueSet/calidos');
    const primary = list({ include: [filter('tono', '=', 'primario')] }, 'http://ejemplo.mx/ValueSet/primarios');
    const both = list({ include: [{ valueSet: [`${warm.url}|1.0`, primary.url] }] });
    const terminology = terminologyWith(warm, primary, both);
    const is = ['rojo', 'azul', 'ambar'].map((code) => terminology.memberOf(SET, COLORS, code));
    expect(is).toEqual([true, false, false]);
    expect([...terminology.membership(SET)!.systems()]).toEqual([COLORS]);
  });

  it('of an imported value set that is not at hand cannot be told', () => {
    const terminology = terminologyWith(
      list({ include: [{ system: COLORS, valueSet: ['http://ejemplo.mx/ValueSet/x'] }] }),
    );
    expect(terminology.memberOf(SET, COLORS, 'rojo')).toBeNull();
    expect(terminology.memberOf(SET, 'http://loinc.org', '8480-6')).toBe(false);
  });

  it('may be told by an expansion that is whole', () => {
    const contains = [{ system: COLORS, code: 'rojo', contains: [{ system: COLORS, code: 'azul' }] }];
    const whole = { resourceType: 'ValueSet', url: SET, expansion: { total: 2, contains } };
    expect(terminologyWith(whole).memberOf(SET, COLORS, 'azul')).toBe(true);
    expect(terminologyWith(whole).memberOf(SET, COLORS, 'ambar')).toBe(false);
    const part = { ...whole, expansion: { total: 3, contains } };
    expect(terminologyWith(part).memberOf(SET, COLORS, 'ambar')).toBeNull();
  });

  it('ends where value sets import each other in a circle, or without end', () => {
    const one = list({ include: [{ valueSet: ['http://ejemplo.mx/ValueSet/dos'] }] });
    const two = list({ include: [{ valueSet: [SET, SET] }, { system: COLORS }] }, 'http://ejemplo.mx/ValueSet/dos');
    expect(terminologyWith(one, two).memberOf(SET, COLORS, 'rojo')).toBe(true);
    expect(terminologyWith(one, two).memberOf(SET, COLORS, 'verde')).not.toBe(true);
    const name = (n: number): string => `http://ejemplo.mx/ValueSet/${n}`;
    const chain = Array.from({ length: 20_000 }, (_, n) =>
      list({ include: [{ valueSet: [name(n + 1)] }, { valueSet: [name(n + 1)] }] }, name(n)),
    );
    expect(terminologyWith(...chain).memberOf(name(0), COLORS, 'rojo')).toBeNull();
  });

  it('ends where concepts stand under each other in a circle', () => {
    const url = 'http://ejemplo.mx/CodeSystem/circulo';
    const parent = (code: string, valueCode: string) => ({ code, property: [{ code: 'parent', valueCode }] });
    const circle = { ...colors, url, concept: [parent('a', 'b'), parent('b', 'a'), { code: 'c' }] };
    const include = [{ system: url, filter: [{ property: 'concept', op: 'is-a', value: 'a' }] }];
    const terminology = terminologyWith(circle, list({ include }));
    expect(['a', 'b', 'c'].map((code) => terminology.memberOf(SET, url, code))).toEqual([true, true, false]);
  });
});

describe('codes of a system', () => {
  const terminology = terminologyWith({ ...colors, url: 'http://ejemplo.mx/CodeSystem/parte', content: 'fragment' });

  it('exist, do not, or cannot be told', () => {
    expect(terminology.hasCode(COLORS, 'ambar')).toBe(true);
    expect(terminology.hasCode(COLORS, 'Ambar')).toBe(false);
    expect(terminology.hasCode('http://ejemplo.mx/CodeSystem/parte', 'verde')).toBeNull();
    expect(terminology.hasCode('http://ejemplo.mx/otro', 'verde')).toBeNull();
    expect(terminology.hasCode('constructor', 'name')).toBeNull();
    expect(terminology.hasCode('http://loinc.org', '8480-6')).toBeNull();
    expect(terminology.hasCode('http://unitsofmeasure.org', 'mg/dL')).toBe(true);
    expect(terminology.hasCode('urn:iso:std:iso:4217', 'MXN')).toBe(true);
    expect(terminology.hasCode('urn:iso:std:iso:4217', 'MXX')).toBe(false);
    expect(terminology.hasCode('urn:iso:std:iso:3166', 'MX')).toBe(true);
    expect(terminology.hasCode('urn:iso:std:iso:3166', 'QQ')).toBeNull();
  });

  it('differ by case alone only where the system says that case counts', () => {
    const cases = [true, false, undefined].map((caseSensitive) => {
      const url = `http://ejemplo.mx/CodeSystem/${caseSensitive}`;
      return terminologyWith({ ...colors, url, caseSensitive }).hasCode(url, 'ROJO');
    });
    expect(cases).toEqual([false, true, null]);
  });

  it('of the CIE-10 are known by the catalogue, which does not refuse any', () => {
    const icd = 'http://hl7.org/fhir/sid/icd-10';
    const reference = { id: 'cie-10', title: 'CIE-10', edition: 'sintética', sha256: '', source: 'importado' } as const;
    const catalog = createCatalog(reference, [{ key: 'E119', name: 'Sintético' }]);
    const withCatalog = createTerminology(r4TerminologyTables(), createCatalogSet([catalog]));
    expect(withCatalog.hasCode(icd, 'E11.9')).toBe(true);
    expect(withCatalog.hasCode(icd, 'E11.8')).toBeNull();
    expect(terminology.hasCode(icd, 'E11.9')).toBeNull();
  });

  it('have their displays, the main one first', () => {
    expect(terminology.displays(COLORS, 'rojo')).toEqual(['Rojo']);
    expect(terminology.displays(COLORS, 'ambar')).toEqual(['', 'Amber']);
    expect(terminology.displays('http://hl7.org/fhir/administrative-gender', 'male')?.[0]).toBe('Male');
    expect(terminology.displays(COLORS, 'verde')).toBeUndefined();
  });
});

describe('tables', () => {
  const v2 = 'http://terminology.hl7.org/CodeSystem/v2-9999';
  const tree = 'http://ejemplo.mx/CodeSystem/arbol';
  const tables = {
    edition: 'sintética',
    systems: {
      [v2]: { codes: 'A~B', displays: 'Uno~Dos', otherNames: '1 Zwei' },
      [tree]: { caseSensitive: true, codes: 'raiz~rama', displays: '~Rama', parents: '~0' },
    },
    valueSets: {
      [SET]: {
        title: 'Ramas',
        include: [{ system: tree, filter: [{ property: 'concept', op: 'is-a', value: 'raiz' }] }],
      },
    },
  };

  it('say what stands in a hierarchy', () => {
    const terminology = createTerminology(tables);
    expect(['raiz', 'rama', 'x'].map((code) => terminology.memberOf(SET, tree, code))).toEqual([true, true, false]);
    expect(terminology.title(`${SET}|1`)).toBe('Ramas');
  });

  it('do not refuse codes of tables that go on growing', () => {
    expect(createTerminology(tables).hasCode(v2, 'C')).toBeNull();
    expect(createTerminology(tables).displays(v2, 'B')).toEqual(['Dos', 'Zwei']);
  });

  it('list the codes of a value set that is a list', () => {
    const terminology = createTerminology(r4TerminologyTables());
    const codes = terminology.membership('http://hl7.org/fhir/ValueSet/administrative-gender')?.codes();
    expect(codes).toEqual(['male', 'female', 'other', 'unknown']);
    expect(terminology.membership('http://hl7.org/fhir/ValueSet/mimetypes')?.codes()).toBeUndefined();
    expect(terminology.membership('http://ejemplo.mx/ninguno')).toBeUndefined();
  });
});
