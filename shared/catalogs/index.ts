export { openBuiltIn } from './built-in.ts';
export type { Catalog, CatalogEntry, CatalogSet } from './catalog.ts';
export { type CompiledHeader, compileCatalog, openCompiled, readCompiledHeader } from './compiled.ts';
export { createCatalog, createCatalogSet } from './create.ts';
export { csvRows, detectSeparator } from './csv.ts';
export { type DecodedText, decodeText } from './decode.ts';
export { type DgisReading, readDgisCatalog } from './dgis.ts';
export { CATALOG_TITLES, type CatalogId, isCatalogId } from './titles.ts';
