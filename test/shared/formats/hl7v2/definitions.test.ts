import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createHl7Definitions } from '../../../../shared/formats/hl7v2/definitions/index.ts';
import type { StructureNode, VersionTables } from '../../../../shared/formats/hl7v2/definitions/model.ts';
import { hl7Definitions } from '../../../support/hl7v2/tables.ts';
import { RESOURCES } from '../../../support/project.ts';

const definitions = hl7Definitions();
const tables = (version: string): VersionTables => definitions.of(version).tables;
const field = (version: string, segment: string, n: number) => tables(version).segment(segment)!.fields[n - 1];
const since = (version: string) => definitions.versions.slice(definitions.versions.indexOf(version));

/** Every segment of a tree, by the names of the groups around it. */
function paths(nodes: readonly StructureNode[], path = ''): readonly string[] {
  return nodes.flatMap((node) =>
    node.kind === 'segment' ? [`${path}${node.name}`] : paths(node.nodes, `${path}${node.name}/`),
  );
}
const tree = (version: string, code: string, event: string) => tables(version).structure(code, event, '')!.nodes;

describe('fields of HL7 v2', () => {
  it.each([
    ['MSH', 9, '2.3'],
    ['MSH', 10, '2.3'],
    ['MSH', 11, '2.3'],
    ['MSH', 12, '2.3'],
    ['MSH', 7, '2.4'],
    ['EVN', 2, '2.3.1'],
    ['PID', 3, '2.3'],
    ['PID', 5, '2.3'],
    ['PV1', 2, '2.3'],
    ['OBX', 3, '2.3'],
    ['OBX', 11, '2.3'],
    ['OBR', 4, '2.3'],
    ['MSA', 1, '2.3'],
    ['MSA', 2, '2.3'],
    ['TXA', 2, '2.3'],
    ['RXA', 5, '2.3'],
    ['MFE', 4, '2.3'],
    ['DG1', 6, '2.3'],
  ])('%s-%i is required from %s on', (segment, n, first) => {
    for (const version of since(first)) expect([version, field(version, segment, n).usage]).toEqual([version, 'R']);
  });

  it.each([
    ['NK1', 7, '2.3'],
    ['OBR', 27, '2.3'],
    ['OBX', 2, '2.3'],
    ['OBX', 4, '2.3.1'],
    ['SCH', 1, '2.3'],
    ['PID', 7, '2.5.1'],
    ['PID', 2, '2.5.1'],
    ['DG1', 3, '2.5.1'],
  ])('%s-%i is not required in %s', (segment, n, version) => {
    expect(field(version, segment, n).usage).not.toBe('R');
  });

  it('says what 2.7 withdrew, with the type it had', () => {
    for (const n of [2, 4, 9, 12, 19, 20, 28]) expect(field('2.7', 'PID', n).usage).toBe('W');
    expect(field('2.7', 'PID', 2).type).toBe('CX');
    expect(field('2.6', 'PID', 2).usage).toBe('O');
    expect(field('2.7', 'OBX', 2).usage).toBe('C');
  });

  it('leaves the type of OBX-5 to OBX-2 in every version', () => {
    for (const version of definitions.versions) expect(field(version, 'OBX', 5).type).toBe('varies');
  });

  it('has types, repetitions, lengths and tables', () => {
    expect(field('2.5.1', 'PID', 3)).toEqual({ type: 'CX', usage: 'R', max: Infinity, length: 250, table: 0 });
    expect(field('2.5.1', 'PID', 8)).toEqual({ type: 'IS', usage: 'O', max: 1, length: 1, table: 1 });
    expect(field('2.7.1', 'PID', 8)).toEqual({ type: 'CWE', usage: 'O', max: 1, length: 0, table: 1 });
    expect(field('2.5.1', 'OBX', 2)).toMatchObject({ max: 1, table: 125 });
    expect(field('2.3.1', 'PID', 10)).toMatchObject({ type: 'CE', table: 5 });
  });

  it('has no table on a composite field, whose components have theirs', () => {
    for (const version of definitions.versions)
      expect(field(version, 'PV1', 3)).toMatchObject({ type: 'PL', table: 0 });
  });
});

