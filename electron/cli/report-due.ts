import type { DueList } from '../../shared/model/index.ts';
import { plural } from '../../shared/text/format.ts';
import { formatShortDate } from '../../shared/text/format-date.ts';
import { localTimestamp } from '../engine/local-time.ts';
import { parse, UsageError } from './arguments.ts';
import { VERIFIED } from './exit-codes.ts';
import { withUserRegistry } from './user-registry.ts';

/** All there are: a screen scrolls, and the list is made to be read by other programs too. */
const ALL = 1_000_000;

/**
 * `cotejo report due [--json]`: the units whose verification is over, or is within 60 days, soonest first. Resolves to
 * the exit code. @throws UsageError, RegistryError
 */
export async function dueCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args, { json: { type: 'boolean' } });
  if (positionals.length > 0) throw new UsageError('«report due» no lleva más que --json.');
  return withUserRegistry(async (registry) => {
    const { today, units } = await registry.agreements.due(localTimestamp().slice(0, 10), ALL);
    process.stdout.write(values.json === true ? `${JSON.stringify({ today, units }, null, 2)}\n` : dueLines(units));
    return VERIFIED;
  });
}

function dueLines(units: DueList['units']): string {
  if (units.length === 0) return 'Ninguna unidad tiene su verificación vencida ni por vencer en 60 días.\n';
  const lines = units.map(({ clues, name, validUntil, over }) => {
    const when = `${over ? 'venció' : 'vence '} ${formatShortDate(validUntil)}`;
    return `${clues}  ${when}  ${name ?? 'sin nombre'}`;
  });
  const over = units.filter((unit) => unit.over).length;
  const counted = `${plural(units.length, 'unidad', 'unidades')} por reverificar: ${over} ya vencidas y ${units.length - over} por vencer.`;
  return `${[...lines, counted].join('\n')}\n`;
}
