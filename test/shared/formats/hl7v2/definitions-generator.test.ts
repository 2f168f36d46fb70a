import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FieldDefinition, StructureNode } from '../../../../shared/formats/hl7v2/definitions/model.ts';
import { readNodes } from '../../../../shared/formats/hl7v2/definitions/notation.ts';
import { PROJECT, RESOURCES } from '../../../support/project.ts';

type Fields = Record<string, FieldDefinition[]>;
interface Facts {
  readonly segments: Fields;
  readonly types: Fields;
  readonly structures: Record<string, readonly StructureNode[]>;
}
type Log = (rule: string, at: string, from: unknown, to: unknown) => void;

const load = async <T>(name: string): Promise<T> => (await import(join(PROJECT, 'scripts', 'hl7v2', name))) as T;
const sourceFacts = await load<{
  mainFacts(version: string): Facts;
  otherFacts(): Promise<(version: string) => Facts>;
}>('facts.mjs');
const fieldRules = await load<{
  settleKnownFields(facts: Facts, before: Facts, version: string, log: Log): void;
  settlePackageFields(facts: Facts, other: Facts, neighbours: readonly (Facts | undefined)[], log: Log): void;
  settleRarelyRequired(facts: Facts, all: readonly Facts[], log: Log): void;
  settleFieldsByNeighbours(facts: Facts, neighbours: readonly (Facts | undefined)[], log: Log): void;
}>('settle-fields.mjs');
const structureRules = await load<{
  settleKnownStructures(facts: Facts, previous: Facts, version: string, log: Log): void;
  settleStructuresByNeighbours(facts: Facts, neighbours: readonly (Facts | undefined)[], log: Log): void;
}>('settle-structures.mjs');
const missingRules = await load<{
  addMissingStructures(
    facts: Facts,
    all: ReadonlyMap<string, Facts>,
    version: string,
    shared: ReadonlyMap<string, string>,
    log: Log,
  ): void;
  addMissingSegments(facts: Facts, all: ReadonlyMap<string, Facts>, version: string, log: Log): void;
  replaceBrokenStructures(facts: Facts, all: ReadonlyMap<string, Facts>, version: string, log: Log): void;
}>('settle-missing.mjs');
const { writeNodes } = await load<{ writeNodes(nodes: readonly StructureNode[]): string }>('notation.mjs');
const { codeTables } = await load<{ codeTables(): Map<number, { codes: Set<string>; isOpen: boolean }> }>(
  'code-tables.mjs',
);
const { generate, outputs } = await load<{
  generate(): Promise<Record<string, unknown>>;
  readonly outputs: readonly string[];
}>('tables.mjs');

const field = (changes: Partial<FieldDefinition> = {}): FieldDefinition => ({
  type: 'ST',
  usage: 'O',
  max: 1,
  length: 0,
  table: 0,
  ...changes,
});
const facts = (changes: Partial<Facts> = {}): Facts => ({ segments: {}, types: {}, structures: {}, ...changes });
const one = (changes: Partial<FieldDefinition>): Facts => facts({ segments: { ABC: [field(changes)] } });
const trees = (texts: Record<string, string>): Facts =>
  facts({ structures: Object.fromEntries(Object.entries(texts).map(([id, text]) => [id, readNodes(text)])) });

/** The rules that a step applied. */
function rulesOf(step: (log: Log) => void): readonly string[] {
  const rules: string[] = [];
  step((rule) => rules.push(rule));
  return rules;
}

describe('the two packages', () => {
  const { mainFacts, otherFacts } = sourceFacts;
  const versions = ['2.3', '2.3.1', '2.4', '2.5', '2.5.1', '2.6', '2.7', '2.7.1'];

  it('agree on type, usage and repetition of every field that both have', async () => {
    const other = await otherFacts();
    const differences = versions.flatMap((version) => {
      const { segments } = other(version);
      return Object.entries(mainFacts(version).segments).flatMap(([name, fields]) =>
        fields.flatMap((own, i) => {
          const given = segments[name]?.[i];
          const same =
            given === undefined ||
            [own, given].every((it) => it.type === own.type && it.usage === own.usage && it.max === own.max);
          return same || `${version} ${name}-${i + 1}` === '2.5.1 OBX-2' ? [] : [`${version} ${name}-${i + 1}`];
        }),
      );
    });
    expect(differences).toEqual([]);
  });

  it('say nothing of 2.8: the one that has it repeats 2.7.1', async () => {
    const other = await otherFacts();
    expect(other('2.8')).toEqual(other('2.7.1'));
  });
});

