import { sha256Hex } from '../sha256.ts';

/**
 * A UUID (version 8 of RFC 9562: of one's own making) that the same words always give, so that two registries that
 * find the same thing name it alike.
 */
export function uuidOf(words: string): string {
  const hex = sha256Hex(words);
  const variant = ((Number.parseInt(hex[16], 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
