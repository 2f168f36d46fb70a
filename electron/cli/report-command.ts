import { UsageError } from './arguments.ts';

type Command = (args: readonly string[]) => Promise<number>;

/** Each is loaded only by those who ask for it. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  print: async () => (await import('./report-print.ts')).printCommand,
  batch: async () => (await import('./report-batch.ts')).batchCommand,
  due: async () => (await import('./report-due.ts')).dueCommand,
  export: async () => (await import('./report-export.ts')).reportExportCommand,
  acceptances: async () => (await import('./report-acceptances.ts')).acceptancesCommand,
  sign: async () => (await import('./report-sign.ts')).signCommand,
  verify: async () => (await import('./report-verify.ts')).verifyReportCommand,
  authorities: async () => (await import('./report-authorities.ts')).authoritiesCommand,
};

/** `cotejo report …`. Resolves to the exit code. @throws UsageError, ProblemError, RegistryError */
export async function reportCommand(args: readonly string[]): Promise<number> {
  const [action = '', ...rest] = args;
  const command = Object.hasOwn(COMMANDS, action) ? COMMANDS[action] : undefined;
  if (command === undefined) {
    throw new UsageError(`Después de «report» va ${Object.keys(COMMANDS).join(', ')}.`);
  }
  return (await command())(rest);
}