describe('how differences in fields are settled', () => {
  it.each([
    ['a requirement of one version', { usage: 'R' }, {}, {}, { usage: 'O' }, ['obligatorio-solo-aqui']],
    ['a requirement that a neighbour shares', { usage: 'R' }, { usage: 'R' }, {}, { usage: 'R' }, []],
    ['fewer repetitions', { max: 1 }, { max: Infinity }, { max: 3 }, { max: 3 }, ['repeticiones-solo-aqui']],
    ['more repetitions', { max: 9 }, { max: 1 }, { max: 1 }, { max: 9 }, []],
    [
      'a table of one version',
      { type: 'ID', table: 5 },
      { type: 'ID', table: 6 },
      { type: 'ID', table: 6 },
      { table: 6 },
      ['tabla-solo-aqui'],
    ],
    ['a shorter length', { length: 2 }, { length: 20 }, { length: 10 }, { length: 10 }, ['longitud-solo-aqui']],
    ['no length', { length: 0 }, { length: 20 }, { length: 10 }, { length: 0 }, []],
  ] as const)('%s', (_, here, before, after, expected, rules) => {
    const settled = one(here);
    const applied = rulesOf((log) => fieldRules.settleFieldsByNeighbours(settled, [one(before), one(after)], log));
    expect([settled.segments.ABC[0], applied]).toEqual([{ ...field(here), ...expected }, rules]);
  });

  it('says nothing of the earliest and the latest version, which have one neighbour', () => {
    const settled = one({ usage: 'R' });
    expect(rulesOf((log) => fieldRules.settleFieldsByNeighbours(settled, [undefined, one({})], log))).toEqual([]);
  });

  it('does not require what fewer than half of the versions require', () => {
    const all = [one({ usage: 'R' }), one({}), one({})];
    const settled = one({ usage: 'R' });
    expect(rulesOf((log) => fieldRules.settleRarelyRequired(settled, all, log))).toEqual(['obligatorio-en-pocas']);
    expect(settled.segments.ABC[0].usage).toBe('O');
    const common = one({ usage: 'R' });
    fieldRules.settleRarelyRequired(common, [one({ usage: 'R' }), one({})], () => undefined);
    expect(common.segments.ABC[0].usage).toBe('R');
  });

  it('corrects what is known to be wrong', () => {
    const known = (version: string, here: Partial<FieldDefinition>, before: Partial<FieldDefinition> = {}) => {
      const settled = { ...one(here), types: { CX: [field()] } };
      const rules = rulesOf((log) => fieldRules.settleKnownFields(settled, one(before), version, log));
      return [settled.segments.ABC[0], rules];
    };
    expect(known('2.7', { usage: 'B' }, { type: 'CX' })).toEqual([field({ usage: 'W', type: 'CX' }), ['retirado']]);
    expect(known('2.7', {}, { type: 'varies' })).toEqual([field({ type: 'varies' }), ['tipo-variable']]);
    expect(known('2.5', { type: 'CX', table: 61 })).toEqual([field({ type: 'CX' }), ['tabla-en-compuesto']]);
    expect(known('2.7', { type: 'CX', length: 4 })).toEqual([field({ type: 'CX' }), ['longitud-de-compuesto']]);
    expect(known('2.5.1', { type: 'ID', max: 125, table: 125 })).toEqual([
      field({ type: 'ID', table: 125 }),
      ['repeticiones-por-tabla'],
    ]);
    expect(known('2.5', { type: 'ID', table: 125 })).toEqual([field({ type: 'ID', table: 125 }), []]);
  });

  it('takes of the second package what can only make a message sound', () => {
    const own = facts({
      segments: { ABC: [field({ type: 'CE' }), field({ type: 'CE' })] },
      types: { PN: [], TS: [field()] },
    });
    const other = facts({
      segments: {
        ABC: [field({ type: 'CE', table: 5, length: 9 }), field({ type: 'CE', table: 6 }), field({ usage: 'R' })],
      },
      types: { PN: [field()], TS: [field(), field()], OLD: [] },
    });
    const neighbour = facts({ segments: { ABC: [field({ type: 'CE', table: 5 })] } });
    const rules = rulesOf((log) => fieldRules.settlePackageFields(own, other, [neighbour, undefined], log));
    expect(own.segments.ABC).toEqual([field({ type: 'CE', table: 5 }), field({ type: 'CE' }), field()]);
    expect(own.types).toEqual({ PN: [], TS: [field(), field()] });
    expect([...rules].sort()).toEqual([
      'al-final',
      'al-final',
      'heredado-entero',
      'longitud-heredada',
      'tabla-confirmada',
      'tabla-heredada',
    ]);
  });
});

