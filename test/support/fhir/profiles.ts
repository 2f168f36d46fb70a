import type { ConformanceLayer, ConstraintEvaluator, Visit } from '../../../shared/formats/fhir/conformance/model.ts';
import { createWalk } from '../../../shared/formats/fhir/conformance/walk.ts';
import { createEvaluator } from '../../../shared/formats/fhir/invariants/evaluator.ts';
import { formatPath } from '../../../shared/formats/fhir/json/locate.ts';
import type { Json } from '../../../shared/formats/fhir/json/value.ts';
import { asPackage } from '../../../shared/formats/fhir/profiles/canonical-index.ts';
import { createExtensionJudge } from '../../../shared/formats/fhir/profiles/extension-judge.ts';
import { createProfileJudge } from '../../../shared/formats/fhir/profiles/judge.ts';
import type { ProfileTables } from '../../../shared/formats/fhir/profiles/model.ts';
import type { ProfileStore } from '../../../shared/formats/fhir/profiles/store.ts';
import { createProfileStore } from '../../../shared/formats/fhir/profiles/store.ts';
import { EXTENSION_RULES } from '../../../shared/formats/fhir/rules/extensions.ts';
import { PROFILE_RULES } from '../../../shared/formats/fhir/rules/profiles.ts';
import type { TerminologyTables } from '../../../shared/formats/fhir/terminology/tables.ts';
import { createTerminology } from '../../../shared/formats/fhir/terminology/terminology.ts';
import { r4Definitions, r4Tables } from './definitions.ts';

export interface Judged {
  /** `rule at path`, in the order they came: `fhir-perfil-elemento-que-falta name`. */
  readonly said: readonly string[];
  readonly undecided: readonly ConformanceLayer[];
  readonly details: readonly { readonly message?: string; readonly expected?: string }[];
}

export interface JudgingOptions {
  /** Profiles, value sets and the like, as an imported package brings them. */
  readonly resources?: readonly unknown[];
  readonly chosen?: readonly string[];
  readonly resolve?: Visit['resolve'];
}

/** Parsed once for each test file. */
const tables = new Map<string, unknown>();

function tableOf<T>(name: string): T {
  if (!tables.has(name)) tables.set(name, r4Tables<T>(name));
  return tables.get(name) as T;
}

const RULES = { ...PROFILE_RULES, ...EXTENSION_RULES };

export function profileStore(resources: readonly unknown[] = []): ProfileStore {
  return createProfileStore({
    definitions: r4Definitions(),
    tables: () => tableOf<ProfileTables>('profiles.json'),
    packages: asPackage(resources),
  });
}

/** What the judges of profiles and extensions say of a resource. */
export function judgeProfiles(resource: Json, options: JudgingOptions = {}): Judged {
  const definitions = r4Definitions();
  const store = profileStore(options.resources);
  const terminology = createTerminology(tableOf<TerminologyTables>('terminology.json'), undefined, [store]);
  const evaluator: ConstraintEvaluator = createEvaluator({ definitions, terminology });
  const parts = { definitions, store, terminology, evaluator };
  const profiles = createProfileJudge({ ...parts, chosen: options.chosen });
  const said: string[] = [];
  const details: Judged['details'][number][] = [];
  const undecided = new Set<ConformanceLayer>();
  const { resolve } = options;
  const judges = [
    createExtensionJudge(parts),
    {
      ...profiles,
      resource: (value: Json, shape: Parameters<NonNullable<typeof profiles.resource>>[1], visit: Visit) =>
        profiles.resource?.(value, shape, resolve === undefined ? visit : { ...visit, resolve }),
    },
  ];
  const walk = createWalk(definitions, judges, {
    report(rule, path, detail) {
      const known = RULES[rule as keyof typeof RULES];
      if (known === undefined) return;
      said.push(`${known.id} ${formatPath(path)}`.trim());
      details.push({ message: detail?.message, expected: detail?.expected });
    },
    undecided: (layer) => undecided.add(layer),
  });
  walk.resource(resource);
  return { said, undecided: [...undecided], details };
}

/** A profile with nothing but a differential, whose elements name their slices in their ids. */
export function profileOf(type: string, name: string, elements: readonly Json[], more: Json = {}): Json {
  return {
    resourceType: 'StructureDefinition',
    url: `http://sintetico.example/${name}`,
    name,
    type,
    kind: 'resource',
    derivation: 'constraint',
    baseDefinition: `http://hl7.org/fhir/StructureDefinition/${type}`,
    ...more,
    differential: {
      element: elements.map((element) => ({ path: String(element.id).replace(/:[^.]*/g, ''), ...element })),
    },
  };
}
