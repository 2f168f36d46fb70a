import { randomBytes } from 'node:crypto';
import { KEY_BYTES } from './connection.ts';
import { RegistryError } from './errors.ts';

/** Crockford's base 32 and his five further check symbols: no I, L, O, U that a reader could take for another. */
const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CHECK_SYMBOLS = `${SYMBOLS}*~$=U`;
/** 256 bits in symbols of 5, the last with four bits to spare. */
const LENGTH = 52;
const GROUP = 4;

export function newKey(): Uint8Array {
  return new Uint8Array(randomBytes(KEY_BYTES));
}

/**
 * The key for paper: 13 groups of four symbols and a check symbol (the number modulo 37, which shows every single
 * wrong symbol and every two swapped ones).
 */
export function toRecoveryKey(key: Uint8Array): string {
  if (key.length !== KEY_BYTES) throw new RangeError(`a registry key has ${KEY_BYTES} bytes, not ${key.length}`);
  const number = BigInt(`0x${Buffer.from(key).toString('hex')}`);
  let digits = '';
  for (let rest = number; digits.length < LENGTH; rest >>= 5n) digits = SYMBOLS[Number(rest & 31n)] + digits;
  const groups = digits.match(new RegExp(`.{${GROUP}}`, 'g')) ?? [];
  return [...groups, CHECK_SYMBOLS[Number(number % 37n)]].join('-');
}

/**
 * Reads a recovery key as people type it: any case, any spaces or hyphens, O for 0, I and L for 1.
 *
 * @throws RegistryError `bad-recovery-key`, saying what is wrong with it
 */
export function fromRecoveryKey(text: string): Uint8Array {
  const symbols = text
    .toUpperCase()
    .replace(/[\s\-–—]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  if (symbols.length !== LENGTH + 1) {
    throw bad(`La clave de recuperación tiene ${symbols.length} símbolos y debe tener ${LENGTH + 1}.`);
  }
  let number = 0n;
  for (const symbol of symbols.slice(0, LENGTH)) {
    const value = SYMBOLS.indexOf(symbol);
    if (value < 0) throw bad('La clave de recuperación tiene un símbolo que no le corresponde. Revísela.');
    number = number * 32n + BigInt(value);
  }
  if (number >> 256n !== 0n || CHECK_SYMBOLS[Number(number % 37n)] !== symbols[LENGTH]) {
    throw bad('La clave de recuperación tiene un error de escritura. Revísela símbolo por símbolo.');
  }
  return new Uint8Array(Buffer.from(number.toString(16).padStart(KEY_BYTES * 2, '0'), 'hex'));
}

function bad(message: string): RegistryError {
  return new RegistryError('bad-recovery-key', message);
}
