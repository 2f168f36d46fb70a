import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCodeTable } from '../../../../shared/formats/hl7v2/definitions/code-table.ts';
import type { FieldDefinition, StructureNode } from '../../../../shared/formats/hl7v2/definitions/model.ts';
import { readFields, readNodes } from '../../../../shared/formats/hl7v2/definitions/notation.ts';
import { PROJECT } from '../../../support/project.ts';

const { writeFields, writeNodes } = (await import(join(PROJECT, 'scripts', 'hl7v2', 'notation.mjs'))) as {
  writeFields(fields: readonly FieldDefinition[]): string;
  writeNodes(nodes: readonly StructureNode[]): string;
};

const segment = (name: string, min = 1, max = 1): StructureNode => ({ kind: 'segment', name, min, max, nodes: [] });
const NODES: readonly StructureNode[] = [
  segment('MSH'),
  segment('SFT', 0, Infinity),
  {
    kind: 'group',
    name: 'OUTER',
    min: 1,
    max: Infinity,
    nodes: [
      segment('PID'),
      { kind: 'group', name: 'INNER', min: 0, max: 1, nodes: [segment('PV1'), segment('PV2', 0, 1)] },
      {
        kind: 'choice',
        name: 'OBR|RXO',
        min: 1,
        max: 1,
        nodes: [segment('OBR'), segment('RXO')],
      },
    ],
  },
  segment('AL1', 2, 5),
  segment('DG1', 2, Infinity),
];

describe('notation of the generated tables', () => {
  it('writes trees and reads them back', () => {
    const text = 'MSH SFT* OUTER(PID INNER(PV1 PV2?)? <OBR|RXO>)+ AL1{2,5} DG1{2,}';
    expect(writeNodes(NODES)).toBe(text);
    expect(readNodes(text)).toEqual(NODES);
  });

  it('writes fields and reads them back', () => {
    const fields: readonly FieldDefinition[] = [
      { type: 'SI', usage: 'O', max: 1, length: 4, table: 0 },
      { type: 'CX', usage: 'R', max: Infinity, length: 250, table: 0 },
      { type: 'ST', usage: 'O', max: 1, length: 0, table: 0 },
      { type: 'ID', usage: 'W', max: 3, length: 0, table: 136 },
    ];
    expect(writeFields(fields)).toBe('SI,,,4;CX,R,0,250;ST;ID,W,3,,136');
    expect(readFields(writeFields(fields))).toEqual(fields);
    expect(readFields('')).toEqual([]);
  });
});

describe('a code table', () => {
  it('has its codes, and all that begin as one that ends in an asterisk', () => {
    const table = createCodeTable(203, 'hl7', 'MR~NN*~*');
    expect(['MR', 'NNMEX', 'NN', '*', 'M', 'MRX', ''].map((code) => table.has(code))).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(table.codes).toEqual(['MR', '*']);
  });
});
