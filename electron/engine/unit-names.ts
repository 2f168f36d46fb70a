import type { VerificationResult } from '../../shared/model/index.ts';
import type { Registry } from '../registry/registry.ts';

/** Names by CLUES as the registry has them today, for the units that a result names. */
export function unitNames(
  registry: Pick<Registry, 'unitNames'>,
  { run, units }: Pick<VerificationResult, 'run' | 'units'>,
): Promise<Readonly<Record<string, string>>> {
  const listed = units.map(({ clues }) => clues);
  return registry.unitNames(run.unit === undefined ? listed : [run.unit, ...listed]);
}
