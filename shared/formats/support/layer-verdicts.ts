import type { Layer, Sink } from '../format.ts';
import type { NamedRule } from './rule-set.ts';

/** The verdicts on the source record (message, document) at hand, one for each layer. Layers by index. */
export interface LayerVerdicts {
  isOn(layer: number): boolean;
  /** A breach was found. @returns whether it is to be told: its layer is on */
  reported(rule: NamedRule): boolean;
  undecided(layer: number): void;
  /** Without a breach, the layer gives no verdict. */
  silent(layer: number): void;
  /** Tells the sink the verdicts and begins anew. */
  give(): void;
}

const HOLDS = 0;
const SILENT = 1;
const UNDECIDED = 2;
const FAILED = 3;

/**
 * A breach outweighs what could not be told, and that a layer with nothing to say.
 *
 * @param layers in their order
 * @param without ids of those that are switched off
 */
export function createLayerVerdicts(
  sink: Sink,
  layers: readonly Layer[],
  without: ReadonlySet<string> | undefined,
): LayerVerdicts {
  const states = new Uint8Array(layers.length);
  const on = layers.map(({ id }) => without?.has(id) !== true);
  const joined = layers.map(({ of }) => of?.map((part) => layers.findIndex(({ id }) => id === part)));
  const raise = (layer: number, state: number): void => {
    if (states[layer] < state) states[layer] = state;
  };
  /** Of a joined layer: the weightiest of its parts. One that was left out cannot be told; one with nothing to say holds. */
  const stateOf = (layer: number): number => {
    const parts = joined[layer];
    if (parts === undefined) return states[layer];
    let state = HOLDS;
    for (const part of parts) {
      const said = on[part] ? states[part] : UNDECIDED;
      if (said !== SILENT && said > state) state = said;
    }
    return state;
  };
  return {
    isOn: (layer) => on[layer],
    reported({ layer, isError }) {
      if (!on[layer]) return false;
      if (isError) raise(layer, FAILED);
      return true;
    },
    undecided: (layer) => raise(layer, UNDECIDED),
    silent: (layer) => raise(layer, SILENT),
    give() {
      for (let layer = 0; layer < states.length; layer++) {
        const state = stateOf(layer);
        if (on[layer] && state !== SILENT) sink.layer(layer, state === FAILED ? false : state === HOLDS ? true : null);
      }
      states.fill(HOLDS);
    },
  };
}
