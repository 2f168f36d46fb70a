import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import type { LiveTls } from '../../../shared/model/index.ts';
import { ConnectionError } from '../error.ts';
import { readAuthority } from '../private-key.ts';

const MOST_BYTES = 256 * 1024;

/** Key and certificates in PEM, found to belong together. @throws ConnectionError `settings` */
export function readTlsFiles({ keyFile, certFile, caFile }: LiveTls): {
  readonly key: string;
  readonly cert: string;
  readonly ca?: string;
} {
  const key = readPem(keyFile, 'la llave privada de TLS');
  const cert = readPem(certFile, 'el certificado de TLS');
  const ca = caFile === null ? {} : { ca: readAuthority(caFile) };
  if (/ENCRYPTED/.test(key)) throw unusable('La llave privada de TLS tiene contraseña: guarde una copia sin ella.');
  try {
    createSecureContext({ key, cert, ...ca });
  } catch {
    throw unusable('La llave privada y el certificado de TLS no se pueden usar juntos: revise que sean PEM y pareja.');
  }
  return { key, cert, ...ca };
}

function readPem(path: string, what: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    throw unusable(`No se puede leer el archivo con ${what}.`);
  }
  if (bytes.length > MOST_BYTES) throw unusable(`El archivo con ${what} es demasiado grande.`);
  return bytes.toString('latin1');
}

function unusable(sentence: string): ConnectionError {
  return new ConnectionError('settings', sentence);
}
