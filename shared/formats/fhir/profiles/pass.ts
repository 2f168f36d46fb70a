import type { FindingDetail } from '../../format.ts';
import type { ConformanceLayer, LayerJudge, Visit } from '../conformance/model.ts';
import type { Definitions } from '../definitions/model.ts';
import type { Segment } from '../json/locate.ts';
import type { Json } from '../json/value.ts';
import { isObject } from '../json/value.ts';

/** What the judge of profiles is told of a resource besides the resource. */
export interface PassContext {
  readonly fullUrl?: string;
  readonly isEnvelope?: boolean;
  readonly resolve?: Visit['resolve'];
}

/** Runs the judge of profiles over a resource and those in it, apart from the walk: it may have to wait for its Bundle. */
export interface ProfilePass {
  run(resource: Json, context: PassContext): void;
}

export interface PassReport {
  report(rule: string, path: readonly Segment[], detail?: FindingDetail): void;
  undecided(layer: ConformanceLayer): void;
}

/** How deep parameters may hold parameters; resources in them are judged to this depth. */
const MAX_DEPTH = 40;

export function createProfilePass(judge: LayerJudge, definitions: Definitions, sink: PassReport): ProfilePass {
  const judgeOne = (resource: Json, root: Json, path: readonly Segment[], context: PassContext): void => {
    const { resourceType } = resource;
    if (typeof resourceType !== 'string' || !definitions.isResource(resourceType)) return;
    const shape = definitions.shape(resourceType);
    if (shape === undefined || judge.applies?.(resource) === false) return;
    judge.resource?.(resource, shape, {
      ...context,
      definitions,
      resource,
      root,
      path,
      report: (rule, below = [], detail = undefined) => sink.report(rule, [...path, ...below], detail),
      undecided: (layer) => sink.undecided(layer),
    });
  };

  const parameters = (
    holder: Json,
    key: string,
    path: readonly Segment[],
    context: PassContext,
    depth: number,
  ): void => {
    const list = holder[key];
    if (!Array.isArray(list) || depth > MAX_DEPTH) return;
    list.forEach((parameter: unknown, index) => {
      if (!isObject(parameter)) return;
      const at = [...path, key, index];
      if (isObject(parameter.resource)) judgeAll(parameter.resource, [...at, 'resource'], context, depth + 1);
      parameters(parameter, 'part', at, context, depth + 1);
    });
  };

  const judgeAll = (resource: Json, path: readonly Segment[], context: PassContext, depth: number): void => {
    judgeOne(resource, resource, path, context);
    if (Array.isArray(resource.contained))
      resource.contained.forEach((contained: unknown, index) => {
        if (isObject(contained)) judgeOne(contained, resource, [...path, 'contained', index], context);
      });
    if (resource.resourceType === 'Parameters') parameters(resource, 'parameter', path, context, depth);
  };

  return { run: (resource, context) => judgeAll(resource, [], context, 0) };
}
