import { basename } from 'node:path';
import type { CredentialFiles } from '../../shared/ipc/reports.ts';
import type { SignatureCheck } from '../../shared/model/index.ts';
import { canonicalJson } from '../../shared/text/canonical-json.ts';
import { checkSignatures, MOST_BYTES, mergeSignatures, signDetached } from '../signature/index.ts';
import { readBounded } from './read-bounded.ts';
import { describeReadError, ProblemError } from './reading.ts';
import { readSubjectFile } from './result-file.ts';
import { inWords, readCredential } from './signatures-work.ts';
import { writeWhole } from './write-whole.ts';

export interface SignedFile {
  /** Where the signatures stand: the name of the data and `.p7s`. */
  readonly signatures: string;
  /** All that stand there now, checked; the new one last. */
  readonly checks: readonly SignatureCheck[];
  /** SHA-256, hexadecimal, of the canonical JSON that was signed. */
  readonly digest: string;
}

/**
 * Signs the canonical JSON of a result or closed visit in a file, and writes the signature beside it, together with those
 * that were there. The file itself stays as it is.
 *
 * @throws ProblemError, WriteError
 */
export async function signFile(path: string, credential: CredentialFiles, at: Date): Promise<SignedFile> {
  const { kind, subject, digest } = await readSubjectFile(path);
  // The first version of the program wrote no status: its results were all whole.
  if (kind === 'run' && (subject.run.status ?? 'completa') !== 'completa') {
    throw new ProblemError('La verificación no llegó a su fin: un resultado parcial no se firma.');
  }
  const content = Buffer.from(canonicalJson(subject), 'utf8');
  const opened = await readCredential(credential, at);
  const signatures = `${path}.p7s`;
  const before = await existing(signatures, content);
  const own = await signDetached(opened, content, { at });
  const [made] = await checkSignatures(own, content, []);
  const earlier = before === null ? [] : await checkSignatures(before, content, []);
  if (made === undefined || earlier.some(({ signer }) => signer?.sha256 === made.signer?.sha256)) {
    throw new ProblemError(
      `${made?.signer?.name ?? 'La persona'} ya firmó este archivo: una persona firma una sola vez.`,
    );
  }
  const merged = await inWords(async () => mergeSignatures(before === null ? [own] : [before, own]));
  await writeWhole(signatures, merged);
  return { signatures, checks: [...earlier, made], digest };
}

/** The signatures beside the file; null where there are none. @throws ProblemError where they are of other data */
async function existing(path: string, content: Uint8Array): Promise<Uint8Array | null> {
  let cms: Uint8Array;
  try {
    cms = await readBounded(path, MOST_BYTES);
  } catch (error) {
    if ((error as { readonly code?: string }).code === 'ENOENT') return null;
    throw new ProblemError(`El archivo «${basename(path)}» no se pudo leer. ${describeReadError(error)}`);
  }
  if ((await checkSignatures(cms, content, [])).some(({ status }) => status !== 'intact')) {
    throw new ProblemError(`Las firmas de «${basename(path)}» no son de estos datos; muévalas y firme de nuevo.`);
  }
  return cms;
}
