export { openBuiltIn } from './built-in.ts';
export type { Catalog, CatalogEntry, CatalogSet } from './catalog.ts';
export { type CompiledHeader, compileCatalog, openCompiled, readCompiledHeader } from './compiled.ts';
export { createCatalog, createCatalogSet } from './create.ts';
export { csvRows, detectSeparator } from './csv.ts';
export { type DecodedText, decodeText } from './decode.ts';
export { createTableReader, type DgisReading, readDgisCatalog, type TableReader } from './dgis.ts';
export { byValidity, type Dated, editionOn, type Serving, servingDays } from './editions.ts';
export { CATALOG_TITLES, type CatalogId, isCatalogId } from './titles.ts';
