import { createPrivateKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ConnectionError } from './error.ts';

export interface SigningKey {
  readonly key: KeyObject;
  /** The two that SMART backend services asks servers to know. */
  readonly algorithm: 'RS384' | 'ES384';
  /** `kid` of a JWK. */
  readonly keyId?: string;
}

/** Of RSA; NIST SP 800-131A allows none shorter. */
const LEAST_BITS = 2048;
const MOST_BYTES = 64 * 1024;

/** The private key in a PEM or JWK file (the first private one of a set). @throws ConnectionError `settings` */
export function readSigningKey(path: string): SigningKey {
  const text = readSmall(path, 'la llave privada');
  const { key, keyId } = text.trimStart().startsWith('{') ? fromJwk(text) : { key: fromPem(text), keyId: undefined };
  if (key.asymmetricKeyType === 'rsa') {
    if ((key.asymmetricKeyDetails?.modulusLength ?? 0) < LEAST_BITS) {
      throw unusable(`La llave RSA tiene menos de ${LEAST_BITS} bits.`);
    }
    return { key, algorithm: 'RS384', keyId };
  }
  // OpenSSL's name of P-384.
  if (key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'secp384r1') {
    return { key, algorithm: 'ES384', keyId };
  }
  throw unusable('La llave privada debe ser RSA o de la curva P-384 (RS384 o ES384).');
}

/** A PEM file of authorities. @throws ConnectionError `settings` */
export function readAuthority(path: string): string {
  const text = readSmall(path, 'la autoridad del hospital');
  if (text.includes('-----BEGIN CERTIFICATE-----')) return text;
  throw unusable('El archivo de la autoridad del hospital no es PEM.');
}

function fromPem(text: string): KeyObject {
  if (/ENCRYPTED/.test(text)) throw unusable('La llave privada tiene contraseña: guarde una copia sin ella.');
  try {
    return createPrivateKey(text);
  } catch {
    throw unusable('El archivo no tiene una llave privada en PEM ni en JWK.');
  }
}

function fromJwk(text: string): { readonly key: KeyObject; readonly keyId?: string } {
  try {
    const value = JSON.parse(text) as { readonly keys?: readonly Jwk[] } & Jwk;
    const jwk = value.keys?.find(({ d }) => d !== undefined) ?? value;
    const keyId = typeof jwk.kid === 'string' ? jwk.kid : undefined;
    return { key: createPrivateKey({ key: jwk as JsonWebKey, format: 'jwk' }), keyId };
  } catch {
    throw unusable('El archivo no tiene una llave privada en PEM ni en JWK.');
  }
}

type Jwk = { readonly [member: string]: unknown; readonly d?: unknown; readonly kid?: unknown };

function readSmall(path: string, what: string): string {
  try {
    const bytes = readFileSync(path);
    if (bytes.length <= MOST_BYTES) return bytes.toString('utf8');
  } catch {
    throw unusable(`No se puede leer el archivo con ${what}.`);
  }
  throw unusable(`El archivo con ${what} es demasiado grande.`);
}

function unusable(sentence: string): ConnectionError {
  return new ConnectionError('settings', sentence);
}
