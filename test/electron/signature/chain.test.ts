import { beforeAll, expect, it } from 'vitest';
import { checkSignatures, openCredential, signDetached } from '../../../electron/signature/index.ts';
import { describeWithOpenssl, type Efirma, makeAuthorities, type TestAuthorities } from '../../support/efirma.ts';

const CONTENT = Buffer.from('datos sintéticos');

describeWithOpenssl('the chain of a certificate', () => {
  let authorities: TestAuthorities;
  let person: Efirma;
  beforeAll(() => {
    authorities = makeAuthorities();
    person = authorities.issue();
  });

  async function chainOf({ cer, key, password }: Efirma, loaded: readonly Uint8Array[]) {
    const cms = await signDetached(openCredential(cer, key, password), CONTENT, { at: new Date() });
    const [check] = await checkSignatures(cms, CONTENT, loaded);
    expect(check?.status).toBe('intact');
    return { ...check?.chain, sentence: check?.sentence };
  }

  it('is known when it ends in a root that is loaded', async () => {
    const { root, intermediate } = authorities;
    expect(await chainOf(person, [root, intermediate])).toMatchObject({
      status: 'known',
      path: ['PERSONA SINTÉTICA DE PRUEBA', 'Autoridad sintética emisora', 'Autoridad sintética raíz'],
    });
  });

  it('is unknown without the root, or without anything', async () => {
    expect((await chainOf(person, [authorities.intermediate])).status).toBe('unknown');
    expect((await chainOf(person, [])).status).toBe('unknown');
    expect((await chainOf(person, [Buffer.from('nada')])).status).toBe('unknown');
  });

  it('another authority of the same name is not its issuer: unknown, and known beside the true one', async () => {
    const { root, intermediate } = authorities;
    const namesake = makeAuthorities();
    expect((await chainOf(person, [namesake.root, namesake.intermediate])).status).toBe('unknown');
    const all = [namesake.root, namesake.intermediate, root, intermediate];
    expect((await chainOf(person, all)).status).toBe('known');
  });

  it('breaks where who issued is no authority, may not issue, or has too many below it', async () => {
    const { root, intermediate } = authorities;
    const cases: readonly (readonly [readonly string[], RegExp])[] = [
      [['basicConstraints=CA:FALSE'], /no es una autoridad/],
      [['basicConstraints=CA:TRUE', 'keyUsage=cRLSign'], /no es una autoridad/],
    ];
    for (const [extensions, why] of cases) {
      const lower = authorities.below(extensions);
      const chain = await chainOf(lower.issue(), [root, intermediate, lower.intermediate]);
      expect(chain.status).toBe('broken');
      expect(chain.sentence).toMatch(why);
    }
    const strange = authorities.below([
      'basicConstraints=CA:TRUE',
      'keyUsage=keyCertSign',
      '1.2.3.4=critical,ASN1:NULL',
    ]);
    const told = await chainOf(strange.issue(), [root, intermediate, strange.intermediate]);
    expect([told.status, told.sentence]).toEqual([
      'unknown',
      expect.stringMatching(/condiciones que aquí no se saben/),
    ]);
    const sound = authorities.below(['basicConstraints=critical,CA:TRUE,pathlen:0', 'keyUsage=critical,keyCertSign']);
    expect((await chainOf(sound.issue(), [root, intermediate, sound.intermediate])).status).toBe('known');
  });

  it('counts the authorities between', async () => {
    const short = makeAuthorities('Autoridad corta');
    const limited = short.below(['basicConstraints=critical,CA:TRUE,pathlen:0', 'keyUsage=critical,keyCertSign']);
    const beyond = limited.below(['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign']);
    const all = [short.root, short.intermediate, limited.intermediate, beyond.intermediate];
    const chain = await chainOf(beyond.issue(), all);
    expect(chain.status).toBe('broken');
    expect(chain.sentence).toMatch(/tantas autoridades/);
  });

  it('breaks where the certificate was changed in its authority', async () => {
    const forged = Uint8Array.from(authorities.intermediate);
    // Somewhere in the public key: the name and the key's id stay.
    forged[330] = (forged[330] ?? 0) ^ 0xff;
    const chain = await chainOf(person, [authorities.root, forged]);
    expect(chain.status).not.toBe('known');
  });
});