describe('how differences in structures are settled', () => {
  const settle = (
    here: string,
    before: string | undefined,
    after: string | undefined,
  ): readonly [string, readonly string[]] => {
    const settled = trees({ ABC_X01: here });
    const around = [before, after].map((text) => (text === undefined ? undefined : trees({ ABC_X01: text })));
    const rules = rulesOf((log) => structureRules.settleStructuresByNeighbours(settled, around, log));
    return [writeNodes(settled.structures.ABC_X01), rules];
  };

  it.each([
    ['MSH PID', 'MSH PID?', 'MSH PID*', 'MSH PID?', ['cardinalidad-solo-aqui']],
    ['MSH PID', 'MSH PID?', 'MSH PID', 'MSH PID', []],
    ['MSH PID', 'MSH PID?', undefined, 'MSH PID', []],
    ['MSH G(PID)', 'MSH G(PID)*', undefined, 'MSH G(PID)*', ['grupo-de-una-vez']],
    ['MSH G(PID)+', 'MSH G(PID)*', undefined, 'MSH G(PID)+', []],
    ['MSH ROL? PV1 ROL', 'MSH ROL PV1 ROL?', 'MSH ROL PV1 ROL?', 'MSH ROL? PV1 ROL?', ['cardinalidad-solo-aqui']],
  ])('%s between %s and %s is %s', (here, before, after, expected, rules) => {
    expect(settle(here, before, after)).toEqual([expected, rules]);
  });

  it('gives choices a cardinality, and messages their optional headers', () => {
    const option = (max: number): StructureNode => ({
      kind: 'segment',
      name: 'OBR',
      min: max === 1 ? 1 : 0,
      max,
      nodes: [],
    });
    const choice = (max: number): StructureNode => ({
      kind: 'choice',
      name: '',
      min: 0,
      max: Infinity,
      nodes: [option(max), { ...option(max), name: 'RXO' }],
    });
    const made = (version: string, max: number): string => {
      const settled = facts({ structures: { ORM_O01: [...readNodes('MSH'), choice(max)] } });
      structureRules.settleKnownStructures(settled, facts(), version, () => undefined);
      return writeNodes(settled.structures.ORM_O01);
    };
    expect([made('2.4', 1), made('2.5', 1), made('2.7', Infinity)]).toEqual([
      'MSH <OBR|RXO>',
      'MSH SFT* <OBR|RXO>',
      'MSH SFT* UAC? <OBR|RXO>*',
    ]);
  });

  it('mends a structure that lost its beginning', () => {
    const settled = trees({ ABC_X01: 'EVN PID', ABC_X02: 'PID' });
    const previous = trees({ ABC_X01: 'MSH NTE EVN PID' });
    const rules = rulesOf((log) => structureRules.settleKnownStructures(settled, previous, '2.4', log));
    expect(rules).toEqual(['sin-principio', 'sin-principio']);
    expect(writeNodes(settled.structures.ABC_X01)).toBe('MSH NTE EVN PID');
    expect(writeNodes(settled.structures.ABC_X02)).toBe('MSH PID');
  });

  it('lets the orders of care plans be of any kind, and answers tell of an order by its number', () => {
    const settled = trees({
      PPR_PC1: 'MSH ORDER(ORC ORDER_DETAIL(OBR RXO NTE*)?)*',
      ORR_O02: 'MSH MSA RESPONSE(ORDER(ORC <OBR|RXO> NTE*)+)?',
    });
    const rules = rulesOf((log) => structureRules.settleKnownStructures(settled, settled, '2.4', log));
    expect(rules).toEqual(['detalle-de-la-orden', 'eleccion', 'respuesta-sin-detalle']);
    expect(writeNodes(settled.structures.PPR_PC1)).toBe(
      'MSH ORDER(ORC ORDER_DETAIL(<OBR|RQD|RQ1|RXO|RXE|ODS|ODT> NTE*)?)*',
    );
    expect(writeNodes(settled.structures.ORR_O02)).toBe('MSH MSA RESPONSE(ORDER(ORC <OBR|RXO>? NTE*)+)?');
  });

  it('lets SFT follow MSH also where the tree has it later', () => {
    const settled = trees({ ORL_O22: 'MSH MSA ERR* SFT*' });
    structureRules.settleKnownStructures(settled, settled, '2.5', () => undefined);
    expect(writeNodes(settled.structures.ORL_O22)).toBe('MSH SFT* MSA ERR* SFT*');
  });

  it('puts the tree of the next version in the place of one that fell apart', () => {
    const here = { ...trees({ MFK_M01: 'MSH MSA MFI MFI' }), segments: { MSH: [], MSA: [], MFI: [] } };
    const next = trees({ MFK_M01: 'MSH MSA ERR? MFI' });
    const all = new Map([
      ['2.3', here],
      ['2.3.1', next],
    ]);
    expect(rulesOf((log) => missingRules.replaceBrokenStructures(here, all, '2.3', log))).toEqual(['estructura-rota']);
    expect(writeNodes(here.structures.MFK_M01)).toBe('MSH MSA MFI');
  });

  it('takes what a version misses from later ones', () => {
    const later = {
      ...trees({ ABC_X01: 'MSH NEW? PID' }),
      segments: { NEW: [field()], PID: [field()], MSH: [field()] },
    };
    const here = {
      ...facts({ segments: { MSH: [field()] } }),
      structures: { ABC_X02: readNodes('MSH PID') } as Record<string, readonly StructureNode[]>,
    };
    const all = new Map([
      ['2.3', trees({ ABC_X01: 'MSH', ABC_X03: 'MSH' })],
      ['2.4', here],
      ['2.5', later],
    ]);
    const rules = rulesOf((log) => {
      missingRules.addMissingSegments(here, all, '2.4', log);
      missingRules.addMissingStructures(here, all, '2.4', new Map(), log);
    });
    expect(rules).toEqual(['segmento-ausente', 'estructura-ausente']);
    expect(writeNodes(here.structures.ABC_X01 ?? [])).toBe('MSH PID');
    expect(Object.keys(here.structures)).not.toContain('ABC_X03');
  });
});

describe('the generated code tables', () => {
  const tables = codeTables();

  it('have codes and no words in their place', () => {
    const odd = [...tables].flatMap(([number, { codes }]) =>
      [...codes].filter((code) => /\.\.\.|~|^$|SUGGESTION|xxx|nnn/.test(code)).map((code) => [number, code]),
    );
    expect(odd).toEqual([]);
  });

  it('write ranges out and tell open tables', () => {
    expect(tables.get(350)!.codes.has('48')).toBe(true);
    expect(tables.get(200)!.isOpen).toBe(true);
    expect(tables.get(85)!.isOpen).toBe(false);
  });
});

describe('the generated files', () => {
  it('are what the generator makes, the same each time, and no bigger than they may be', async () => {
    const contents = await generate();
    expect(Object.keys(contents).sort()).toEqual([...outputs].sort());
    const texts = outputs.map((name) => readFileSync(join(RESOURCES, 'hl7v2', name), 'utf8'));
    expect(texts).toEqual(outputs.map((name) => JSON.stringify(contents[name])));
    expect(texts.join('').length).toBeLessThan(1_000_000);
  });
});
