import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import {
  type Credential,
  certificateInfo,
  checkSignatures,
  openCredential,
  SignatureError,
  signDetached,
} from '../../../electron/signature/index.ts';
import { MOST_BYTES } from '../../../electron/signature/pem.ts';
import {
  describeWithOpenssl,
  type Efirma,
  makeAuthorities,
  pemOf,
  runOpenssl,
  type TestAuthorities,
} from '../../support/efirma.ts';

const YEAR = 365 * 86_400_000;

describeWithOpenssl('the key of a person', () => {
  let authorities: TestAuthorities;
  let person: Efirma;
  beforeAll(() => {
    authorities = makeAuthorities();
    person = authorities.issue({ name: 'MARÍA PEÑA SINTÉTICA', serial: '30001000000500003416' });
  });

  function sentenceOf(cer: Uint8Array, key: Uint8Array, password = person.password, at?: Date): string {
    try {
      openCredential(cer, key, password, at);
    } catch (error) {
      if (error instanceof SignatureError) return error.message;
      throw error;
    }
    throw new Error('it was opened');
  }

  it('opens as the SAT gives it: DER, PKCS#8 with triple DES', () => {
    expect(openCredential(person.cer, person.key, person.password).key.asymmetricKeyType).toBe('rsa');
  });

  it('opens with AES, with an elliptic curve, and as PEM', () => {
    for (const options of [{ cipher: 'aes-256-cbc' }, { kind: 'ec' }] as const) {
      const other = authorities.issue(options);
      expect(openCredential(other.cer, other.key, other.password).key.type).toBe('private');
    }
    const base64 = Buffer.from(person.key).toString('base64');
    const pem = `-----BEGIN ENCRYPTED PRIVATE KEY-----\n${base64}\n-----END ENCRYPTED PRIVATE KEY-----\n`;
    const opened = openCredential(Buffer.from(pemOf(person.cer)), Buffer.from(pem), person.password);
    expect(opened.key.type).toBe('private');
  });

  it('says who a certificate names, with RFC and CURP masked', () => {
    const info = certificateInfo(person.cer);
    expect(info).toMatchObject({
      name: 'MARÍA PEÑA SINTÉTICA',
      rfc: 'XEXX••••',
      curp: 'XEXX••••',
      serial: '30001000000500003416',
      issuer: 'Autoridad sintética emisora',
      algorithm: 'RSA de 2048 bits',
      kind: 'efirma',
    });
    expect(JSON.stringify(info)).not.toContain('010101');
    const fingerprint = ['x509', '-in', 'c.pem', '-noout', '-fingerprint', '-sha256', '-out', 'out'];
    const said = Buffer.from(runOpenssl({ 'c.pem': pemOf(person.cer) }, [...fingerprint], 'out')).toString('latin1');
    expect(said.replaceAll(':', '').toLowerCase()).toContain(info.sha256);
  });

  it('tells a company, an elliptic curve and who is no person of the SAT', () => {
    const company = authorities.issue({ rfc: 'AAA010101AAA / XEXX010101AB1', curp: ' / XEXX010101HDFXXXA4' });
    expect(certificateInfo(company.cer)).toMatchObject({ rfc: 'A••••', curp: 'XEXX••••', kind: 'efirma' });
    const other = authorities.issue({ rfc: null, kind: 'ec', serial: '12345678901234567890' });
    expect(certificateInfo(other.cer)).toMatchObject({
      ...{ rfc: null, curp: null, kind: 'otro', algorithm: 'ECDSA con la curva P-256' },
    });
    expect(openCredential(other.cer, other.key, other.password).key.asymmetricKeyType).toBe('ec');
  });

  it('each thing that goes wrong has its sentence', () => {
    const other = authorities.issue();
    expect(sentenceOf(Buffer.from('hola'), person.key)).toBe('El archivo no es un certificado.');
    expect(sentenceOf(person.key, person.cer)).toBe('El archivo no es un certificado.');
    expect(sentenceOf(person.cer, Buffer.from('hola'))).toBe('El archivo de la llave no es una llave privada (.key).');
    expect(sentenceOf(person.cer, person.cer)).toBe('El archivo de la llave no es una llave privada (.key).');
    expect(sentenceOf(person.cer, person.key, 'otra')).toBe('La contraseña no abre la llave.');
    expect(sentenceOf(person.cer, person.key, '')).toBe('La contraseña no abre la llave.');
    expect(sentenceOf(person.cer, other.key)).toMatch(/^La llave no corresponde al certificado/);
    expect(sentenceOf(person.cer, new Uint8Array(MOST_BYTES + 1))).toMatch(/demasiado grande/);
    expect(sentenceOf(person.cer, person.key, person.password, new Date(Date.now() + 4 * YEAR))).toMatch(
      /^El certificado venció el \d+ de \S+ de 20\d\d/,
    );
    expect(sentenceOf(person.cer, person.key, person.password, new Date('2020-01-01'))).toMatch(
      /todavía no es vigente/,
    );
  });

  it('refuses a seal of invoices, a key without password, and a certificate that is not for signing', () => {
    const seal = authorities.issue({ unit: 'Matriz' });
    expect(certificateInfo(seal.cer).kind).toBe('sello');
    expect(sentenceOf(seal.cer, seal.key)).toMatch(/sello digital \(CSD\)/);
    const plain = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
      type: 'pkcs8',
      format: 'der',
    });
    expect(sentenceOf(person.cer, plain)).toMatch(/no está protegida con contraseña/);
    const cipherOnly = authorities.issue({ extensions: ['keyUsage=keyEncipherment'] });
    expect(sentenceOf(cipherOnly.cer, cipherOnly.key)).toBe('El certificado no es para firmar documentos.');
  });

  it('refuses ways of encryption that are not known, and those that only keep the computer busy', () => {
    const pem = ['pkcs8', '-topk8', '-inform', 'DER', '-in', 'k', '-outform', 'DER', '-out', 'out'];
    const plain = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
      type: 'pkcs8',
      format: 'der',
    });
    const scrypt = runOpenssl({ k: plain }, [...pem, '-scrypt', '-passout', 'pass:x'], 'out');
    expect(sentenceOf(person.cer, scrypt, 'x')).toBe('La llave está cifrada de una manera que no se conoce aquí.');
    const slow = runOpenssl({ k: plain }, [...pem, '-v2', 'des3', '-iter', '2000001', '-passout', 'pass:x'], 'out');
    expect(sentenceOf(person.cer, slow, 'x')).toBe('La llave está cifrada de una manera que no se conoce aquí.');
  });

  it('any bytes, and a certificate with some of its own changed, give a certificate or a sentence', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.tuple(fc.nat(person.cer.length - 1), fc.uint8Array({ minLength: 1, maxLength: 8 })).map(([place, some]) => {
        const changed = Uint8Array.from(person.cer);
        changed.set(some.subarray(0, changed.length - place), place);
        return changed;
      }),
    );
    fc.assert(
      fc.property(bytes, (cer) => {
        const opened = openOrSentence(cer, person.key, person.password);
        if (typeof opened !== 'string') expect(certificateInfo(cer).sha256).toMatch(/^[0-9a-f]{64}$/);
      }),
      { numRuns: 300 },
    );
  });

  it('a changed byte of a key is refused, or leaves a key that signs as before', async () => {
    const content = Buffer.from('dato sintético');
    for (let at = 0; at < person.key.length; at += 37) {
      const changed = Uint8Array.from(person.key);
      changed[at] = (changed[at] ?? 0) ^ 0x10;
      const opened = openOrSentence(person.cer, changed, person.password);
      if (typeof opened === 'string') continue;
      const [check] = await checkSignatures(await signDetached(opened, content, { at: null }), content, []);
      expect(check?.status).toBe('intact');
    }
  });
});

/** The key, or why it did not open; any other error is one of the program. */
function openOrSentence(cer: Uint8Array, key: Uint8Array, password: string): Credential | string {
  try {
    return openCredential(cer, key, password);
  } catch (error) {
    if (error instanceof SignatureError) return error.message;
    throw error;
  }
}
