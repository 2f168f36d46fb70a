import { deflateSync, inflateSync } from 'node:zlib';
import { registryError } from './errors.ts';

/** More than this no document of a visit comes to: 5,000 items of 1,000 records each take less. */
const MAX_BYTES = 512_000_000;

export function deflated(bytes: Uint8Array | string): Buffer {
  return deflateSync(bytes);
}

/** @throws RegistryError `damaged` where the bytes are no deflated text, or unfold to more than a visit can have */
export function inflated(body: Uint8Array): Buffer {
  try {
    return inflateSync(body, { maxOutputLength: MAX_BYTES });
  } catch (error) {
    throw registryError('damaged', error);
  }
}
