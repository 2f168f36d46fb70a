import { describe, expect, it } from 'vitest';
import type { MessageStructure, StructureNode } from '../../../../shared/formats/hl7v2/definitions/model.ts';
import { buildAutomaton } from '../../../../shared/formats/hl7v2/structure/automaton.ts';
import { createStructureJudge } from '../../../../shared/formats/hl7v2/structure/judge.ts';
import { findFaults } from '../../../../shared/formats/hl7v2/structure/repair.ts';
import { createWalker } from '../../../../shared/formats/hl7v2/structure/walk.ts';
import { judgeText } from '../../../support/hl7v2/judge.ts';
import { header, messageOf } from '../../../support/hl7v2/messages.ts';
import { hl7Definitions } from '../../../support/hl7v2/tables.ts';

const said = (type: string, segments: string, version?: string): readonly string[] =>
  judgeText(messageOf(type, segments === '' ? [] : segments.split(' '), version), createStructureJudge).said;

const ADT = 'ADT^A01^ADT_A01';
const ORU = 'ORU^R01^ORU_R01';
const OML = 'OML^O21^OML_O21';

describe('structure of HL7 v2 messages: what conforms', () => {
  it.each([
    [ADT, 'EVN PID PV1'],
    [ADT, 'SFT EVN PID PD1 ROL NK1 NK1 PV1 PV2 ROL DB1 OBX AL1 DG1 PR1 ROL PR1 GT1 IN1 IN2 IN1 ACC'],
    [ADT, 'ZZ1 EVN ZPI PID PV1 ZPV ZPV'],
    [ORU, 'PID OBR OBX OBX NTE OBX'],
    [ORU, 'OBR OBX'],
    [ORU, 'PID PV1 ORC OBR NTE NTE OBX ORC OBR OBX SPM PID OBR OBX'],
    ['ORM^O01^ORM_O01', 'PID PV1 AL1 ORC OBR NTE DG1 OBX NTE ORC OBR'],
    ['ORM^O01^ORM_O01', 'ORC RXO NTE ORC OBR'],
    ['ACK^A01^ACK', 'MSA'],
    ['ACK', 'MSA'],
    ['ADT^A08^ADT_A01', 'EVN PID PV1'],
    ['ADT^A40^ADT_A39', 'EVN PID MRG PID PD1 MRG PV1'],
    // Queries and answers by pattern: their own definition says what follows QPD.
    ['RSP^K11^RSP_K11', 'MSA QAK QPD PID NK1 ORC RXA RXR OBX'],
    ['QBP^Q11^QBP_Q11', 'QPD QRF RCP'],
    // As IHE's query for a patient writes it.
    ['RSP^K22^RSP_K21', 'MSA QAK QPD PID PID'],
    ['ORL^O22^ORL_O22', 'SFT MSA'],
    ['ORR^O02', 'MSA PID ORC ORC OBR'],
    ['PPR^PC1^PPR_PC1', 'PID PRB ORC RXO ORC OBR OBX'],
  ])('%s: %s', (type, segments) => {
    expect(said(type, segments)).toEqual([]);
  });

  it('every structure of every version takes what it describes', () => {
    const { versions, of } = hl7Definitions();
    let tried = 0;
    for (const version of versions) {
      for (const structure of structuresOf(version, of(version).tables)) {
        const automaton = buildAutomaton(structure);
        for (const names of [
          written(structure.nodes, 1, 0),
          written(structure.nodes, 2, 0),
          written(structure.nodes, 3, 1),
        ]) {
          const walker = createWalker(automaton);
          let station = walker.start();
          for (const name of names)
            station = walker.step(station, name) ?? expect.unreachable(`${structure.id}: ${name}`);
          expect([structure.id, station.accepts]).toEqual([structure.id, true]);
          tried++;
        }
      }
    }
    expect(tried).toBeGreaterThan(100);
  });
});

describe('structure of HL7 v2 messages: one fault, one finding', () => {
  it.each([
    [ADT, 'EVN PV1', ['segmentMissing PID']],
    [ADT, '', ['segmentMissing EVN', 'segmentMissing PID', 'segmentMissing PV1']],
    [ADT, 'PID PV1', ['segmentMissing EVN']],
    [ADT, 'PV1 EVN PID', ['segmentMisplaced PV1']],
    [ADT, 'EVN PID PV1 IN2 IN3', ['segmentMissing INSURANCE.IN1']],
    [ADT, 'EVN PID PV1 NK1 NK1 NK1 DG1', ['segmentMisplaced NK1']],
    [ADT, 'EVN PID PV1 SCH SCH AIS', ['segmentForeign SCH', 'segmentForeign AIS']],
    [ADT, 'EVN PID QQQ PV1 QQQ', ['segmentUnknown QQQ']],
    [ORU, 'PID OBX OBX OBX', ['segmentMissing PATIENT_RESULT.ORDER_OBSERVATION.OBR']],
    [ORU, 'PID', ['segmentMissing PATIENT_RESULT.ORDER_OBSERVATION.OBR']],
    [ORU, 'PID PID OBR OBX', ['segmentRepeated PID[2]']],
    [OML, 'PID OBR OBX', ['segmentMissing ORDER.ORC']],
    [OML, 'PID', ['segmentMissing ORDER.ORC']],
  ])('%s: %s', (type, segments, expected) => {
    expect(said(type, segments)).toEqual(expected);
  });

  it('what is required and left out is one fault wherever it stood', () => {
    const { versions, of } = hl7Definitions();
    for (const version of versions) {
      for (const structure of structuresOf(version, of(version).tables)) {
        const automaton = buildAutomaton(structure);
        const names = written(structure.nodes, 1, 0);
        for (let at = 1; at < names.length; at++) {
          const faults = findFaults(automaton, names.toSpliced(at, 1));
          expect([version, structure.id, names[at], faults.length > 1]).toEqual([
            version,
            structure.id,
            names[at],
            false,
          ]);
        }
      }
    }
  });

  it('names what may stand in the place', () => {
    const { details } = judgeText(messageOf(ADT, ['EVN', 'PID', 'PV1', 'NK1']), createStructureJudge);
    expect(details[0].expected).toContain('PV2');
    expect(judgeText(messageOf(ADT, ['EVN', 'PID']), createStructureJudge).details[0].expected).toBe('PV1 al final');
  });
});

