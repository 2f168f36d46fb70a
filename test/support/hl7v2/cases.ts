import { header, messageOf } from './messages.ts';

/** For each rule of structure, fields, types and tables: a message that breaks it once, and where. Synthetic. */
export interface RuleCase {
  readonly rule: string;
  readonly text: string;
  readonly path: string;
  /** The same message without the fault. */
  readonly sound: string;
}

const ADT = 'ADT^A01^ADT_A01';
const ORU = 'ORU^R01^ORU_R01';
const EVENT = 'EVN||20240105101500-0600';
const PATIENT = 'PID|1||F-001^^^HG&2.16.840.1.113883.3.215&ISO^MR||PRUEBA^ANA^^^^^L||19800229|F';
const OBR = 'OBR|1|O-1^HG|L-1^HG|718-7^Hemoglobina^LN|||20240105090000-0600||||||||||||||||||F';
const SOUND_ADT = messageOf(ADT, ['EVN', 'PID', 'PV1']);
const SOUND_ORU = messageOf(ORU, ['PID', 'OBR', 'OBX']);

const adt = (...segments: readonly string[]): string => messageOf(ADT, segments);
const oru = (...segments: readonly string[]): string => messageOf(ORU, segments);
/** An admission whose patient has these fields from PID-3 on. */
const patient = (fields: string): string => adt('EVN', `PID|1||${fields}`, 'PV1');
/** A result with an OBX of its own. */
const result = (obx: string): string => oru('PID', 'OBR', obx);
const withHeader = (msh: string): string => [msh, EVENT, PATIENT, 'PV1|1|I'].join('\r');

const breaks = (rule: string, path: string, text: string, sound = SOUND_ADT): RuleCase => ({ rule, path, text, sound });

export const RULE_CASES: readonly RuleCase[] = [
  breaks('messageTypeMissing', 'MSH-9.1', withHeader(header('').replace('||MSG1', '||MSG1'))),
  breaks('messageTypeUnknown', 'MSH-9.1', withHeader(header('ADX^A01'))),
  breaks(
    'messageTypeWithdrawn',
    'MSH-9.1',
    messageOf('ORM^O01', ['PID', 'ORC', 'OBR'], '2.7'),
    messageOf('ORM^O01', ['PID', 'ORC', 'OBR'], '2.6'),
  ),
  breaks('eventMissing', 'MSH-9.2', withHeader(header('ADT'))),
  breaks('eventUnknown', 'MSH-9.2', withHeader(header('ADT^R99'))),
  breaks('structureMismatch', 'MSH-9.3', withHeader(header('ADT^A01^ADT_A02'))),
  breaks(
    'structureNamedAfterEvent',
    'MSH-9.3',
    withHeader(header('ADT^A08^ADT_A08')),
    withHeader(header('ADT^A08^ADT_A01')),
  ),
  breaks('versionMissing', 'MSH-12', withHeader(header(ADT, ''))),
  breaks('versionUnknown', 'MSH-12.1', withHeader(header(ADT, '2.55'))),
  breaks('segmentMissing', 'PV1', adt('EVN', 'PID')),
  breaks('segmentMisplaced', 'NK1', adt('EVN', 'PID', 'PV1', 'NK1')),
  breaks('segmentRepeated', 'PID[2]', adt('EVN', 'PID', 'PID', 'PV1')),
  breaks(
    'segmentForeign',
    'SCH',
    adt('EVN', 'PID', 'PV1', 'SCH||||||R^Rutina^L||||||||||R^Responsable^L||||R^Registra^L'),
  ),
  breaks('segmentUnknown', 'QQQ', adt('EVN', 'PID', 'PV1', 'QQQ|1')),
  breaks('fieldMissing', 'PV1-2', adt('EVN', 'PID', 'PV1|1')),
  breaks('fieldConditional', 'OBX-2', result('OBX|1||718-7^Hemoglobina^LN||13.5|g/dL|||||F'), SOUND_ORU),
  breaks('fieldWithdrawn', 'PID-2', messageOf(ADT, ['EVN', PATIENT.replace('PID|1|', 'PID|1|F-9'), 'PV1'], '2.7')),
  breaks('fieldRepeated', 'PID-8[2]', patient('F-001||PRUEBA^ANA||19800229|F~M')),
  breaks('fieldSurplus', 'PV1-60', adt('EVN', 'PID', `PV1|1|I${'|'.repeat(58)}X`)),
  breaks('fieldLong', 'MSH-10', SOUND_ADT.replace('MSG1', 'M'.repeat(21))),
  breaks(
    'orderNumber',
    'OBR-2.1',
    oru('PID', 'ORC|RE|O-2^HG', 'OBR', 'OBX'),
    oru('PID', 'ORC|RE|O-1^HG', 'OBR', 'OBX'),
  ),
  breaks('numberForm', 'OBX-5', result('OBX|1|NM|718-7^Hemoglobina^LN||<5|g/dL|||||F'), SOUND_ORU),
  breaks('sequenceForm', 'OBX-1', result('OBX|uno|NM|718-7^Hemoglobina^LN||13.5|g/dL|||||F'), SOUND_ORU),
  breaks('dateForm', 'PID-7.1', patient('F-001||PRUEBA^ANA||29/02/1980|F')),
  breaks('dateCalendar', 'PID-7.1', patient('F-001||PRUEBA^ANA||19810229|F')),
  breaks('dateZone', 'EVN-2.1', adt('EVN||20240105101500-06', 'PID', 'PV1')),
  breaks('simpleWithParts', 'OBX-5', result('OBX|1|ST|718-7^Hemoglobina^LN||13^5||||||F'), SOUND_ORU),
  breaks('partSurplus', 'PID-5.15', patient(`F-001||PRUEBA^ANA${'^'.repeat(13)}X||19800229|F`)),
  breaks('partMissing', 'PID-3.1', patient('^^^HG||PRUEBA^ANA||19800229|F')),
  breaks('universalIdPair', 'PID-3.4.3', patient('F-001^^^HG&2.16.840.1.113883.3.215^MR||PRUEBA^ANA||19800229|F')),
  breaks('universalIdForm', 'PID-3.4.2', patient('F-001^^^HG&9.16.840&ISO^MR||PRUEBA^ANA||19800229|F')),
  breaks('codeClosed', 'OBX-11', result('OBX|1|NM|718-7^Hemoglobina^LN||13.5|g/dL|||||Q'), SOUND_ORU),
  breaks('codeUnlisted', 'PID-3.5', patient('F-001^^^HG^QQQQ||PRUEBA^ANA||19800229|F')),
  breaks(
    'codeOfSystem',
    'OBX-5.1',
    result('OBX|1|CNE|718-7^Hemoglobina^LN||Q^Quizá^HL70136||||||F'),
    result('OBX|1|CNE|718-7^Hemoglobina^LN||Y^Sí^HL70136||||||F'),
  ),
];

export { ADT, OBR, ORU, PATIENT };
