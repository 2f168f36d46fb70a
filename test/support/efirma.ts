import { execFileSync, spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** A key and certificate as the SAT hands them over: encrypted PKCS#8 and X.509, both DER. Nobody's: synthetic. */
export interface Efirma {
  readonly cer: Uint8Array;
  readonly key: Uint8Array;
  readonly password: string;
}

export interface EfirmaOptions {
  readonly name?: string;
  /** `RFC`, or `RFC / RFC` of a company and of who stands for it; null for none. */
  readonly rfc?: string | null;
  readonly curp?: string;
  /** Only the certificates that seal invoices have one. */
  readonly unit?: string;
  readonly kind?: 'rsa' | 'rsa-1024' | 'ec';
  /** As `openssl pkcs8 -v2` names it. */
  readonly cipher?: 'des3' | 'aes-256-cbc';
  readonly password?: string;
  /** Twenty digits, written as the SAT does, each one a byte; a new number where left out. */
  readonly serial?: string;
  readonly days?: number;
  /** Lines of openssl's extension section. */
  readonly extensions?: readonly string[];
}

/** A root and an authority below it, which issues. */
export interface TestAuthorities {
  /** DER. */
  readonly root: Uint8Array;
  readonly intermediate: Uint8Array;
  /** Both, for `openssl -CAfile`. */
  readonly pem: string;
  issue(options?: EfirmaOptions): Efirma;
  /** An authority below `intermediate`, as a certificate with a key that issues in its turn. */
  below(extensions: readonly string[]): LowerAuthority;
}

export type LowerAuthority = Pick<TestAuthorities, 'intermediate' | 'issue' | 'below'>;

interface Pair {
  readonly key: string;
  readonly cert: string;
}

/** The name and the day of birth in every synthetic key: nobody's. */
export const SYNTHETIC_RFC = 'XEXX010101AB1';
export const SYNTHETIC_CURP = 'XEXX010101HDFXXXA4';
export const SYNTHETIC_PASSWORD = 'contraseña sintética';

const CA_EXTENSIONS = ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign,cRLSign'];
const DAYS = 900;

export const HAS_OPENSSL = spawnSync('openssl', ['version']).status === 0;

/** Tests that make certificates; where there is no openssl one skipped test stands in their place. */
export function describeWithOpenssl(title: string, body: () => void): void {
  if (HAS_OPENSSL) {
    describe(title, body);
    return;
  }
  describe.skip(title, () => {
    it('needs openssl', () => expect.unreachable());
  });
}

/** @param name of the authorities: the same name with another key is another authority */
export function makeAuthorities(name = 'Autoridad sintética'): TestAuthorities {
  const root = certify({ subject: `/O=Pruebas sintéticas/CN=${name} raíz`, extensions: CA_EXTENSIONS });
  const middle = certify({
    subject: `/O=Pruebas sintéticas/CN=${name} emisora`,
    extensions: [...CA_EXTENSIONS],
    issuer: root,
  });
  return {
    root: derOf(root.cert),
    intermediate: derOf(middle.cert),
    pem: root.cert + middle.cert,
    issue: (options) => issueBy(middle, options),
    below: (extensions) => lowerAuthority(middle, `${name} inferior`, extensions),
  };
}

function lowerAuthority(issuer: Pair, name: string, extensions: readonly string[]): LowerAuthority {
  const own = certify({ subject: `/CN=${name}`, extensions, issuer });
  return {
    intermediate: derOf(own.cert),
    issue: (options) => issueBy(own, options),
    below: (further) => lowerAuthority(own, `${name} menor`, further),
  };
}

/** Writes a key and its certificate, as a person has them; gives their paths. */
export function writeEfirma(folder: string, { cer, key }: Efirma, base = 'firma') {
  const paths = { cer: join(folder, `${base}.cer`), key: join(folder, `${base}.key`) };
  writeFileSync(paths.cer, cer);
  writeFileSync(paths.key, key);
  return paths;
}

/** PEM of a certificate, for openssl. */
export function pemOf(der: Uint8Array): string {
  const lines = Buffer.from(der).toString('base64').replace(/.{64}/g, '$&\n');
  return `-----BEGIN CERTIFICATE-----\n${lines.trimEnd()}\n-----END CERTIFICATE-----\n`;
}

/** Runs openssl in a folder of its own that holds `files`; gives `reading`, as bytes. */
export function runOpenssl(
  files: Readonly<Record<string, string | Uint8Array>>,
  args: readonly string[],
  reading: string,
): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'cotejo-openssl-'));
  try {
    for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), content);
    execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
    return new Uint8Array(readFileSync(join(folder, reading)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function issueBy(issuer: Pair, options: EfirmaOptions = {}): Efirma {
  const { name = 'PERSONA SINTÉTICA DE PRUEBA', rfc = SYNTHETIC_RFC, curp = SYNTHETIC_CURP, unit } = options;
  const { password = SYNTHETIC_PASSWORD, cipher = 'des3', serial = nextSerial() } = options;
  const subject = [
    `/CN=${name}`,
    unit === undefined ? '' : `/OU=${unit}`,
    rfc === null
      ? ''
      : `/x500UniqueIdentifier=${rfc.replaceAll('/', '\\/')}/serialNumber=${curp.replaceAll('/', '\\/')}`,
  ].join('');
  const extensions = options.extensions ?? ['basicConstraints=CA:FALSE', 'keyUsage=digitalSignature,nonRepudiation'];
  const { key, cert } = certify({ subject, extensions, issuer, serial, kind: options.kind, days: options.days });
  const args = ['pkcs8', '-topk8', '-in', 'key.pem', '-outform', 'DER', '-v2', cipher, '-out', 'key.der'];
  const encrypted = runOpenssl({ 'key.pem': key, password }, [...args, '-passout', 'file:password'], 'key.der');
  return { cer: derOf(cert), key: encrypted, password };
}

interface Request {
  readonly subject: string;
  readonly extensions: readonly string[];
  /** Itself where left out. */
  readonly issuer?: Pair;
  readonly serial?: string;
  readonly kind?: EfirmaOptions['kind'];
  readonly days?: number;
}

function certify({ subject, extensions, issuer, serial, kind = 'rsa', days = DAYS }: Request): Pair {
  const key = newKey(kind);
  const request = ['req', '-new', '-key', 'key.pem', '-utf8', '-subj', subject, '-out', 'request.pem'];
  const asked = runOpenssl({ 'key.pem': key }, [...request, '-config', '/dev/null'], 'request.pem');
  const own = issuer ?? { key, cert: '' };
  const by = issuer === undefined ? ['-signkey', 'issuer.key'] : ['-CA', 'issuer.pem', '-CAkey', 'issuer.key'];
  const number = serial === undefined ? `0x${Buffer.from(subject).toString('hex').slice(-16)}` : digits(serial);
  const lines = [...extensions, 'subjectKeyIdentifier=hash', ...(issuer ? ['authorityKeyIdentifier=keyid'] : [])];
  const args = ['x509', '-req', '-in', 'request.pem', ...by, '-set_serial', number, '-days', String(days), '-sha256'];
  const files = {
    'request.pem': asked,
    'issuer.key': own.key,
    'issuer.pem': own.cert,
    'extensions.txt': lines.join('\n'),
  };
  const cert = runOpenssl(files, [...args, '-extfile', 'extensions.txt', '-out', 'cert.pem'], 'cert.pem');
  return { key, cert: Buffer.from(cert).toString('utf8') };
}

function newKey(kind: NonNullable<EfirmaOptions['kind']>): string {
  const pair =
    kind === 'ec'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : generateKeyPairSync('rsa', { modulusLength: kind === 'rsa' ? 2048 : 1024 });
  return pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

let issued = 0;

/** An authority gives no number twice. */
function nextSerial(): string {
  issued++;
  return `300010000005${String(issued).padStart(8, '0')}`;
}

/** The number whose bytes are the digits as text. */
function digits(serial: string): string {
  return `0x${Buffer.from(serial, 'latin1').toString('hex')}`;
}

function derOf(pem: string): Uint8Array {
  return new Uint8Array(Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64'));
}
