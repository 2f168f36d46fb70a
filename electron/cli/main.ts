import { ConnectionError } from '../connections/error.ts';
import { ProblemError } from '../engine/reading.ts';
import { RegistryError } from '../registry/errors.ts';
import { UsageError } from './arguments.ts';
import { catalogsCommand } from './catalogs-command.ts';
import { COULD_NOT_VERIFY } from './exit-codes.ts';
import { HELP } from './help.ts';
import { registryCommand } from './registry-command.ts';
import { verifyCommand } from './verify-command.ts';
import { version } from './version.ts';

/** `cotejo`: the engine without a window. Resolves to the exit code; errors are one plain sentence, never a stack. */
async function main(args: readonly string[]): Promise<number> {
  const [command, ...rest] = args;
  switch (command) {
    case 'verify':
      return verifyCommand(rest);
    case 'catalogs':
      return catalogsCommand(rest);
    case 'checklists':
      return (await import('./checklists-command.ts')).checklistsCommand(rest);
    case 'aggregates':
      return (await import('./aggregates-command.ts')).aggregatesCommand(rest);
    case 'campaigns':
      return (await import('./campaigns-command.ts')).campaignsCommand(rest);
    case 'visits':
      return (await import('./visits-command.ts')).visitsCommand(rest);
    case 'report':
      return (await import('./report-command.ts')).reportCommand(rest);
    case 'packages':
      return (await import('./packages-command.ts')).packagesCommand(rest);
    case 'registry':
      return registryCommand(rest);
    // What speaks to servers is loaded only by those who ask for it.
    case 'fetch':
      return (await import('./fetch-command.ts')).fetchCommand(rest);
    case 'connections':
      return (await import('./connections-command.ts')).connectionsCommand(rest);
    case 'publish':
      return (await import('./publish-command.ts')).publishCommand(rest);
    case 'listen':
      return (await import('./listen-command.ts')).listenCommand(rest);
    case 'send':
      return (await import('./send-command.ts')).sendCommand(rest);
    case '--version':
    case 'version':
      process.stdout.write(`cotejo ${version()}\n`);
      return 0;
    case undefined:
    case '--help':
    case '-h':
    case 'help':
      process.stdout.write(HELP);
      return command === undefined ? COULD_NOT_VERIFY : 0;
    default:
      throw new UsageError(`No existe la orden «${command}». Escriba «cotejo help».`);
  }
}

// Whoever reads may stop reading (`| head`): what is not read is lost, the work and its exit code are not.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`cotejo: ${sentence(error)}\n`);
    process.exitCode = COULD_NOT_VERIFY;
  },
);

function sentence(error: unknown): string {
  const known = [UsageError, ProblemError, RegistryError, ConnectionError].some((kind) => error instanceof kind);
  if (known) return (error as Error).message;
  // An unforeseen fault: its message could quote the input, so only its kind is said unless asked for.
  if (process.env.COTEJO_DEBUG && error instanceof Error) return error.stack ?? error.message;
  const kind = error instanceof Error ? error.name : typeof error;
  return `El programa falló de una manera no prevista (${kind}). Repita con COTEJO_DEBUG=1 para ver el detalle.`;
}
