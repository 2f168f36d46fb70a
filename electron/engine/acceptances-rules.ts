import type { BreakingRule } from '../../shared/checklist/accept-mandatory.ts';
import { layersByName } from '../../shared/checklist/accept-mandatory.ts';
import type { Format } from '../../shared/formats/format.ts';
import type { Guide } from '../../shared/formats/giis/index.ts';
import { layersFor, ruleEffects, rulesFor } from '../../shared/formats/giis/rules.ts';
import { createFormats } from '../../shared/formats/index.ts';
import type { Resources } from './resources.ts';

/**
 * Ids of the conformance layers that a finding of a rule breaks. In the GIIS the guide says it, rule by rule; elsewhere
 * the id of the rule does, and layers that join others break with them. A block of a guide breaks by the column that the
 * finding stands at, which the rule does not say: each rule that can break a block is held to break all of its guide.
 */
export function layersBroken(resources: Pick<Resources, 'formats'>): (rule: BreakingRule) => readonly string[] {
  const giis = once(() => giisLayers(resources.formats.guides as readonly Guide[]));
  const joins = once(() => joiningLayers(createFormats({ ...resources.formats, guides: [] })));
  return (rule) => {
    if (rule.id.startsWith('giis-')) return giis().get(rule.id) ?? layersByName(rule);
    const own = layersByName(rule);
    return [...own, ...own.flatMap((layer) => joins().get(layer) ?? [])];
  };
}

/** By rule. A share rule's layer bears its own id. */
function giisLayers(guides: readonly Guide[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  for (const guide of guides) {
    const layers = layersFor(guide).map(({ id }) => id);
    const blocks = guide.blocks.map(({ id }) => `giis-bloque-${id}`);
    const { layer, breaksLayer, breaksBlock } = ruleEffects(guide);
    for (const [index, { id }] of rulesFor(guide).entries()) {
      const broken = found.get(id) ?? new Set();
      found.set(id, broken);
      const at = layer[index];
      if (at >= 0 && breaksLayer[index] === 1) broken.add(layers[at]);
      if (breaksBlock[index] === 1) for (const block of blocks) broken.add(block);
      if (layers.includes(id)) broken.add(id);
    }
  }
  return new Map([...found].map(([id, layers]) => [id, [...layers]]));
}

/** By layer, those that join it. */
function joiningLayers(formats: readonly Format[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { layers } of formats) {
    for (const { id, of = [] } of layers) {
      for (const joined of of) {
        const known = found.get(joined) ?? [];
        if (!known.includes(id)) found.set(joined, [...known, id]);
      }
    }
  }
  return found;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
