import type { TerminologySource } from '../conformance/model.ts';
import type { Definitions } from '../definitions/model.ts';
import type { Json } from '../json/value.ts';
import { isObject } from '../json/value.ts';
import type { PackageResource } from '../packages.ts';
import { versionOf, withoutVersion } from './canonical.ts';
import type { CanonicalIndex } from './canonical-index.ts';
import { createCanonicalIndex } from './canonical-index.ts';
import { compileProfile, partOf, readCompact } from './compile.ts';
import type { CompactDefinition, Profile, ProfileTables } from './model.ts';

export const CORE = 'http://hl7.org/fhir/StructureDefinition/';

/** Profiles, extensions and terminology by canonical: R4's own, and those of imported packages. */
export interface ProfileStore extends TerminologySource {
  /** Compiled when first asked for; undefined for what is not at hand, and for R4's plain types. */
  profile(canonical: string): Profile | undefined;
  /** Definition of an extension, by its url. */
  extension(url: string): Profile | undefined;
  /** Whether R4 itself has this extension. */
  isCoreExtension(url: string): boolean;
  /** R4 type that a canonical stands for: `Patient` for R4's own and for profiles on it; undefined if not known. */
  typeOf(canonical: string): string | undefined;
  /** Whether a canonical names a plain R4 type, which the base walk judges. */
  isCoreType(canonical: string): boolean;
  /** A resource of a package by canonical: Questionnaire, Measure. */
  resource(type: string, canonical: string): Json | undefined;
  /** Profiles that an ImplementationGuide asks of all resources of a type. */
  globals(type: string): readonly string[];
}

export interface StoreParts {
  readonly definitions: Definitions;
  /** Called when the first profile is asked for. */
  readonly tables?: () => ProfileTables;
  /** Of imported packages. */
  readonly packages?: readonly PackageResource[];
}

/** How deep profiles may derive from each other. */
const MAX_DERIVATION = 32;

export function createProfileStore({ definitions, tables, packages = [] }: StoreParts): ProfileStore {
  const imported = createCanonicalIndex(packages);
  const globals = globalsOf(imported);
  const compiled = new Map<string, Profile | undefined>();
  const parts = new Map<string, Profile>();
  let core: Map<string, CompactDefinition> | undefined;

  const coreDefinition = (url: string): CompactDefinition | undefined => {
    core ??= new Map(tables?.().definitions.map((definition) => [definition.url, definition]));
    return core.get(url);
  };

  const isCoreType = (canonical: string): boolean => {
    const url = withoutVersion(canonical);
    if (!url.startsWith(CORE)) return false;
    const name = url.slice(CORE.length);
    return name !== 'SimpleQuantity' && (definitions.shape(name) !== undefined || definitions.isPrimitive(name));
  };

  const definition = (canonical: string): Json | undefined => {
    const found = imported.find('StructureDefinition', canonical);
    if (found !== undefined) return found;
    const own = coreDefinition(withoutVersion(canonical));
    const version = versionOf(canonical);
    if (own === undefined || (version !== undefined && !'4.0.1'.startsWith(version))) return undefined;
    return readCompact(own);
  };

  const compile = (canonical: string, below: readonly string[]): Profile | undefined => {
    if (compiled.has(canonical)) return compiled.get(canonical);
    const json = isCoreType(canonical) ? undefined : definition(canonical);
    if (json === undefined) return undefined;
    const chain = [...below, withoutVersion(canonical)];
    const base = typeof json.baseDefinition === 'string' ? json.baseDefinition : '';
    const isCyclic = chain.includes(withoutVersion(base)) || chain.length > MAX_DERIVATION;
    const profile = compileProfile(json, {
      definitions,
      isCyclic,
      base: isCyclic || isCoreType(base) ? undefined : compile(base, chain),
      isPlainBase: isCoreType(base),
    });
    // Inside a circle what comes out depends on where one entered it.
    if (below.length === 0 || !isCyclic) compiled.set(canonical, profile);
    return profile;
  };

  /** `url#element-id` stands for one element of a profile, as R4's extension `profile-element` asks for. */
  const profile = (canonical: string): Profile | undefined => {
    const hash = canonical.indexOf('#');
    if (hash < 0) return compile(canonical, []);
    const known = parts.get(canonical);
    if (known !== undefined) return known;
    const whole = compile(canonical.slice(0, hash), []);
    const part = whole && partOf(whole, canonical.slice(hash + 1));
    if (part !== undefined) parts.set(canonical, part);
    return part;
  };

  return {
    profile,
    isCoreType,
    extension(url) {
      const found = profile(url);
      return found?.type === 'Extension' ? found : undefined;
    },
    isCoreExtension: (url) => coreDefinition(url)?.type === 'Extension',
    typeOf(canonical) {
      if (isCoreType(canonical)) return withoutVersion(canonical).slice(CORE.length);
      const type = definition(canonical)?.type;
      return typeof type === 'string' ? type : undefined;
    },
    resource: (type, canonical) => imported.find(type, canonical),
    valueSet: (url) => imported.find('ValueSet', url),
    codeSystem: (url) => imported.find('CodeSystem', url),
    globals: (type) => globals.get(type) ?? [],
  };
}

/** Profiles by type of resource, from the ImplementationGuides at hand. */
function globalsOf(index: CanonicalIndex): ReadonlyMap<string, readonly string[]> {
  const globals = new Map<string, string[]>();
  for (const { global } of index.all('ImplementationGuide')) {
    if (!Array.isArray(global)) continue;
    for (const entry of global) {
      if (!isObject(entry) || typeof entry.type !== 'string' || typeof entry.profile !== 'string') continue;
      globals.set(entry.type, [...(globals.get(entry.type) ?? []), entry.profile]);
    }
  }
  return globals;
}
