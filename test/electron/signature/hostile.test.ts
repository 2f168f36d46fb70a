import { beforeAll, expect, it } from 'vitest';
import { publicKeyOf } from '../../../electron/signature/algorithms.ts';
import { concat, encode, NULL, oid, sequence } from '../../../electron/signature/der-write.ts';
import { checkSignatures, openCredential, signDetached } from '../../../electron/signature/index.ts';
import { OID } from '../../../electron/signature/oids.ts';
import { describeWithOpenssl, type Efirma, makeAuthorities, type TestAuthorities } from '../../support/efirma.ts';

const CONTENT = Buffer.from('{"texto":"dato sintético"}', 'utf8');
const HOUR_MS = 3_600_000;

describeWithOpenssl('signatures of somebody who means harm', () => {
  let authorities: TestAuthorities;
  let trusted: readonly Uint8Array[];
  beforeAll(() => {
    authorities = makeAuthorities();
    trusted = [authorities.root, authorities.intermediate];
  });

  function sign({ cer, key, password }: Efirma, at = new Date()): Promise<Uint8Array> {
    return signDetached(openCredential(cer, key, password), CONTENT, { at });
  }

  async function checked(cms: Uint8Array, now = new Date()) {
    const [check] = await checkSignatures(cms, CONTENT, trusted, { now });
    return check;
  }

  it('a certificate with a condition that is not understood leads nowhere', async () => {
    const extensions = ['keyUsage=digitalSignature', '1.2.3.4=critical,ASN1:UTF8String:solo para otra cosa'];
    const check = await checked(await sign(authorities.issue({ extensions })));
    expect(check).toMatchObject({ status: 'intact', chain: { status: 'unknown' } });
    expect(check?.sentence).toMatch(/trae condiciones que aquí no se saben comprobar/);
  });

  it('a name cannot speak for the program', async () => {
    const name = 'Nadie». Su certificado es de una autoridad «conocida';
    const { sentence } = (await checked(await sign(makeAuthorities('Otra').issue({ name })))) ?? { sentence: '' };
    expect(sentence).toMatch(/^«Nadie". Su certificado es de una autoridad "conocida» firmó estos datos/);
    expect(sentence).toMatch(/No se sabe si su certificado es auténtico/);
  });

  it('a moment that has not come yet is told', async () => {
    const now = new Date();
    const ahead = (hours: number) => new Date(now.getTime() + hours * HOUR_MS);
    const late = await checked(await sign(authorities.issue(), ahead(48)), now);
    expect(late?.sentence).toMatch(/Esa hora todavía no llega/);
    const drifted = await checked(await sign(authorities.issue(), ahead(0.5)), now);
    expect(drifted?.sentence).not.toMatch(/todavía no llega/);
  });

  it('nobody signs with a key that is too short', () => {
    const short = authorities.issue({ kind: 'rsa-1024' });
    expect(() => openCredential(short.cer, short.key, short.password)).toThrow(/demasiado corta/);
  });

  it('signatures as text are written in one way only', async () => {
    const base64 = Buffer.from(await sign(authorities.issue())).toString('base64');
    const pem = (body: string) => Buffer.from(`-----BEGIN CMS-----\n${body}\n-----END CMS-----\n`);
    expect((await checked(pem(base64.replace(/.{64}/g, '$&\r\n'))))?.status).toBe('intact');
    for (const body of [`!${base64}`, `${base64}====`, base64.replace(/^(.{40})/, '$1#')]) {
      expect((await checked(pem(body)))?.status).toBe('invalid');
    }
  });

  it('a place for one signature takes no more', async () => {
    const cms = await sign(authorities.issue());
    expect((await checkSignatures(cms, CONTENT, trusted, { mostSigners: 0 }))[0]?.status).toBe('invalid');
  });

  it('a key that only keeps the computer busy is none', () => {
    const number = (bytes: number) => encode(0x02, concat([Uint8Array.of(0x41), new Uint8Array(bytes - 1).fill(0x55)]));
    const key = (exponentBytes: number) => {
      const numbers = sequence(number(256), number(exponentBytes));
      return sequence(sequence(oid(OID.rsa), NULL), encode(0x03, concat([Uint8Array.of(0), numbers])));
    };
    expect(publicKeyOf(key(3))).not.toBeNull();
    expect(publicKeyOf(key(255))).toBeNull();
  });
});
