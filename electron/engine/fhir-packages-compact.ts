import { isR4, isRecord } from './fhir-packages-manifest.ts';

/** What is kept of one resource of a package. */
export interface KeptResource {
  readonly type: string;
  readonly url: string;
  /** '' where the resource has none. */
  readonly version: string;
  readonly json: string;
  /** Of a profile on resources: its title, and the R4 type that it is about. */
  readonly profile?: { readonly title: string; readonly type: string };
}

/** Resources that validation asks for; examples, searches and descriptions of servers are not kept. */
const KEPT: ReadonlySet<unknown> = new Set([
  'StructureDefinition',
  'ValueSet',
  'CodeSystem',
  'ConceptMap',
  'NamingSystem',
  'ImplementationGuide',
  'Questionnaire',
  'Measure',
]);
/** What an element says to readers only. */
const DOCUMENTATION: ReadonlySet<string> = new Set([
  'short',
  'definition',
  'comment',
  'requirements',
  'alias',
  'mapping',
  'example',
]);
/** As deep as resources of an export may be. */
const MAX_DEPTH = 200;
const MAX_URL = 2000;

/**
 * The part of a definition that judging needs, as JSON: without its narrative and, in profiles, without the documentation
 * of each element, which are most of a guide's bytes. Undefined for what is not kept: other kinds of resources, those
 * without a canonical, definitions for another version of FHIR, and what is nested beyond measure.
 */
export function compactResource(value: unknown): KeptResource | undefined {
  if (!isRecord(value) || !KEPT.has(value.resourceType) || isDeeper(value, MAX_DEPTH)) return undefined;
  const { resourceType: type, url, version } = value;
  if (typeof url !== 'string' || url === '' || url.length > MAX_URL) return undefined;
  if (value.fhirVersion !== undefined && type === 'StructureDefinition' && !isR4(value.fhirVersion)) return undefined;
  const profile = profileOf(value);
  return {
    type: type as string,
    url,
    version: typeof version === 'string' ? version.slice(0, 100) : '',
    json: JSON.stringify({ ...value, text: undefined, ...elementsOf(value) }),
    ...(profile && { profile }),
  };
}

function elementsOf(value: Readonly<Record<string, unknown>>) {
  if (value.resourceType !== 'StructureDefinition') return {};
  return { snapshot: bare(value.snapshot), differential: bare(value.differential), mapping: undefined };
}

function bare(view: unknown): unknown {
  if (!isRecord(view) || !Array.isArray(view.element)) return view;
  return { ...view, element: view.element.map(bareElement) };
}

function bareElement(element: unknown): unknown {
  if (!isRecord(element)) return element;
  return Object.fromEntries(Object.entries(element).filter(([name]) => !DOCUMENTATION.has(name)));
}

function profileOf(value: Readonly<Record<string, unknown>>): KeptResource['profile'] {
  const { resourceType, derivation, kind, type, title, name, url } = value;
  if (resourceType !== 'StructureDefinition' || derivation !== 'constraint' || kind !== 'resource') return undefined;
  if (typeof type !== 'string') return undefined;
  const shown = [title, name, url].find((text): text is string => typeof text === 'string' && text !== '') ?? '';
  return { title: shown.slice(0, 300), type: type.slice(0, 100) };
}

/** Not recursive: the depth is what the package's maker chose. */
function isDeeper(value: unknown, most: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > most) return true;
    const next: unknown[] = [];
    for (const one of level) {
      if (typeof one !== 'object' || one === null) continue;
      for (const child of Object.values(one)) if (typeof child === 'object' && child !== null) next.push(child);
    }
    level = next;
  }
  return false;
}
