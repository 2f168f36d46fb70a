/**
 * Makes `search.json`: of each search parameter that R4 defines what servers and derived parameters must keep to. One
 * string per parameter: end of its URL, code, type, resource types it serves.
 */
import { readDefinitions } from './sources.mjs';

export const outputs = ['search.json'];
export const modules = [];

const BASE = 'http://hl7.org/fhir/SearchParameter/';

/** What the package has beyond the published R4 4.0.1. */
const ADDED = new Set(['DetectedIssue-status', 'DeviceDefinition-classification', 'ServiceRequest-order-detail']);

export async function generate() {
  const parameters = readDefinitions('search-parameters.json').entry.map(({ resource }) => resource);
  const own = parameters.filter(
    ({ url, base }) => url.startsWith(BASE) && base?.length > 0 && !ADDED.has(url.slice(BASE.length)),
  );
  const rows = own.map(({ url, code, type, base }) => [url.slice(BASE.length), code, type, ...base].join(' '));
  return { 'search.json': { base: BASE, parameters: rows.sort() } };
}
