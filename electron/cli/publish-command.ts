import { resolve } from 'node:path';
import { plural } from '../../shared/text/format.ts';
import { preparePublication, publish } from '../connections/index.ts';
import { unitNames } from '../engine/unit-names.ts';
import { parse, UsageError } from './arguments.ts';
import { text } from './connection-arguments.ts';
import { VERIFIED } from './exit-codes.ts';
import { withUserRegistry } from './user-registry.ts';
import { writeWhole } from './write-file.ts';

/**
 * `cotejo publish`: units and scores of a kept run to a FHIR server, or (`--dry-run`) the Bundle to a file, with no
 * request at all. Resolves to the exit code.
 *
 * @throws UsageError, ConnectionError, RegistryError, ProblemError
 */
export async function publishCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args, {
    run: { type: 'string' },
    connection: { type: 'string' },
    'dry-run': { type: 'string' },
  });
  if (positionals.length > 0) throw new UsageError(`Sobra «${positionals[0]}».`);
  const run = text(values, 'run');
  const name = text(values, 'connection');
  const file = text(values, 'dry-run');
  if (run === undefined) throw new UsageError('Falta --run ID: la verificación guardada que se publica.');
  if (name === undefined && file === undefined) throw new UsageError('Falta --connection NOMBRE o --dry-run ARCHIVO.');
  return withUserRegistry(async (registry) => {
    const result = await registry.getRun(run);
    const { bundle, units, remarks } = preparePublication(result, await unitNames(registry, result));
    for (const remark of remarks) process.stderr.write(`cotejo: ${remark}\n`);
    const what = `${plural(units.length, 'unidad', 'unidades')} (${plural(bundle.entry.length, 'recurso', 'recursos')})`;
    if (file !== undefined) {
      await writeWhole(resolve(file), `${JSON.stringify(bundle, null, 2)}\n`);
      process.stdout.write(`Se escribió lo que se publicaría de ${what}: ${resolve(file)}\n`);
      return VERIFIED;
    }
    const { connection, secret } = await registry.openConnection(String(name));
    const report = await publish({ settings: connection, secret }, bundle);
    await registry.record('resultado-publicado', { run, connection: connection.name, ...report });
    const { created, unchanged } = report;
    process.stdout.write(
      `Se publicó en «${connection.name}» ${what}: ${plural(created, 'recurso nuevo', 'recursos nuevos')}, ${unchanged} que ya estaban.\n`,
    );
    return VERIFIED;
  });
}
