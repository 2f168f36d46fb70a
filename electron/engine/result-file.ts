import { basename } from 'node:path';
import type { z } from 'zod';
import type { ClosedVisit, VerificationResult } from '../../shared/model/index.ts';
import { wholeResult } from '../../shared/report/model-whole.ts';
import { canonicalJson } from '../../shared/text/canonical-json.ts';
import { sha256Hex } from '../registry/sha256.ts';
import { closedVisit } from './package-schemas.ts';
import { parseJson, readBounded } from './read-bounded.ts';
import { describeReadError, ProblemError } from './reading.ts';
import { verification } from './result-schemas.ts';

/** The longest text that the runtime holds is little longer. */
const MOST_BYTES = 500_000_000;

/**
 * What a file of a result or of a closed visit holds, just as it was written. The digest is SHA-256, hexadecimal, of its
 * canonical JSON: the same that the program which wrote it printed, whatever this one would add.
 */
export type SubjectFile = { readonly digest: string } & (
  | { readonly kind: 'run'; readonly subject: VerificationResult }
  | { readonly kind: 'visit'; readonly subject: ClosedVisit }
);

/**
 * Reads a result (`cotejo/verification@1`) or a closed visit (`cotejo/visit@1`) of this version or an earlier one. Up to
 * 500 MB.
 *
 * @throws ProblemError with one sentence that names the file and what is missing in it
 */
export async function readSubjectFile(path: string): Promise<SubjectFile> {
  try {
    return subjectOf(parseJson(await readBounded(path, MOST_BYTES)));
  } catch (error) {
    throw new ProblemError(`El archivo «${basename(path)}» no se puede usar. ${describeReadError(error)}`, {
      cause: error,
    });
  }
}

/**
 * Reads the result of a verification; what versions before this one did not write stands empty. No figure changes.
 *
 * @throws ProblemError with one sentence
 */
export async function readResultFile(path: string): Promise<VerificationResult> {
  const { kind, subject } = await readSubjectFile(path);
  if (kind !== 'run')
    throw new ProblemError(`El archivo «${basename(path)}» es de una visita, no de una verificación.`);
  return wholeResult(subject);
}

/** @throws ProblemError with one sentence, without the file's name */
function subjectOf(read: unknown): SubjectFile {
  const schema = schemaOf(read);
  switch (schema) {
    case 'cotejo/verification@1':
      return { kind: 'run', subject: judged<VerificationResult>(read, verification), digest: digestOf(read) };
    case 'cotejo/visit@1':
      return { kind: 'visit', subject: judged<ClosedVisit>(read, closedVisit), digest: digestOf(read) };
    case null:
      throw new ProblemError('No es un resultado de Cotejo: no dice su esquema («schema»).');
    default:
      if (/^cotejo\/(verification|visit)@\d{1,6}$/.test(schema)) {
        throw new ProblemError(`Lo escribió una versión posterior de Cotejo («${schema}»): actualice el programa.`);
      }
      throw new ProblemError('Su esquema («schema») no es el de un resultado ni el de una visita de Cotejo.');
  }
}

function schemaOf(read: unknown): string | null {
  if (typeof read !== 'object' || read === null || Array.isArray(read)) return null;
  const { schema } = read as { readonly schema?: unknown };
  return typeof schema === 'string' ? schema : null;
}

/** The value itself, once it has the form: what the schema does not name stays in it. */
function judged<T>(read: unknown, schema: z.ZodType): T {
  const { success, error } = schema.safeParse(read);
  if (success) return read as T;
  const issue = error.issues[0];
  const where = (issue?.path ?? []).map(String).join('.') || 'su contenido';
  const missing = issue?.code === 'invalid_type' && / received undefined$/.test(issue.message);
  throw new ProblemError(missing ? `Le falta «${where}».` : `«${where}» no tiene la forma que se espera.`);
}

function digestOf(read: unknown): string {
  try {
    return sha256Hex(canonicalJson(read));
  } catch {
    // Only what is nested by the ten thousands ends here: no program wrote that.
    throw new ProblemError('Su contenido está anidado más de lo que se puede leer.');
  }
}
