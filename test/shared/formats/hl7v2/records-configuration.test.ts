import { describe, expect, it } from 'vitest';
import { withOwnLists } from '../../../../shared/formats/support/own-lists.ts';
import { mexico, one, PID, read, readerOf, segment } from './records-harness.ts';

const HEADER = 'MSH|^~\\&|ECE|HOSPITAL|RIS||20260302101500||ADT^A01^ADT_A01|1|T|2.5.1';

/** The lists with what a hospital adds to them. */
function withOwn(own: unknown) {
  const added = withOwnLists(mexico, own);
  if ('fault' in added) throw new Error(added.fault);
  return readerOf(added.lists);
}

describe('what a hospital adds to the lists', () => {
  it('declares its own authority of the CURP', () => {
    const patient = PID.replace('^MR', '^MR~NO TIENE^^^MI-CURP');
    expect(read(HEADER, patient).of('patient')[0].curp).toBeUndefined();
    expect(withOwn({ curp: { authorities: ['mi-curp'] } })(HEADER, patient).of('patient')[0].curp).toBe('NO TIENE');
  });

  it('says that the plain codes of PV1-10 are keys of the catalogue', () => {
    const lines = [HEADER, PID, segment('PV1', { 2: 'O', 10: '4' })];
    expect(one('encounter', ...lines).data.service).toBeUndefined();
    expect(withOwn({ localCodes: { service: ['HL70069'] } })(...lines).of('encounter')[0].service).toBe('4');
  });

  it.each([
    [{ curps: [] }, 'No se conoce la lista «curps»'],
    [{ curp: { authorities: 'X' } }, '«curp.authorities» debe ser una lista de textos'],
    [[], 'Se esperaba un objeto'],
  ])('%j is refused with one sentence', (own, sentence) => {
    expect(withOwnLists(mexico, own)).toMatchObject({ fault: expect.stringContaining(sentence) });
  });
});
