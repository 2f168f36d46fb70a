import type { Catalog, CatalogEntry } from '../../shared/catalogs/catalog.ts';
import { createCatalog, createCatalogSet } from '../../shared/catalogs/create.ts';

/** Small catalogues made up for tests: enough keys for the examples of the checks, none of them complete. */
export const SYNTHETIC_CATALOGS = createCatalogSet([
  catalog('entidades', ['09', '14', '00', '88', '99']),
  catalog('municipios', ['09003', '14039']),
  catalog('nacionalidades', ['MEX', 'CAN']),
  catalog('paises', ['142', '57']),
  catalog('afiliacion', ['1', '2', '3', { key: '7', active: false }]),
  catalog('tipo-personal', ['2', '6']),
  catalog('servicios', ['4', '16']),
  catalog('cie-10', [
    'A000',
    'I10X',
    { key: 'O800', sex: 'M', minAge: '009A', maxAge: '059A' },
    { key: 'C61X', sex: 'H' },
    { key: 'P220', minAge: '000H', maxAge: '027D' },
  ]),
  // SSA is covered (as many rows as the check asks for), SMP only touched, IMS not there at all.
  catalog('clues', [
    ...Array.from({ length: 120 }, (_, i) => `DFSSA${String(i + 1).padStart(6, '0')}`),
    'DFSMP000005',
    { key: 'DFSSA500000', active: false },
  ]),
  // An older key with and one without a day, one that was replaced twice, and one whose unit is in no catalogue.
  catalog('clues-alias', [
    { key: 'DFSSA700006', extra: { current: 'DFSSA700007' } },
    { key: 'DFSSA700007', extra: { current: 'DFSSA000001' } },
    { key: 'DFSSA700013', extra: { current: 'DFSSA000002', since: '2023-01-01' } },
    { key: 'DFSSA700020', extra: { current: 'DFSSA700027' } },
  ]),
]);

export function catalog(id: string, rows: readonly (string | CatalogEntry)[]): Catalog {
  return createCatalog(
    { id, title: `Catálogo sintético ${id}`, edition: 'prueba', sha256: '0'.repeat(64), source: 'integrado' },
    rows.map((row) => (typeof row === 'string' ? { key: row } : row)),
  );
}
