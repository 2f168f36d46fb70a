import { createPrivateKey, createPublicKey, type KeyObject, randomBytes, sign, verify } from 'node:crypto';
import { formatDate } from '../../shared/text/format-date.ts';
import { keyName } from './algorithms.ts';
import { type Certificate, readCertificate } from './certificate.ts';
import { childrenOf, type Der, DerError, expectTag, oidOf, readDer, smallInteger, TAG } from './der.ts';
import { SignatureError } from './error.ts';
import { infoOf } from './info.ts';
import { OID } from './oids.ts';
import { derOf } from './pem.ts';

/** A certificate and the key that goes with it, open in memory for one signature. */
export interface Credential {
  readonly certificate: Certificate;
  readonly key: KeyObject;
}

/** AES in CBC with 128, 192 and 256 bits, and triple DES, which the SAT uses. */
const CIPHERS = ['2.16.840.1.101.3.4.1.2', '2.16.840.1.101.3.4.1.22', '2.16.840.1.101.3.4.1.42', '1.2.840.113549.3.7'];
/** Shorter ones are checked where somebody signed with them, and no longer used to sign. */
const LEAST_RSA_BITS = 2048;
/** The SAT's keys have 2048; more than this only keeps the computer busy. */
const MOST_ROUNDS = 2_000_000;

/**
 * Opens the key with which a person signs. What it opened with is kept nowhere.
 *
 * @param cer certificate, DER or PEM
 * @param key encrypted PKCS#8, DER or PEM
 * @param at the present moment, in which the certificate must be in force
 * @throws SignatureError
 */
export function openCredential(cer: Uint8Array, key: Uint8Array, password: string, at: Date = new Date()): Credential {
  const certificate = readCertificate(cer);
  refuseUnfit(certificate, at);
  const opened = openKey(derOf(key), password);
  if (certificate.publicKey === null || !certificate.publicKey.equals(createPublicKey(opened))) {
    throw new SignatureError('La llave no corresponde al certificado: elija los dos archivos de la misma persona.');
  }
  if (!isSound(opened, certificate.publicKey)) throw new SignatureError('La llave está dañada: no firma bien.');
  return { certificate, key: opened };
}

/** A damaged RSA key signs wrongly, and a wrong signature gives the key away: one that nobody sees is made first. */
function isSound(key: KeyObject, publicKey: KeyObject): boolean {
  const trial = randomBytes(32);
  try {
    return verify('sha256', trial, publicKey, sign('sha256', trial, key));
  } catch {
    return false;
  }
}

function refuseUnfit(certificate: Certificate, at: Date): void {
  const { validFrom, validTo, publicKey, uses, authority } = certificate;
  if (infoOf(certificate).kind === 'sello') {
    throw new SignatureError(
      'El certificado es de sello digital (CSD), que sirve para facturas; se firma con la e.firma de la persona.',
    );
  }
  if (publicKey === null) throw new SignatureError('El certificado usa un algoritmo con el que no se firma aquí.');
  if ((publicKey.asymmetricKeyDetails?.modulusLength ?? LEAST_RSA_BITS) < LEAST_RSA_BITS) {
    throw new SignatureError(`La llave es demasiado corta: se firma con RSA de ${LEAST_RSA_BITS} bits o más.`);
  }
  if (authority || uses?.sign === false) throw new SignatureError('El certificado no es para firmar documentos.');
  if (at < validFrom) {
    throw new SignatureError(`El certificado todavía no es vigente: empieza el ${day(validFrom)}.`);
  }
  if (at > validTo) throw new SignatureError(`El certificado venció el ${day(validTo)}: renueve la e.firma.`);
}

function openKey(der: Uint8Array, password: string): KeyObject {
  refuseForeignKey(der);
  let key: KeyObject;
  try {
    key = createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8', passphrase: password });
  } catch {
    // Shape and algorithms were looked at before: what is left is the password.
    throw new SignatureError('La contraseña no abre la llave.');
  }
  if (keyName(key) === null) throw new SignatureError('La llave es de un algoritmo con el que no se firma aquí.');
  return key;
}

/** EncryptedPrivateKeyInfo of RFC 5958, encrypted in one of the ways of RFC 8018 that are known. */
function refuseForeignKey(der: Uint8Array): void {
  const [first, second, ...rest] = fieldsOf(der);
  if (first?.tag === TAG.integer) {
    throw new SignatureError(
      'La llave no está protegida con contraseña; se pide la llave (.key) tal como la dio el SAT.',
    );
  }
  if (first?.tag !== TAG.sequence || second?.tag !== TAG.octets || rest.length > 0) throw noKey();
  let known: boolean;
  try {
    known = isKnownEncryption(first);
  } catch (error) {
    if (error instanceof DerError) throw noKey();
    throw error;
  }
  if (!known) throw new SignatureError('La llave está cifrada de una manera que no se conoce aquí.');
}

function fieldsOf(der: Uint8Array): readonly Der[] {
  try {
    return childrenOf(readDer(der, TAG.sequence));
  } catch {
    throw noKey();
  }
}

function isKnownEncryption(identifier: Der): boolean {
  const [algorithm, parameters] = childrenOf(identifier);
  const scheme = oidOf(algorithm);
  const fields = childrenOf(expectTag(parameters, TAG.sequence));
  if (scheme === OID.pbeSha1TripleDes) return smallInteger(fields[1]) <= MOST_ROUNDS;
  if (scheme !== OID.pbes2) return false;
  const [derivation, derived] = childrenOf(expectTag(fields[0], TAG.sequence));
  const [cipher] = childrenOf(expectTag(fields[1], TAG.sequence));
  if (oidOf(derivation) !== OID.pbkdf2 || !CIPHERS.includes(oidOf(cipher))) return false;
  return smallInteger(childrenOf(expectTag(derived, TAG.sequence))[1]) <= MOST_ROUNDS;
}

function noKey(): SignatureError {
  return new SignatureError('El archivo de la llave no es una llave privada (.key).');
}

function day(date: Date): string {
  return formatDate(date.toISOString().slice(0, 10));
}
