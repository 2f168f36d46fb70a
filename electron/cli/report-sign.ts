import { resolve } from 'node:path';
import type { CredentialFiles } from '../../shared/ipc/reports.ts';
import type { SignableRef } from '../../shared/model/index.ts';
import { sealWords } from '../../shared/report/seal-words.ts';
import { signFile } from '../engine/signatures-file.ts';
import { signSubject } from '../engine/signatures-work.ts';
import type { Registry } from '../registry/registry.ts';
import { parse, UsageError } from './arguments.ts';
import { askPassword } from './ask-password.ts';
import { VERIFIED } from './exit-codes.ts';
import { passwordOf } from './password-file.ts';
import { say } from './say.ts';
import { withUserRegistry } from './user-registry.ts';

/** Longest role that the registry keeps. */
const MOST_ROLE = 100;

type Target =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'run'; readonly id: string }
  | { readonly kind: 'visit'; readonly id: string; readonly version: number | null };

/**
 * `cotejo report sign`: signs a run or closed visit of the registry, or a file of one. Resolves to the exit code.
 *
 * @throws UsageError, ProblemError, RegistryError
 */
export async function signCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args, {
    run: { type: 'string' },
    visit: { type: 'string' },
    cer: { type: 'string' },
    key: { type: 'string' },
    'password-file': { type: 'string' },
    role: { type: 'string' },
  });
  const target = targetOf(values, positionals);
  const role = (values.role as string | undefined) ?? '';
  if (role.length > MOST_ROLE) throw new UsageError(`--role admite hasta ${MOST_ROLE} caracteres.`);
  if (target.kind === 'file' && role !== '') {
    throw new UsageError('--role se anota en el registro: no vale al firmar un archivo.');
  }
  const credential = await credentialOf(values);
  if (target.kind === 'file') {
    const { signatures, checks, digest } = await signFile(target.path, credential, new Date());
    for (const { sentence } of checks) say(sentence);
    say(`Huella SHA-256: ${digest}`);
    say(`Palabras: ${sealWords(digest)}`);
    say(`Firmas en ${signatures}`);
    return VERIFIED;
  }
  return withUserRegistry(async (registry) => {
    const subject = await subjectOf(registry, target);
    const signed = await signSubject(registry, { subject, credential, role }, new Date());
    for (const { signer, signedAt, role: as } of signed) {
      say(`${signedAt}  ${signer.name}${as === '' ? '' : ` (${as})`}  ${signer.serial}`);
    }
    const digest = signed.at(-1)?.digest ?? '';
    say(`Huella SHA-256: ${digest}`);
    say(`Palabras: ${sealWords(digest)}`);
    return VERIFIED;
  });
}

function targetOf(values: Readonly<Record<string, unknown>>, positionals: readonly string[]): Target {
  const [path, ...more] = positionals;
  const named = [values.run, values.visit, path].filter((one) => one !== undefined);
  if (named.length !== 1 || more.length > 0) {
    throw new UsageError('Diga una sola cosa que firmar: --run ID, --visit ID o un archivo .json.');
  }
  if (path !== undefined) return { kind: 'file', path: resolve(path) };
  if (values.run !== undefined) return { kind: 'run', id: String(values.run) };
  const [id = '', version] = String(values.visit).split('@', 2);
  if (version === undefined) return { kind: 'visit', id, version: null };
  if (!/^[1-9]\d{0,5}$/.test(version)) throw new UsageError('Después de «@» va el número de la versión, desde 1.');
  return { kind: 'visit', id, version: Number(version) };
}

async function credentialOf(values: Readonly<Record<string, unknown>>): Promise<CredentialFiles> {
  const { cer, key } = values;
  if (typeof cer !== 'string' || typeof key !== 'string') {
    throw new UsageError('Faltan el certificado (--cer ARCHIVO.cer) y la llave (--key ARCHIVO.key).');
  }
  const password = passwordOf(values['password-file']) ?? (await askPassword('Contraseña de la llave:'));
  return { cer: resolve(cer), key: resolve(key), password };
}

/** The last closed version where none is named. */
async function subjectOf(registry: Registry, target: Exclude<Target, { readonly kind: 'file' }>): Promise<SignableRef> {
  if (target.kind === 'run') return target;
  const { kind, id, version } = target;
  if (version !== null) return { kind, id, version };
  const last = (await registry.visits.get(id)).versions.at(-1);
  if (last === undefined) throw new UsageError('La visita no se ha cerrado: solo se firma una visita cerrada.');
  return { kind, id, version: last.version };
}
