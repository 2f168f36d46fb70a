import type { Source } from '../../format.ts';
import type { FhirR4Config } from '../config.ts';
import { lazyDefinitions } from '../definitions/lazy.ts';
import type { Definitions } from '../definitions/model.ts';
import { createExtensionFormJudge } from '../extensions/form.ts';
import { createEvaluator } from '../invariants/evaluator.ts';
import { createInvariantJudge } from '../invariants/judge.ts';
import { createNarrativeJudge } from '../narrative/judge.ts';
import { createExtensionJudge } from '../profiles/extension-judge.ts';
import { createProfileJudge } from '../profiles/judge.ts';
import type { StoreParts } from '../profiles/store.ts';
import { createProfileStore } from '../profiles/store.ts';
import type { SearchTables } from '../references/search-parameters.ts';
import { createSearchParameterJudge } from '../references/search-parameters.ts';
import type { RuleSet } from '../rules/index.ts';
import { createRuleSet } from '../rules/index.ts';
import type { InvariantRow } from '../rules/invariants.ts';
import { createAttachmentJudge } from '../structure/attachment.ts';
import { createExpressionJudge } from '../structure/expressions.ts';
import { createQuestionnaireJudge } from '../structure/questionnaire.ts';
import { createUriJudge } from '../structure/uris.ts';
import type { TerminologyTables } from '../terminology/index.ts';
import { createTerminologyJudge, createTerminologyProvider } from '../terminology/index.ts';
import type { LayerJudge } from './model.ts';
import type { Station } from './station.ts';
import { createStationPool } from './station.ts';

/** Rules and judges of all layers, made once for a format; tables are read when the first file comes. */
export interface Conformance {
  readonly rules: RuleSet;
  definitions(): Definitions;
  /** The judges of one file, without those of layers that are switched off. */
  station(source?: Source): Station;
}

/** @param config the parsed files of `resources/fhir` and the way to the generated ones */
export function createConformance(config: FhirR4Config): Conformance {
  const { elsewhere } = config;
  const definitions = lazyDefinitions(config.generated);
  const shared = lazy(() => sharedParts(config, definitions()));
  const search = lazy(() => config.generated('search.json') as SearchTables);
  const pool = createStationPool(definitions, (source) => {
    const { terminology, store } = shared();
    const context = { definitions: definitions(), source };
    const local = terminology(source?.catalogs);
    const evaluator = createEvaluator({ definitions: context.definitions, terminology: local, elsewhere });
    const tools = { definitions: context.definitions, store, terminology: local, evaluator };
    const all: readonly LayerJudge[] = [
      createAttachmentJudge(),
      createUriJudge(),
      createExpressionJudge(),
      createQuestionnaireJudge(),
      createSearchParameterJudge(context.definitions, search),
      createNarrativeJudge(),
      createExtensionFormJudge(),
      createExtensionJudge(tools),
      createTerminologyJudge(local, context.definitions),
      createInvariantJudge(context, { terminology: local, elsewhere }),
      createProfileJudge({ ...tools, chosen: source?.profiles }),
    ];
    return all.filter(({ layer }) => source?.withoutLayers?.has(layer) !== true);
  });
  return {
    rules: createRuleSet(config.generated('invariants.json') as readonly InvariantRow[]),
    definitions,
    station: pool.open,
  };
}

/** What all files of a format share. */
function sharedParts(config: FhirR4Config, definitions: Definitions) {
  const tables = lazy(() => config.generated('profiles.json') as ReturnType<NonNullable<StoreParts['tables']>>);
  const store = createProfileStore({ definitions, tables, packages: config.packages });
  const terminology = createTerminologyProvider(config.generated('terminology.json') as TerminologyTables, [store]);
  return { store, terminology };
}

function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
