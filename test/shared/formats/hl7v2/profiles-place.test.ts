import { describe, expect, it } from 'vitest';
import { judgeByProfiles, profileOf } from '../../../support/hl7v2/profiles.ts';

const NAMES = ['MSH', 'ORC', 'OBR', 'OBX', 'NTE', 'RXO', 'RXR', 'RXD', 'SPM'];
const SEGMENTS = NAMES.map((name) => `<Segment ID="${name}" Name="${name}"/>`).join('');

/** Nodes of a profile in short: `R ORC 1`, `O NTE *`; a group in brackets behind its own. */
const segment = (usage: string, name: string, max = '1') =>
  `<Segment Ref="${name}" Usage="${usage}" Min="${usage === 'R' ? 1 : 0}" Max="${max}"/>`;
const group = (usage: string, name: string, max: string, ...nodes: readonly string[]) =>
  `<Group ID="${name}" Name="${name}" Usage="${usage}" Min="0" Max="${max}">${nodes.join('')}</Group>`;

function said(nodes: readonly string[], names: string): readonly string[] {
  const source = profileOf({ nodes: [segment('R', 'MSH'), ...nodes].join(''), segments: SEGMENTS });
  const lines = names.split(' ').map((name) => `${name}|`);
  return judgeByProfiles(['MSH|^~\\&|A|B|||20240105||ADT^A01^ADT_A01|1|P|2.5.1', ...lines].join('\r'), [source]).said;
}

const ORDERS = [
  group(
    'R',
    'ORDER',
    '*',
    segment('R', 'ORC'),
    segment('R', 'OBR'),
    segment('O', 'NTE', '*'),
    group('O', 'OBSERVATION', '*', segment('R', 'OBX'), segment('O', 'NTE', '*')),
  ),
  segment('O', 'SPM', '*'),
];
const PHARMACY = [
  group(
    'R',
    'ORDER',
    '*',
    segment('R', 'ORC'),
    group(
      'O',
      'DETAIL',
      '1',
      segment('R', 'RXO'),
      group('O', 'SUPPLEMENT', '1', segment('R', 'NTE', '*'), segment('R', 'RXR', '*')),
    ),
    segment('R', 'RXD'),
    segment('R', 'RXR', '*'),
  ),
];

describe('the place of segments in a profile', () => {
  it.each<[string, readonly string[], string, readonly string[]]>([
    ['groups inside of groups, again and again', ORDERS, 'ORC OBR NTE OBX NTE OBX ORC OBR OBX SPM', []],
    ['a group that begins without its first segment', ORDERS, 'OBR OBX', ['profileMissingSegment ORDER.ORC']],
    ['a group that begins anew without it', ORDERS, 'ORC OBR OBX OBR OBX', ['profileMissingSegment ORDER.ORC']],
    ['an inner group without its own', ORDERS, 'ORC NTE OBX', ['profileMissingSegment ORDER.OBR']],
    [
      'a segment that two groups know, where it stands nearer to the first',
      PHARMACY,
      'ORC RXO RXR RXD RXR',
      ['profileMissingSegment ORDER.DETAIL.SUPPLEMENT.NTE'],
    ],
    ['the second of them, where the first group is not there', PHARMACY, 'ORC RXD RXR', []],
    ['nothing of a group that must be there', ORDERS, 'SPM', ['profileMissingGroup ORDER']],
    ['a segment behind its place', ORDERS, 'ORC OBR SPM OBX', ['profileDisplacedSegment OBX']],
  ])('%s', (_, nodes, names, expected) => {
    expect(said(nodes, names)).toEqual(expected);
  });

  it('takes as many as the first of two places admits, and leaves the rest to the second', () => {
    const two = [segment('R', 'OBX'), segment('O', 'NTE'), segment('O', 'OBX', '2')];
    expect(said(two, 'OBX OBX OBX')).toEqual([]);
    expect(said(two, 'OBX OBX OBX OBX')).toEqual(['profileManySegments OBX[4]']);
  });
});