describe('data types of HL7 v2', () => {
  it('has components, none for a primitive type, and nothing for one that nobody describes', () => {
    expect(tables('2.5.1').type('CX')!.components).toHaveLength(10);
    expect(tables('2.5.1').type('CX')!.components[4]).toMatchObject({ type: 'ID', table: 203 });
    expect(tables('2.5.1').type('CX')!.components[0].usage).toBe('R');
    expect(tables('2.5.1').type('ST')!.components).toEqual([]);
    expect(tables('2.4').type('TS')!.components).toHaveLength(2);
    for (const name of ['CM', 'varies', 'XYZ', '', 'constructor', '__proto__']) {
      expect([name, tables('2.5.1').type(name)]).toEqual([name, undefined]);
    }
  });

  it('describes every type that a field of 2.5.1 has', () => {
    for (const name of ['MSH', 'PID', 'PV1', 'OBR', 'OBX', 'ORC', 'DG1', 'PR1', 'TXA', 'SCH', 'RXE', 'FT1', 'STF']) {
      for (const { type } of tables('2.5.1').segment(name)!.fields) {
        expect([name, type, type === 'varies' || tables('2.5.1').type(type) !== undefined]).toEqual([name, type, true]);
      }
    }
  });
});

describe('structures of HL7 v2', () => {
  it('keeps a segment that stands twice', () => {
    expect(paths(tree('2.5.1', 'ADT', 'A01')).filter((path) => path === 'ROL')).toHaveLength(2);
  });

  it('gives events that share a structure the same tree', () => {
    for (const event of ['A04', 'A08', 'A13']) {
      const structure = tables('2.5.1').structure('ADT', event, '')!;
      expect(structure.id).toBe('ADT_A01');
      expect(structure.nodes).toBe(tables('2.5.1').structure('ADT', 'A01', 'ADT_A01')!.nodes);
    }
    expect(tables('2.5.1').structure('MDM', 'T09', '')!.id).toBe('MDM_T01');
    expect(tables('2.5.1').structure('ADT', 'A31', '')!.id).toBe('ADT_A05');
    expect(tables('2.3').structure('ADT', 'A04', '')!.id).toBe('ADT_A04');
  });

  it('takes the structure that a message names before that of its event', () => {
    expect(tables('2.5.1').structure('ADT', 'A31', 'ADT_A01')!.id).toBe('ADT_A01');
    expect(tables('2.5.1').structure('ADT', 'A04', 'ADT_A04')!.id).toBe('ADT_A01');
    expect(tables('2.5.1').structure('ADT', 'A04', 'ADT_Z99')!.id).toBe('ADT_A01');
  });

  it('has groups, cardinalities and choices', () => {
    const [, , result] = tree('2.5.1', 'ORU', 'R01');
    expect(result).toMatchObject({ kind: 'group', name: 'PATIENT_RESULT', min: 1, max: Infinity });
    const order = tree('2.5.1', 'ORM', 'O01').find(({ name }) => name === 'ORDER')!;
    const [choice] = order.nodes.find(({ name }) => name === 'ORDER_DETAIL')!.nodes;
    expect(choice).toMatchObject({ kind: 'choice', min: 1, max: 1 });
    expect(choice.nodes.map(({ name }) => name)).toEqual(['OBR', 'RQD', 'RQ1', 'RXO', 'ODS', 'ODT']);
  });

  it('names the groups of results alike in all versions', () => {
    for (const version of definitions.versions) {
      expect([version, paths(tree(version, 'ORU', 'R01')).includes('PATIENT_RESULT/PATIENT/PID')]).toEqual([
        version,
        true,
      ]);
    }
  });

  it('lets SFT follow MSH in every message from 2.5 on', () => {
    for (const version of since('2.5')) {
      for (const [code, event] of [
        ['SIU', 'S12'],
        ['ADT', 'A40'],
        ['ADT', 'A01'],
        ['ORU', 'R01'],
      ] as const) {
        expect(paths(tree(version, code, event)).slice(0, 2)).toEqual(['MSH', 'SFT']);
      }
    }
  });

  it('defines every segment that a structure uses, and begins every message with MSH', () => {
    for (const version of definitions.versions) {
      const file = JSON.parse(readFileSync(join(RESOURCES, 'hl7v2', fileOf(version)), 'utf8')) as {
        structures: Record<string, number>;
      };
      const missing = Object.keys(file.structures).flatMap((id) => {
        const [code, event = ''] = id.split('_');
        const { nodes } = tables(version).structure(code, event, id)!;
        expect([id, nodes[0].name]).toEqual([id, 'MSH']);
        return paths(nodes)
          .map((path) => path.split('/').at(-1)!)
          .filter((name) => !tables(version).segment(name));
      });
      expect([version, missing]).toEqual([version, []]);
    }
  });

  it('knows message types and events, with a tree or without', () => {
    expect(tables('2.5.1').hasCode('ADT')).toBe(true);
    expect(tables('2.5.1').hasCode('XXX')).toBe(false);
    expect(tables('2.5.1').hasEvent('ADT', 'A28')).toBe(true);
    expect(tables('2.5.1').hasEvent('ORU', 'R31')).toBe(true);
    expect(tables('2.5.1').hasEvent('ADT', 'R01')).toBe(false);
    expect(tables('2.5.1').hasEvent('ACK', 'A08')).toBe(true);
    expect(tables('2.5.1').structure('ACK', 'A08', '')!.id).toBe('ACK');
    expect(tables('2.5.1').structure('ADT', 'constructor', '')).toBeUndefined();
    expect(tables('2.5.1').structure('ADT', 'Z99', '')).toBeUndefined();
  });

  it('says which structures an event may name', () => {
    expect(tables('2.5.1').structuresOf('ADT', 'A04')).toEqual(['ADT_A01']);
    expect(tables('2.5.1').structuresOf('ADT', 'A05')).toEqual(['ADT_A05']);
    expect(tables('2.5.1').structuresOf('ACK', 'A04')).toEqual(['ACK']);
    expect(tables('2.5.1').structuresOf('ADT', 'Z99')).toEqual([]);
  });
});

