import type { Sink } from '../../format.ts';
import type { Json } from '../json/value.ts';
import type { BundleReferences } from '../references/bundle-references.ts';
import type { NamedRule } from '../rules/index.ts';
import { LAYER_SYNTAX, layerIndex } from '../rules/index.ts';
import type { ConformanceLayer, LayerJudge } from './model.ts';
import { CONFORMANCE_LAYERS } from './model.ts';

/** The verdicts on the resource at hand, one for each layer. */
export interface Verdicts {
  isOn(layer: ConformanceLayer): boolean;
  /** Forgets what was said of the resource before. */
  reset(): void;
  /** A breach was found. @returns whether it is to be told: its layer is on */
  reported(rule: NamedRule): boolean;
  undecided(layer: ConformanceLayer): void;
  /**
   * Tells the sink the verdicts and begins anew.
   *
   * @param resource undefined: there was none that could be judged
   * @param inBundle whether the rules of Bundles have a say
   * @param waiting where references may wait for the end of their Bundle
   * @param later a layer whose verdict is given by itself
   */
  give(resource: Json | undefined, inBundle: boolean, waiting?: BundleReferences, later?: ConformanceLayer): void;
  /** Tells the sink the verdict of one layer, which came later than the others, and begins anew. */
  giveOne(layer: ConformanceLayer, resource: Json): void;
  /** A verdict that was waited for. */
  layer(layer: ConformanceLayer, holds: boolean | null): void;
}

const HOLDS = 0;
const UNDECIDED = 1;
const FAILED = 2;
const STRUCTURE = layerIndex('fhir-estructura');
const REFERENCE = layerIndex('fhir-referencia');
const BUNDLE = layerIndex('fhir-bundle');

/** @param judges those that are on; a layer without one, but those of this house, gives no verdict */
export function createVerdicts(
  sink: Sink,
  judges: readonly LayerJudge[],
  without: ReadonlySet<string> | undefined,
): Verdicts {
  const states = new Uint8Array(CONFORMANCE_LAYERS.length);
  const on = CONFORMANCE_LAYERS.map((id) => without?.has(id) !== true);
  /** By layer: judges that may say that it does not speak of a resource. */
  const byLayer = CONFORMANCE_LAYERS.map((layer) => judges.filter((judge) => judge.layer === layer));

  const speaks = (layer: number, resource: Json | undefined, inBundle: boolean): boolean => {
    if (!on[layer]) return false;
    if (layer === STRUCTURE) return true;
    if (layer === BUNDLE) return inBundle;
    if (resource === undefined) return states[layer] === FAILED;
    if (layer === REFERENCE) return true;
    if (states[layer] !== HOLDS) return true;
    return byLayer[layer].some((judge) => judge.applies?.(resource) ?? true);
  };

  const verdict = (state: number): boolean | null => (state === FAILED ? false : state === UNDECIDED ? null : true);

  return {
    isOn: (layer) => on[layerIndex(layer)],
    reset() {
      states.fill(HOLDS);
    },
    reported({ layer, isError }) {
      if (!on[layer]) return false;
      if (isError) states[layer] = FAILED;
      return true;
    },
    undecided(layer) {
      const index = layerIndex(layer);
      if (states[index] === HOLDS) states[index] = UNDECIDED;
    },
    give(resource, inBundle, waiting, later) {
      const left = later === undefined ? -1 : layerIndex(later);
      for (let layer = LAYER_SYNTAX + 1; layer < states.length; layer++) {
        if (layer === left || !speaks(layer, resource, inBundle)) continue;
        const state = states[layer];
        if (layer === REFERENCE && waiting?.defer(state === FAILED, state === UNDECIDED)) continue;
        sink.layer(layer, verdict(state));
      }
      states.fill(HOLDS);
    },
    giveOne(layer, resource) {
      const index = layerIndex(layer);
      if (speaks(index, resource, false)) sink.layer(index, verdict(states[index]));
      states.fill(HOLDS);
    },
    layer(layer, holds) {
      const index = layerIndex(layer);
      if (on[index]) sink.layer(index, holds);
    },
  };
}
