import type { CapabilityRemark, ServerConnection } from '../../shared/model/index.ts';
import { checkConnection } from '../connections/index.ts';
import { parse, UsageError } from './arguments.ts';
import { CONNECTION_OPTIONS, statedConnection, text } from './connection-arguments.ts';
import { COULD_NOT_VERIFY, FINDINGS, VERIFIED } from './exit-codes.ts';
import { say } from './say.ts';
import { withUserRegistry } from './user-registry.ts';

/** `cotejo connections list|add|test|remove`. Resolves to the exit code. @throws UsageError, ConnectionError, RegistryError */
export async function connectionsCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args, {
    ...CONNECTION_OPTIONS,
    name: { type: 'string' },
    'max-resources': { type: 'string' },
    'max-bytes': { type: 'string' },
  });
  const [action, argument, ...more] = positionals;
  if (more.length > 0) throw new UsageError(`Sobra «${more[0]}».`);
  switch (action) {
    case 'list':
      return withUserRegistry(async (registry) => {
        const connections = await registry.listConnections();
        if (connections.length === 0) say('No hay conexiones guardadas.');
        for (const connection of connections) say(line(connection));
        return VERIFIED;
      });
    case 'add': {
      const name = text(values, 'name');
      if (argument === undefined || name === undefined) {
        throw new UsageError('Faltan la dirección del servidor o --name NOMBRE.');
      }
      const { settings, secret } = statedConnection(name, argument, values);
      return withUserRegistry(async (registry) => {
        const saved = await registry.saveConnection({ ...settings, secret });
        say(`Se guardó la conexión «${saved.name}» (${saved.baseUrl}).`);
        return VERIFIED;
      });
    }
    case 'test': {
      const { connection, secret } = await withUserRegistry((registry) => registry.openConnection(nameOf(argument)));
      const { remarks, software } = await checkConnection({ settings: connection, secret });
      if (software !== null) say(software);
      for (const remark of remarks) say(remarkLine(remark));
      return remarks.some(({ level }) => level === 'error') ? FINDINGS : VERIFIED;
    }
    case 'remove': {
      const removed = await withUserRegistry((registry) => registry.removeConnection(nameOf(argument)));
      say(removed ? 'Se quitó la conexión.' : 'No hay una conexión con ese nombre.');
      return removed ? VERIFIED : COULD_NOT_VERIFY;
    }
    default:
      throw new UsageError('Después de «connections» va list, add, test o remove.');
  }
}

function nameOf(argument: string | undefined): string {
  if (argument === undefined) throw new UsageError('Falta el nombre de la conexión.');
  return argument;
}

const AUTH: Readonly<Record<ServerConnection['auth']['kind'], string>> = {
  none: 'sin credenciales',
  bearer: 'ficha de acceso',
  basic: 'usuario y contraseña',
  'client-credentials': 'OAuth con secreto',
  'smart-backend': 'SMART con llave privada',
};

function line({ name, baseUrl, auth, plainHttp }: ServerConnection): string {
  return `${name.padEnd(24)}  ${baseUrl}  ${AUTH[auth.kind]}${plainHttp ? '  SIN CIFRADO' : ''}`;
}

const LEVEL: Readonly<Record<CapabilityRemark['level'], string>> = {
  ok: 'Bien       ',
  warning: 'Advertencia',
  error: 'Error      ',
};

function remarkLine({ level, sentence }: CapabilityRemark): string {
  return `${LEVEL[level]}  ${sentence}`;
}
