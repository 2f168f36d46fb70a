import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alpha3 } from '../../../../shared/formats/support/countries.ts';
import { withOwnLists } from '../../../../shared/formats/support/own-lists.ts';
import { config } from './harness.ts';

const { mexico } = config;
const added = (own: unknown) => withOwnLists(mexico, own);

describe('own configuration', () => {
  it('is added to what is known, once', () => {
    const own = { identifiers: { curp: ['urn:x', mexico.identifiers.curp[0]] }, localCodes: { service: ['urn:y'] } };
    const result = added(own);
    if ('fault' in result) throw new Error(result.fault);
    expect(result.lists.identifiers.curp).toEqual([...mexico.identifiers.curp, 'urn:x']);
    expect(result.lists.identifiers.clues).toEqual(mexico.identifiers.clues);
    expect(result.lists.localCodes.service).toEqual(['urn:y']);
  });

  it('takes names of states as people write them', () => {
    const result = added({ stateNames: { ' Cd.  de México ': '09' } });
    expect('lists' in result && result.lists.stateNames['CD. DE MEXICO']).toBe('09');
  });

  it.each([
    [[], 'Se esperaba un objeto con las listas que se agregan.'],
    [{ curps: [] }, 'No se conoce la lista «curps»; las que hay: identifiers, folioTypes,'],
    [{ identifiers: { rfc: [] } }, 'No se conoce la lista «identifiers.rfc»; las que hay: curp, clues, license.'],
    [{ identifiers: [] }, '«identifiers» debe ser un objeto.'],
    [{ identifiers: { curp: 'urn:x' } }, '«identifiers.curp» debe ser una lista de textos que no estén vacíos.'],
    [{ loinc: ['x', ' '] }, '«loinc» debe ser una lista de textos que no estén vacíos.'],
    [{ stateNames: { X: '33' } }, '«stateNames.X» debe ser una clave de entidad del INEGI, de 01 a 32.'],
    [{ constructor: [] }, 'No se conoce la lista «constructor»'],
    [JSON.parse('{"__proto__": {"x": []}}'), 'No se conoce la lista «__proto__»'],
  ])('%j: %s', (own, sentence) => {
    expect(added(own)).toEqual({ fault: expect.stringContaining(sentence) });
  });

  it('of any JSON gives tables or a sentence, and never changes the built-in ones', () => {
    const before = JSON.stringify(mexico);
    fc.assert(fc.property(fc.jsonValue(), (own) => 'lists' in added(own) || 'fault' in added(own)));
    expect(JSON.stringify(mexico)).toBe(before);
  });
});

describe('countries', () => {
  it.each([
    ['MX', 'MEX'],
    ['US', 'USA'],
    ['GT', 'GTM'],
    ['ES', 'ESP'],
    ['ZW', 'ZWE'],
    ['XX', undefined],
    ['usa', undefined],
  ])('%s: %s', (two, three) => expect(alpha3(two)).toBe(three));
});
