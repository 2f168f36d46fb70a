import { type CatalogRef, Hash64 } from '../../shared/model/index.ts';

/** Small catalogues, and the large ones that a user imports. */
export function catalogs(large: boolean): CatalogRef[] {
  const small: CatalogRef[] = [
    {
      id: 'afiliacion',
      title: 'Afiliación',
      edition: '2024-10',
      rows: 14,
      sha256: sha256('afiliacion', 1),
      source: 'integrado',
    },
    {
      id: 'entidades',
      title: 'Entidades federativas',
      edition: '2024-10',
      rows: 36,
      sha256: sha256('entidades', 1),
      source: 'integrado',
    },
  ];
  if (!large) return small;
  return [
    ...small,
    { id: 'cie-10', title: 'CIE-10', edition: '2025-02', rows: 14_498, sha256: sha256('cie', 1), source: 'importado' },
    {
      id: 'clues',
      title: 'Establecimientos (CLUES)',
      edition: '2026-08',
      rows: 61_204,
      sha256: sha256('clues', 1),
      source: 'importado',
    },
    {
      id: 'municipios',
      title: 'Municipios',
      edition: '2025-02',
      rows: 2_478,
      sha256: sha256('mun', 1),
      source: 'importado',
    },
  ];
}

/** Synthetic: `SSA` keys of Ciudad de México with consecutive numbers. */
export function cluesOf(index: number): string {
  return `DFSSA${String(10 + index).padStart(6, '0')}`;
}

export function hash(text: string, seed: number): string {
  return new Hash64().reset(seed).text(text).finish().hex();
}

/** Looks like a SHA-256, is none. */
export function sha256(text: string, seed: number): string {
  return [0, 1, 2, 3].map((lane) => hash(`${text}#${lane}`, seed)).join('');
}

/** Splits `total` by weights into whole numbers that add up to it (largest remainders first). */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  if (sum === 0) return weights.map(() => 0);
  const exact = weights.map((w) => (total * w) / sum);
  const parts = exact.map(Math.floor);
  const order = exact.map((x, i) => ({ i, rest: x - Math.floor(x) })).sort((a, b) => b.rest - a.rest || a.i - b.i);
  let left = total - parts.reduce((a, b) => a + b, 0);
  for (const { i } of order) {
    if (left-- <= 0) break;
    parts[i]!++;
  }
  return parts;
}
