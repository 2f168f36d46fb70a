import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { CredentialFiles } from '../../shared/ipc/reports.ts';
import type { signatureMethods } from '../../shared/ipc/signatures.ts';
import type { Authority, SignableRef, SignatureInfo } from '../../shared/model/index.ts';
import { canonicalJson } from '../../shared/text/canonical-json.ts';
import type { Registry } from '../registry/registry.ts';
import { sha256Hex } from '../registry/sha256.ts';
import type { KeptAuthority } from '../registry/signatures/index.ts';
import {
  type Credential,
  certificateInfo,
  checkSignatures,
  MOST_BYTES,
  mergeSignatures,
  openCredential,
  SignatureError,
  signDetached,
} from '../signature/index.ts';
import { type AuthorityImport, importAuthorities } from './authorities-import.ts';
import { localTimestamp } from './local-time.ts';
import { readBounded } from './read-bounded.ts';
import { describeReadError, ProblemError } from './reading.ts';
import { subjectOf } from './report-content.ts';
import type { EngineHandlers } from './service.ts';
import type { WorkOptions } from './work-options.ts';
import { writeWhole } from './write-whole.ts';

export interface SignatureWork {
  readonly handlers: Pick<EngineHandlers, keyof typeof signatureMethods>;
}

/** Electronic signatures and authorities, as the window asks for them. @param clock the computer's */
export function createSignatureWork(
  { registry }: Pick<WorkOptions, 'registry'>,
  clock: () => Date = () => new Date(),
): SignatureWork {
  return {
    handlers: {
      'signatures.list': ({ subject }) => registry.signatures.list(subject),
      'signatures.inspect': async ({ cer }) => inWords(async () => certificateInfo(await bytesOf(cer))),
      'signatures.sign': (input) => signSubject(registry, input, clock()),
      'signatures.export': ({ subject, path }) => exportSignatures(registry, subject, path),
      'authorities.list': async () => (await registry.signatures.authorities()).map(shown),
      'authorities.import': async ({ paths }) => {
        const { added, skipped } = await addAuthorityFiles(registry, paths);
        return { added: added.map(shown), skipped };
      },
      'authorities.remove': async ({ sha256 }) => (await registry.signatures.removeAuthority(sha256)).map(shown),
    },
  };
}

export interface Signing {
  readonly subject: SignableRef;
  readonly credential: CredentialFiles;
  readonly role: string;
}

/** Signs the canonical JSON of what the registry holds, and keeps the signature. @throws ProblemError, RegistryError */
export async function signSubject(
  registry: Registry,
  { subject, credential, role }: Signing,
  at: Date,
): Promise<readonly SignatureInfo[]> {
  const opened = await readCredential(credential, at);
  const content = Buffer.from(canonicalJson(await subjectOf(registry, subject)), 'utf8');
  const cms = await signDetached(opened, content, { at });
  const [check] = await checkSignatures(cms, content, []);
  if (check?.status !== 'intact' || check.signer === null) {
    throw new ProblemError('La firma se hizo, pero no se pudo comprobar; no se guardó.');
  }
  const info: SignatureInfo = {
    id: randomUUID(),
    signer: check.signer,
    role: role.trim(),
    signedAt: localTimestamp(at),
    algorithm: check.algorithm,
    digest: sha256Hex(content),
  };
  return registry.signatures.add(subject, info, cms);
}

/** Opens the key of a person from its files, for one signature. @throws ProblemError */
export async function readCredential(
  { cer, key, password }: CredentialFiles,
  at: Date = new Date(),
): Promise<Credential> {
  return inWords(async () => openCredential(await bytesOf(cer), await bytesOf(key), password, at));
}

/** Loads the authorities that stand in files. @throws RegistryError */
export async function addAuthorityFiles(registry: Registry, paths: readonly string[]): Promise<AuthorityImport> {
  const known = await registry.signatures.authorities();
  const found = await importAuthorities(paths, known, localTimestamp());
  if (found.added.length > 0) await registry.signatures.addAuthorities(found.added);
  return found;
}

/** What the signature library throws, as a sentence of the engine. */
export async function inWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SignatureError) throw new ProblemError(error.message);
    throw error;
  }
}

async function exportSignatures(
  registry: Registry,
  subject: SignableRef,
  path: string,
): Promise<{ readonly path: string; readonly signatures: string }> {
  const list = await registry.signatures.cms(subject);
  if (list.length === 0) throw new ProblemError('Todavía no lleva ninguna firma: fírmelo antes de guardar sus firmas.');
  const signatures = `${path}.p7s`;
  await writeWhole(path, canonicalJson(await subjectOf(registry, subject)));
  await writeWhole(signatures, mergeSignatures(list));
  return { path, signatures };
}

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    return await readBounded(path, MOST_BYTES);
  } catch (error) {
    throw new ProblemError(`El archivo «${basename(path)}» no se pudo leer. ${describeReadError(error)}`);
  }
}

/** Without the certificate's bytes: the window has no use for them. */
function shown({ certificate, root, addedAt }: KeptAuthority): Authority {
  return { certificate, root, addedAt };
}
