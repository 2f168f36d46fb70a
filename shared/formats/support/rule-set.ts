import type { RuleDefinition } from '../../model/index.ts';

/** A rule as judges find it by its name. */
export interface NamedRule {
  /** In `RuleSet.rules`: what a finding names. */
  readonly index: number;
  /** Index of the layer that an error of it fails. */
  readonly layer: number;
  readonly isError: boolean;
}

/** All rules of a reader. */
export interface RuleSet {
  readonly rules: readonly RuleDefinition[];
  /** @throws Error for a name that no table has: a fault of the program */
  named(name: string): NamedRule;
}

/**
 * Joins tables of rules (name → definition). A rule's id begins with its layer's and a hyphen.
 *
 * @param layers ids of layers in their order
 * @param otherwise layer of the rules whose id begins with none
 * @param first rules without a name, which come before the others
 * @throws Error where two rules have one name, or a rule has no layer
 */
export function createRuleSet(
  layers: readonly string[],
  tables: readonly Readonly<Record<string, RuleDefinition>>[],
  otherwise?: string,
  first: readonly RuleDefinition[] = [],
): RuleSet {
  const rules: RuleDefinition[] = [...first];
  const names = new Map<string, NamedRule>();
  const layerOf = ({ id }: RuleDefinition): number => {
    const own = layers.findIndex((layer) => id.startsWith(`${layer}-`));
    const index = own < 0 && otherwise !== undefined ? layers.indexOf(otherwise) : own;
    if (index < 0) throw new Error(`La regla ${id} no es de ninguna capa.`);
    return index;
  };
  for (const table of tables) {
    for (const [name, definition] of Object.entries(table)) {
      if (names.has(name)) throw new Error(`Dos reglas se llaman ${name}.`);
      const isError = definition.severity === 'error';
      names.set(name, { index: rules.push(definition) - 1, layer: layerOf(definition), isError });
    }
  }
  return {
    rules,
    named(name) {
      const rule = names.get(name);
      if (rule === undefined) throw new Error(`Ninguna regla se llama ${name}.`);
      return rule;
    },
  };
}
