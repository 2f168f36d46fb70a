const NAMES: Readonly<Record<number, string>> = {
  0: 'lleva un carácter nulo',
  9: 'lleva un tabulador',
  13: 'lleva un retorno de carro sin salto de línea',
};

/** What control character a cell holds, as the message of a finding; null where it holds none. */
export function describeControls(bytes: Uint8Array, start: number, end: number): string | null {
  for (let p = start; p < end; p++) if (bytes[p] < 0x20) return NAMES[bytes[p]] ?? 'lleva un carácter de control';
  return null;
}
