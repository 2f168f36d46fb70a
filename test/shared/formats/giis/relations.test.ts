import { describe, expect, it } from 'vitest';
import type { Relation } from '../../../../shared/formats/giis/guide.ts';
import { column, judgeLine, smallGuide } from '../../../support/giis/small-guide.ts';

const COLUMNS = [
  column('dia1', { type: 'fecha', domain: { kind: 'date' }, notApplicable: ['09/09/9999'] }),
  column('hora1', { type: 'hora', domain: { kind: 'time', first: '00:00', last: '23:59' } }),
  column('dia2', { type: 'fecha', domain: { kind: 'date' } }),
  column('hora2', { type: 'hora', domain: { kind: 'time', first: '00:00', last: '23:59' } }),
  column('curp', { domain: { kind: 'curp' }, mandatory: false }),
];
const findings = (relation: object, line: string) =>
  judgeLine(smallGuide(COLUMNS, { relations: [relation as Relation] }), line).findings.map(
    ({ rule, column: at }) => `${rule.replace('giis-regla-', '')} ${at}`,
  );
const GENERIC = 'XXXX999999XXXXXX99';
/** Synthetic, of somebody born on 30 June 1990. */
const BORN_IN_JUNE = 'XEXX900630HDFXXX08';
const OTHER = 'XEXX900101HDFXXX08';

describe('relations', () => {
  const dates = { kind: 'date-order', earlier: 'dia1', later: 'dia2', confidence: 'confirmed' };
  const times = {
    kind: 'time-order',
    earlierDate: 'dia1',
    earlierTime: 'hora1',
    laterDate: 'dia2',
    laterTime: 'hora2',
    confidence: 'confirmed',
  };
  const estimated = (estimate: string) => ({
    kind: 'estimated-birth',
    birth: 'dia1',
    curp: 'curp',
    generic: GENERIC,
    estimate,
    confidence: 'confirmed',
  });

  it('orders two dates', () => {
    expect(findings(dates, '02/01/2024|10:00|01/01/2024|10:00|')).toEqual(['fecha-orden dia1']);
    expect(findings(dates, '01/01/2024|10:00|01/01/2024|10:00|')).toEqual([]);
    expect(findings(dates, '09/09/9999|10:00|01/01/2024|10:00|')).toEqual([]);
  });

  it('orders two hours of one day only', () => {
    expect(findings(times, '01/01/2024|10:01|01/01/2024|10:00|')).toEqual(['hora-orden hora1']);
    expect(findings(times, '01/01/2024|10:00|01/01/2024|10:00|')).toEqual([]);
    expect(findings(times, '01/01/2024|10:01|02/01/2024|10:00|')).toEqual([]);
    expect(findings(times, '09/09/9999|10:01|01/01/2024|10:00|')).toEqual([]);
  });

  it('keeps the estimated day of birth for the generic CURP, but for who was born on it', () => {
    const line = (curp: string): string => `30/06/1990|10:00|01/01/2024|10:00|${curp}`;
    expect(findings(estimated('30/06'), line(OTHER))).toEqual(['fecha-estimada dia1']);
    for (const curp of [GENERIC, BORN_IN_JUNE, '', 'NO ES CURP']) {
      expect(findings(estimated('30/06'), line(curp))).toEqual([]);
    }
  });

  it('keeps a whole estimated date for the generic CURP', () => {
    const line = (curp: string): string => `09/09/9999|10:00|01/01/2024|10:00|${curp}`;
    expect(findings(estimated('09/09/9999'), line(OTHER))).toEqual(['fecha-estimada dia1']);
    expect(findings(estimated('09/09/9999'), line(GENERIC))).toEqual([]);
  });

  it('says when it rests on a secondary source, and is silent when less sure', () => {
    const line = '02/01/2024|10:00|01/01/2024|10:00|';
    expect(findings({ ...dates, confidence: 'reported' }, line)).toEqual(['fecha-orden-segun-fuente-secundaria dia1']);
    expect(findings({ ...dates, confidence: 'uncertain' }, line)).toEqual([]);
  });
});