describe('code tables of HL7 v2', () => {
  it('has the codes of all versions', () => {
    expect(['M', 'F', 'X'].map((code) => tables('2.5.1').table(1)!.has(code))).toEqual([true, true, false]);
    expect(tables('2.3').table(104)!.has('2.7.1')).toBe(true);
    expect(['CE', 'CWE', 'ED', 'TS', 'NM'].map((code) => tables('2.5.1').table(125)!.has(code))).not.toContain(false);
    expect(tables('2.5.1').table(9999)).toBeUndefined();
  });

  it('lets codes begin as the table says they may', () => {
    expect(tables('2.5.1').table(203)!.has('NNMEX')).toBe(true);
    expect(tables('2.5.1').table(396)!.has('99LOCAL')).toBe(true);
    expect(tables('2.5.1').table(396)!.has('HL70078')).toBe(true);
    expect(tables('2.5.1').table(3)!.has('Z01')).toBe(true);
    expect(tables('2.5.1').table(3)!.has('ZZ')).toBe(true);
    expect(tables('2.5.1').table(3)!.has('A99')).toBe(false);
  });

  it('tells those of HL7 from those of each site, by version', () => {
    const kinds = (version: string, numbers: readonly number[]) => numbers.map((n) => tables(version).table(n)!.kind);
    expect(kinds('2.5.1', [85, 136, 125, 203, 1, 2, 4])).toEqual(['hl7', 'hl7', 'hl7', 'hl7', 'user', 'user', 'user']);
    expect([kinds('2.3', [78]), kinds('2.5.1', [78])]).toEqual([['hl7'], ['user']]);
  });
});

describe('versions of HL7 v2', () => {
  it.each([
    ['2.5.1', '2.5.1', true],
    ['2.5', '2.5', true],
    [' 2.7.0 ', '2.7', true],
    ['2.8', '2.7.1', false],
    ['2.8.2', '2.7.1', false],
    ['3.0', '2.7.1', false],
    ['2.3.2', '2.3.1', false],
    ['2.2', '2.3', false],
    ['2.1', '2.3', false],
    ['', '2.5.1', false],
    ['dos punto cinco', '2.5.1', false],
    ['2.5.1\u0000', '2.5.1', false],
  ])('%j is held against %s', (named, version, exact) => {
    const answer = definitions.of(named);
    expect([answer.tables.version, answer.exact]).toEqual([version, exact]);
  });

  it('reads a version when it is first asked for, and once', () => {
    const asked: string[] = [];
    const own = createHl7Definitions((file) => {
      asked.push(file);
      return JSON.parse(readFileSync(join(RESOURCES, 'hl7v2', file), 'utf8')) as unknown;
    });
    expect(asked).toEqual(['versions.json']);
    expect(own.of('2.5.1').tables).toBe(own.of('2.5.1').tables);
    expect(asked).toEqual(['versions.json', 'events.json', 'codes.json', '2.5.1.json']);
    own.of('2.6');
    expect(asked.slice(4)).toEqual(['2.6.json']);
  });
});

function fileOf(version: string): string {
  const files = JSON.parse(readFileSync(join(RESOURCES, 'hl7v2', 'versions.json'), 'utf8')) as Record<string, string>;
  return files[version];
}
