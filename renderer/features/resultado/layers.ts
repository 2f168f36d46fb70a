import type { LayerResult } from '../../../shared/model/index.ts';

/** The layer that a finding's rule is of: its id begins with the layer's, but in the GIIS. Undefined for other rules. */
export function layerOfRule(rule: string, layers: readonly LayerResult[]): LayerResult | undefined {
  return layers.find(({ id }) => !id.startsWith('giis-') && rule.startsWith(`${id}-`));
}

/** Whether it is all good, or something fails, or nothing fails and something cannot be told. */
export function layerState({ failed, undecided, leftOut }: LayerResult): 'left-out' | 'failed' | 'undecided' | 'held' {
  if (leftOut) return 'left-out';
  if (failed > 0) return 'failed';
  return undecided > 0 ? 'undecided' : 'held';
}
