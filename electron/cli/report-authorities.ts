import { resolve } from 'node:path';
import type { Authority } from '../../shared/model/index.ts';
import { addAuthorityFiles } from '../engine/signatures-work.ts';
import type { Registry } from '../registry/registry.ts';
import { parse, UsageError } from './arguments.ts';
import { COULD_NOT_VERIFY, VERIFIED } from './exit-codes.ts';
import { say } from './say.ts';
import { withUserRegistry } from './user-registry.ts';

/** Digits of a certificate's digest that tell it from others. */
const LEAST_DIGITS = 8;

/**
 * `cotejo report authorities list|add FILE…|remove SHA256`: the authorities to which certificates of signers are led
 * back. Resolves to 0, or 2 where nothing of what was named could be added.
 *
 * @throws UsageError, RegistryError
 */
export async function authoritiesCommand(args: readonly string[]): Promise<number> {
  const { positionals } = parse(args, {});
  const [action, ...rest] = positionals;
  switch (action) {
    case 'list':
      return withUserRegistry(list);
    case 'add':
      if (rest.length === 0) throw new UsageError('Falta decir qué archivos: .cer, .crt, .pem o .p7b.');
      return withUserRegistry((registry) => add(registry, rest));
    case 'remove':
      return withUserRegistry((registry) => remove(registry, rest));
    default:
      throw new UsageError('Después de «report authorities» va list, add o remove.');
  }
}

async function list(registry: Registry): Promise<number> {
  const authorities = await registry.signatures.authorities();
  if (authorities.length === 0) say('No hay autoridades cargadas: toda cadena será desconocida.');
  for (const authority of authorities) say(line(authority));
  return VERIFIED;
}

async function add(registry: Registry, paths: readonly string[]): Promise<number> {
  const { added, skipped } = await addAuthorityFiles(
    registry,
    paths.map((path) => resolve(path)),
  );
  for (const authority of added) say(`Agregada: ${line(authority)}`);
  for (const { path, reason } of skipped) process.stderr.write(`${path}: ${reason}\n`);
  return added.length > 0 ? VERIFIED : COULD_NOT_VERIFY;
}

async function remove(registry: Registry, names: readonly string[]): Promise<number> {
  const [digits = '', ...more] = names;
  if (more.length > 0 || !/^[0-9a-fA-F]+$/.test(digits) || digits.length < LEAST_DIGITS) {
    throw new UsageError(`Diga la autoridad por su huella SHA-256, con al menos ${LEAST_DIGITS} dígitos.`);
  }
  const found = (await registry.signatures.authorities()).filter(({ certificate }) =>
    certificate.sha256.startsWith(digits.toLowerCase()),
  );
  const [only] = found;
  if (only === undefined) throw new UsageError('Ninguna autoridad cargada tiene esa huella.');
  if (found.length > 1) throw new UsageError('Varias autoridades empiezan con esos dígitos: dé más.');
  await registry.signatures.removeAuthority(only.certificate.sha256);
  say(`Retirada: ${line(only)}`);
  return VERIFIED;
}

function line({ certificate, root }: Authority): string {
  const { sha256, name, validTo } = certificate;
  return `${sha256}  ${root ? 'raíz' : 'emisora'}  hasta ${validTo.slice(0, 10)}  ${name}`;
}