describe('structure of HL7 v2 messages: types that a version withdrew', () => {
  it('are told, and held against the last version that had them', () => {
    expect(said('ORM^O01', 'PID PRT ORC TQ1 OBR', '2.7')).toEqual(['messageTypeWithdrawn MSH-9.1']);
    expect(said('VXQ^V01', 'QRF', '2.8')).toEqual(['messageTypeWithdrawn MSH-9.1', 'segmentMissing QRD']);
    expect(said('ORM^O01', 'PID ORC OBR', '2.6')).toEqual([]);
  });

  it('are not those of later versions, nor those without a structure', () => {
    expect(said('OML^O21', 'PID ORC OBR', '2.3')).toEqual(['messageTypeUnknown MSH-9.1']);
    const listed = judgeText(messageOf('MCF^Q02', ['MSA'], '2.3'), createStructureJudge);
    expect([listed.said, listed.undecided]).toEqual([[], ['hl7v2-estructura']]);
  });
});

describe('structure of HL7 v2 messages: what cannot be told', () => {
  const undecided = (text: string): readonly string[] => {
    const judged = judgeText(text, createStructureJudge);
    expect(judged.said).toEqual([]);
    return judged.undecided;
  };
  const LAYER = ['hl7v2-estructura'];

  it('local types and events', () => {
    expect(undecided(messageOf('ZZZ^Z01', ['PID']))).toEqual(LAYER);
    expect(undecided(messageOf('ADT^Z99^ADT_A01', ['PID']))).toEqual(LAYER);
  });

  it('a message that goes on in another one, or began in one', () => {
    expect(undecided(messageOf(ORU, ['PID', 'DSC|2|F']))).toEqual(LAYER);
    expect(undecided([`${header(ORU)}||2`, 'OBX|1'].join('\r'))).toEqual(LAYER);
  });

  it('of a version without tables, what its own may allow', () => {
    expect(undecided(messageOf(ADT, ['EVN', 'PID', 'PV1', 'SCH', 'QQQ'], '2.9'))).toEqual([]);
    expect(undecided(messageOf(ADT, ['EVN', 'PID', 'PV1', 'NK1'], '2.9'))).toEqual(LAYER);
    expect(said(ADT, 'EVN PID', '2.9')).toEqual(['segmentMissing PV1']);
  });
});

describe('structure of HL7 v2 messages: hostile input', () => {
  const automaton = buildAutomaton(
    hl7Definitions().of('2.5.1').tables.structure('OML', 'O21', '') ?? expect.unreachable(),
  );

  it('any order of very many segments has an end, and bounded findings', () => {
    const names = [...automaton.names];
    const mixed = Array.from({ length: 10_000 }, (_, at) => names[(at * 7919 + (at >> 3)) % names.length]);
    expect(findFaults(automaton, mixed).length).toBeLessThan(200);
    const alternating = Array.from({ length: 20_000 }, (_, at) => (at % 2 === 0 ? 'NTE' : 'OBX'));
    expect(findFaults(automaton, alternating).length).toBeGreaterThan(0);
  });

  it('a message of 100,000 results conforms', () => {
    expect(said(ORU, `PID OBR ${'OBX NTE '.repeat(50_000).trim()}`)).toEqual([]);
  });
});

/** The structures of a version, by the events that the tests know to be there. */
function structuresOf(
  version: string,
  tables: ReturnType<ReturnType<typeof hl7Definitions>['of']>['tables'],
): MessageStructure[] {
  const ids = [
    'ADT_A01',
    'ADT_A02',
    'ADT_A05',
    'ADT_A17',
    'ADT_A39',
    'ORU_R01',
    'ORM_O01',
    'OML_O21',
    'MDM_T02',
    'SIU_S12',
  ];
  const more = [
    'VXU_V04',
    'RDE_O11',
    'RAS_O17',
    'DFT_P03',
    'MFN_M02',
    'MFN_M05',
    'BAR_P01',
    'REF_I12',
    'OUL_R22',
    'RDS_O13',
  ];
  const found = [...ids, ...more].flatMap((id) => tables.structure(id.slice(0, 3), id.slice(4), id) ?? []);
  expect([version, found.length > 5]).toEqual([version, true]);
  return found;
}

/** A sequence that a structure describes: each node as often as it must, or up to `times`; of choices, one option. */
function written(nodes: readonly StructureNode[], times: number, option: number): readonly string[] {
  return nodes.flatMap((node) => {
    // Notes are never demanded, so that leaving one out is no fault.
    if (node.kind === 'segment' && node.name === 'NTE' && times === 1) return [];
    const count = times === 1 ? node.min : Math.min(Math.max(node.min, times), node.max);
    return Array.from({ length: count }, () => {
      if (node.kind === 'segment') return [node.name];
      if (node.kind === 'group') return [...written(node.nodes, times, option)];
      return [...written([{ ...node.nodes[option % node.nodes.length], min: 1, max: 1 }], times, option)];
    }).flat();
  });
}
