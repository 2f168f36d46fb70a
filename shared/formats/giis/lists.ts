import type { ColumnTable } from './column-table.ts';

const AMPERSAND = 0x26;

/**
 * Judges keys joined by `&`. Gives the first key when all is well, else what is wrong, for people.
 */
export function listFault(
  table: ColumnTable,
  column: number,
  bytes: Uint8Array,
  start: number,
  end: number,
): number | string {
  const seen: number[] = [];
  let value = -1;
  for (let p = start; p <= end; p++) {
    const byte = p < end ? bytes[p] : AMPERSAND;
    if (byte === AMPERSAND) {
      if (value < 0) return p === start || p === end || seen.length > 0 ? 'sobra un signo &' : NOT_KEYS;
      if (!table.keys[column].has(value)) return 'una clave no está entre las que admite la guía';
      if (seen.includes(value)) return 'una clave se repite';
      seen.push(value);
      value = -1;
      continue;
    }
    if (byte < 0x30 || byte > 0x39 || value > 999) return NOT_KEYS;
    value = Math.max(value, 0) * 10 + byte - 0x30;
  }
  if (seen.length > table.most[column]) return `lleva más de ${table.most[column]} claves`;
  if (seen.length > 1 && seen.some((key) => table.exclusive[column].has(key))) {
    return 'una clave que va sola está junto a otras';
  }
  return seen[0];
}

const NOT_KEYS = 'se esperaban claves unidas con &';
