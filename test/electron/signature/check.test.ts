import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import {
  certificatesOf,
  checkSignatures,
  mergeSignatures,
  openCredential,
  SignatureError,
  signDetached,
} from '../../../electron/signature/index.ts';
import {
  describeWithOpenssl,
  type Efirma,
  makeAuthorities,
  pemOf,
  runOpenssl,
  type TestAuthorities,
} from '../../support/efirma.ts';

const CONTENT = Buffer.from('{"schema":"cotejo/prueba@1","texto":"dato sintético"}', 'utf8');
/** Thousands of verifications, on a computer that may do other things. */
const MINUTES = 180_000;
const AT = () => new Date(Math.floor(Date.now() / 1000) * 1000 + 60_000);

describeWithOpenssl('signatures', () => {
  let authorities: TestAuthorities;
  let trusted: readonly Uint8Array[];
  let person: Efirma;
  let second: Efirma;
  let cms: Uint8Array;
  const at = AT();

  beforeAll(async () => {
    authorities = makeAuthorities();
    trusted = [authorities.root, authorities.intermediate];
    person = authorities.issue();
    second = authorities.issue({ name: 'SEGUNDA PERSONA SINTÉTICA', kind: 'ec' });
    cms = await sign(person);
  });

  function sign({ cer, key, password }: Efirma, moment: Date | null = at, pades = false): Promise<Uint8Array> {
    return signDetached(openCredential(cer, key, password, at), CONTENT, { at: moment, pades });
  }

  /** As openssl signs, with the arguments given. */
  function signByOpenssl(
    args: readonly string[],
    kind: { certificate?: Uint8Array; key?: 'rsa' | 'ec' } = {},
  ): Uint8Array {
    const own = kind.key === 'ec' ? second : person;
    const files = { content: CONTENT, key: own.key, password: own.password, 'cert.pem': pemOf(own.cer) };
    const opened = runOpenssl(
      { ...files },
      ['pkcs8', '-inform', 'DER', '-in', 'key', '-passin', 'file:password', '-out', 'key.pem'],
      'key.pem',
    );
    const base = ['cms', '-sign', '-binary', '-in', 'content', '-signer', 'cert.pem', '-inkey', 'key.pem'];
    return runOpenssl({ ...files, 'key.pem': opened }, [...base, '-outform', 'DER', '-out', 'out', ...args], 'out');
  }

  it('a signature holds, and says who, when and under which authority', async () => {
    const [check, ...rest] = await checkSignatures(cms, CONTENT, trusted);
    expect(rest).toEqual([]);
    expect(check).toMatchObject({
      status: 'intact',
      signedAt: at.toISOString(),
      algorithm: 'SHA-256 con RSA',
      inTime: true,
      chain: { status: 'known' },
    });
    expect(check?.chain.path.at(-1)).toBe('Autoridad sintética raíz');
    expect(check?.sentence).toMatch(/firmó estos datos .* y no han cambiado\. Su certificado lleva a una autoridad/);
  });

  it('openssl says so too, of one signer, of several, and of a PDF', async () => {
    const both = mergeSignatures([cms, await sign(second)]);
    const pdf = await sign(person, null, true);
    const args = ['cms', '-verify', '-binary', '-inform', 'DER', '-in', 'x.p7s', '-content', 'x', '-out', 'out'];
    for (const signed of [cms, both, pdf]) {
      const files = { x: CONTENT, 'x.p7s': signed, 'roots.pem': authorities.pem };
      expect(Buffer.compare(runOpenssl(files, [...args, '-CAfile', 'roots.pem'], 'out'), CONTENT)).toBe(0);
      expect(() =>
        runOpenssl({ ...files, x: Buffer.from('otro') }, [...args, '-CAfile', 'roots.pem'], 'out'),
      ).toThrow();
    }
    const cades = { x: CONTENT, 'x.p7s': cms, 'roots.pem': authorities.pem };
    expect(runOpenssl(cades, [...args, '-CAfile', 'roots.pem', '-cades'], 'out')).toHaveLength(CONTENT.length);
  });

  it('what openssl signs is checked too: RSA, PSS, a curve, CAdES, SHA-512, with the authority inside', async () => {
    const ways: readonly (readonly [readonly string[], 'rsa' | 'ec', string])[] = [
      [[], 'rsa', 'SHA-256 con RSA'],
      [['-cades'], 'rsa', 'SHA-256 con RSA'],
      [['-md', 'sha512'], 'rsa', 'SHA-512 con RSA'],
      [['-keyopt', 'rsa_padding_mode:pss'], 'rsa', 'SHA-256 con RSA-PSS'],
      [['-keyid'], 'rsa', 'SHA-256 con RSA'],
      [['-nodetach'], 'rsa', 'SHA-256 con RSA'],
      [['-md', 'sha384'], 'ec', 'SHA-384 con ECDSA'],
    ];
    for (const [args, key, algorithm] of ways) {
      const [check] = await checkSignatures(signByOpenssl(args, { key }), CONTENT, trusted);
      expect([args.join(' '), check?.status, check?.algorithm, check?.chain.status]).toEqual([
        ...[args.join(' '), 'intact', algorithm, 'known'],
      ]);
    }
  });

  it('the authority between may come with the signature: only the root must be loaded', async () => {
    const [alone] = await checkSignatures(cms, CONTENT, [authorities.root]);
    expect(alone?.chain.status).toBe('unknown');
    const files = { content: CONTENT, key: person.key, password: person.password, 'cert.pem': pemOf(person.cer) };
    const open = ['pkcs8', '-inform', 'DER', '-in', 'key', '-passin', 'file:password', '-out', 'key.pem'];
    const opened = runOpenssl(files, open, 'key.pem');
    const base = ['cms', '-sign', '-binary', '-in', 'content', '-signer', 'cert.pem', '-inkey', 'key.pem'];
    const more = ['-certfile', 'more.pem', '-outform', 'DER', '-out', 'out'];
    const all = { ...files, 'key.pem': opened, 'more.pem': pemOf(authorities.intermediate) };
    const [carried] = await checkSignatures(runOpenssl(all, [...base, ...more], 'out'), CONTENT, [authorities.root]);
    expect(carried).toMatchObject({ status: 'intact', chain: { status: 'known' } });
  });

  it('digests that can be forged prove nothing', async () => {
    for (const [md, name] of [
      ['sha1', 'SHA-1'],
      ['md5', 'MD5'],
    ]) {
      const [check] = await checkSignatures(signByOpenssl(['-md', md ?? '']), CONTENT, trusted);
      expect(check?.status).toBe('invalid');
      expect(check?.sentence).toContain(`usa ${name}, un algoritmo débil`);
    }
    const [bare] = await checkSignatures(signByOpenssl(['-noattr']), CONTENT, trusted);
    expect(bare?.status).toBe('invalid');
  });

  it('other data are told apart from a signature that does not hold', async () => {
    const [altered] = await checkSignatures(cms, Buffer.from('otro'), trusted);
    expect(altered?.status).toBe('altered');
    expect(altered?.sentence).toMatch(/lo firmado cambió después de la firma/);
    const broken = Uint8Array.from(cms);
    broken[broken.length - 1] = (broken.at(-1) ?? 0) ^ 1;
    const [invalid] = await checkSignatures(broken, CONTENT, trusted);
    expect(invalid?.status).toBe('invalid');
  });

  async function missedChanges(signed: Uint8Array, step: number): Promise<readonly number[]> {
    const missed: number[] = [];
    for (let place = 0; place < signed.length; place += step) {
      const changed = Uint8Array.from(signed);
      changed[place] = (changed[place] ?? 0) ^ (1 << (place % 8));
      const checks = await checkSignatures(changed, CONTENT, trusted);
      if (checks.every(({ status }) => status === 'intact')) missed.push(place);
    }
    return missed;
  }

  it('every changed byte is told, in the data and in a signature', { timeout: MINUTES }, async () => {
    expect(await missedChanges(cms, 1)).toEqual([]);
    const both = mergeSignatures([cms, await sign(second)]);
    expect((await checkSignatures(both, CONTENT, trusted)).map(({ status }) => status)).toEqual(['intact', 'intact']);
    expect(await missedChanges(both, 7)).toEqual([]);
    for (let place = 0; place < CONTENT.length; place++) {
      const changed = Uint8Array.from(CONTENT);
      changed[place] = (changed[place] ?? 0) ^ 1;
      expect((await checkSignatures(cms, changed, trusted))[0]?.status).toBe('altered');
    }
  });

  it('any bytes give a verdict', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        const [check] = await checkSignatures(bytes, CONTENT, [bytes]);
        expect(check?.status).toBe('invalid');
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(cms.length - 1), fc.uint8Array({ minLength: 1, maxLength: 40 }), async (place, some) => {
        const changed = Uint8Array.from(cms);
        changed.set(some.subarray(0, changed.length - place), place);
        const checks = await checkSignatures(changed, CONTENT, trusted);
        const same = Buffer.compare(changed, cms) === 0;
        expect(checks.every(({ status }) => status === 'intact')).toBe(same);
      }),
      { numRuns: 300 },
    );
  });

  it('a signature outside the time of its certificate holds, but says so', async () => {
    const long = openCredential(person.cer, person.key, person.password);
    const late = await signDetached(long, CONTENT, { at: new Date('2045-01-01T00:00:00Z') });
    const [check] = await checkSignatures(late, CONTENT, trusted);
    expect(check).toMatchObject({ status: 'intact', inTime: false, chain: { status: 'broken' } });
    expect(check?.sentence).toContain('El certificado no estaba vigente en ese momento.');
    const [silent] = await checkSignatures(await sign(person, null, true), CONTENT, trusted);
    expect(silent).toMatchObject({ status: 'intact', signedAt: null, inTime: null, chain: { status: 'known' } });
    const [said] = await checkSignatures(await sign(person, null, true), CONTENT, trusted, { at });
    expect(said).toMatchObject({ signedAt: at.toISOString(), inTime: true });
  });

  it('signatures are joined once each, and only over detached data', async () => {
    const both = mergeSignatures([cms, await sign(second), cms]);
    expect(await checkSignatures(both, CONTENT, trusted)).toHaveLength(2);
    expect(() => mergeSignatures([signByOpenssl(['-nodetach'])])).toThrow(SignatureError);
    expect(() => mergeSignatures([Buffer.from('nada')])).toThrow(SignatureError);
  });

  it('certificates are read from every form in which they come', () => {
    const pem = pemOf(authorities.root) + pemOf(authorities.intermediate);
    expect(certificatesOf(Buffer.from(pem))).toHaveLength(2);
    expect(certificatesOf(authorities.root)).toHaveLength(1);
    const files = { 'all.pem': pem };
    for (const form of ['DER', 'PEM']) {
      const args = ['crl2pkcs7', '-nocrl', '-certfile', 'all.pem', '-outform', form, '-out', 'out'];
      expect(certificatesOf(runOpenssl(files, args, 'out'))).toHaveLength(2);
    }
    expect(() => certificatesOf(Buffer.from('nada'))).toThrow(SignatureError);
  });
});
