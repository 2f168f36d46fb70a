import { resolve } from 'node:path';
import type { RunSummary } from '../../shared/model/index.ts';
import { formatBytes, formatPercent, plural } from '../../shared/text/format.ts';
import { parse, UsageError } from './arguments.ts';
import { COULD_NOT_VERIFY, FINDINGS, VERIFIED } from './exit-codes.ts';
import { say } from './say.ts';
import { attributesCommand, UNIT_OPTIONS, unitCommand, unitsCommand } from './units-command.ts';
import { withUserRegistry } from './user-registry.ts';

/** `cotejo registry …`. Resolves to the exit code. @throws UsageError, RegistryError */
export async function registryCommand(args: readonly string[]): Promise<number> {
  const [first, ...rest] = args;
  // These have options of their own.
  if (first === 'export' || first === 'import' || first === 'devices') {
    const packages = await import('./packages-registry-command.ts');
    if (first === 'export') return packages.exportCommand(rest);
    return first === 'import' ? packages.importCommand(rest) : packages.devicesCommand(rest);
  }
  const { values, positionals } = parse(args, { unit: { type: 'string' }, ...UNIT_OPTIONS });
  const [action, argument] = positionals;
  switch (action) {
    case 'list':
      return withUserRegistry(async (registry) => {
        const runs = await registry.listRuns({ unit: values.unit as string | undefined });
        if (runs.length === 0) say('El registro no tiene verificaciones.');
        for (const run of runs) say(line(run));
        return VERIFIED;
      });
    case 'show':
      if (argument === undefined) throw new UsageError('Falta el identificador de la verificación.');
      return withUserRegistry(async (registry) => {
        say(JSON.stringify(await registry.getRun(argument), null, 2));
        return VERIFIED;
      });
    case 'audit':
      return withUserRegistry(async (registry) => {
        const { intact, entries, brokenAt } = await registry.auditChain();
        say(
          intact
            ? `La cadena de auditoría está íntegra: ${plural(entries, 'entrada', 'entradas')}.`
            : `La cadena de auditoría NO está íntegra: se rompe en la entrada ${brokenAt}.`,
        );
        return intact ? VERIFIED : FINDINGS;
      });
    case 'backup':
      if (argument === undefined) throw new UsageError('Falta decir dónde escribir la copia.');
      return withUserRegistry(async (registry) => {
        const { path, bytes } = await registry.backup(resolve(argument));
        say(`Copia cifrada en ${path} (${formatBytes(bytes)}).`);
        return VERIFIED;
      });
    case 'units':
      return unitsCommand(values);
    case 'unit':
      return unitCommand(argument, values);
    case 'attributes':
      return attributesCommand(argument);
    case 'recovery-key':
      return withUserRegistry(async (registry) => {
        say(await registry.recoveryKey());
        return VERIFIED;
      });
    default:
      process.stderr.write(
        'Después de «registry» va list, show, audit, backup, recovery-key, units, unit, attributes, export, import o devices.\n',
      );
      return COULD_NOT_VERIFY;
  }
}

function line(run: RunSummary): string {
  const { id, startedAt, unit, status, percent, preliminary, errors, checklist } = run;
  const score = `${formatPercent(percent)}${preliminary ? ' preliminar' : ''}`;
  return `${id}  ${startedAt.slice(0, 16)}  ${(unit ?? '—').padEnd(11)}  ${status.padEnd(12)}  ${score.padEnd(18)}  ${plural(errors, 'error', 'errores')}  ${checklist}`;
}
