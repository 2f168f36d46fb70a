import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import { applyAcceptances } from '../../shared/checklist/accept.ts';
import {
  type Acceptance,
  type AppliedAcceptances,
  type Checklist,
  LONGEST_REASON,
  MOST_ACCEPTED_MONTHS,
  type VerificationResult,
} from '../../shared/model/index.ts';
import { addMonths } from '../../shared/text/days.ts';
import { mandatoryWith } from './acceptances-apply.ts';
import { locateFindings } from './acceptances-locate.ts';
import { acceptanceSentences, type SaidAcceptances } from './acceptances-words.ts';
import { localTimestamp } from './local-time.ts';
import { parseJson, readBounded } from './read-bounded.ts';
import { describeReadError, ProblemError } from './reading.ts';
import type { Resources } from './resources.ts';

/** More than a person can have looked at. */
const MOST_ENTRIES = 100_000;
const MOST_BYTES = 100_000_000;

export const ACCEPTANCE_FILE = 'cotejo/acceptances@1';

const needed = (name: string, most: number) =>
  z
    .string({ error: `falta ${name}` })
    .max(most, `no puede pasar de ${most} caracteres`)
    .refine((text) => text.trim() !== '', `falta ${name}`);

const entry = z.looseObject(
  {
    rule: needed('la regla', 200),
    fingerprint: needed('la huella', 64),
    reason: needed('el motivo', LONGEST_REASON),
    author: needed('quién acepta', 200),
    expiresOn: z.iso.date('va el último día en que cuenta, como 2026-12-31'),
    unit: z
      .string()
      .regex(/^[A-Z]{5}\d{6}$/, 'va la CLUES de la unidad')
      .nullish(),
  },
  'cada aceptación es un objeto',
);

const file = z.looseObject(
  {
    schema: z.literal(ACCEPTANCE_FILE, `el esquema es «${ACCEPTANCE_FILE}»`),
    acceptances: z.array(entry, 'va la lista de aceptaciones').max(MOST_ENTRIES, `van hasta ${MOST_ENTRIES}`),
  },
  'el archivo es un objeto',
);

/** A file of acceptances that was read and is well formed. */
export interface AcceptanceFile {
  readonly name: string;
  readonly entries: readonly z.infer<typeof entry>[];
  /** When it was last written: it stands for when they were made, which the file does not say. */
  readonly writtenAt: string;
}

/**
 * Reads a file of acceptances (`cotejo/acceptances@1`). To be called before a verification that may take long.
 *
 * @throws ProblemError with one sentence that names the file and the place in it
 */
export async function readAcceptanceFile(path: string): Promise<AcceptanceFile> {
  try {
    const { success, data, error } = file.safeParse(parseJson(await readBounded(path, MOST_BYTES)));
    if (!success) throw new ProblemError(sentenceOf(error.issues[0]));
    const latest = addMonths(localTimestamp(), MOST_ACCEPTED_MONTHS);
    const tooLate = data.acceptances.findIndex(({ expiresOn }) => expiresOn > latest);
    if (tooLate >= 0) {
      const limit = `una aceptación vence a más tardar en ${MOST_ACCEPTED_MONTHS} meses`;
      throw new ProblemError(`En «acceptances[${tooLate}].expiresOn»: ${limit}.`);
    }
    const { mtime } = await stat(path);
    return { name: basename(path), entries: data.acceptances, writtenAt: localTimestamp(mtime) };
  } catch (error) {
    const why = describeReadError(error);
    throw new ProblemError(`El archivo de aceptaciones «${basename(path)}» no se puede usar. ${why}`, { cause: error });
  }
}

/** One that names no unit counts for whichever unit the run was made for. */
function acceptancesOf(
  { name, entries, writtenAt }: AcceptanceFile,
  result: VerificationResult,
): readonly Acceptance[] {
  const located = locateFindings(result, entries);
  const severities = new Map(result.rules.map(({ id, severity }) => [id, severity]));
  return entries.map(({ rule, fingerprint, reason, author, expiresOn, unit }, index): Acceptance => {
    const found = located({ rule, fingerprint });
    return {
      id: `${name}#${index + 1}`,
      unit: unit ?? result.run.unit ?? null,
      ...{ rule, fingerprint, severity: found?.severity ?? severities.get(rule) ?? 'error' },
      ...{ message: found?.message ?? rule, place: found?.place ?? '' },
      ...{ reason: reason.trim(), author: author.trim(), acceptedAt: writtenAt, expiresOn, withdrawn: null },
    };
  });
}

/** What the acceptances of a file do to a run, and what is said of it on a terminal. */
export interface AcceptedFromFile extends SaidAcceptances {
  readonly applied: AppliedAcceptances;
}

/**
 * What the acceptances of a file do to a run, and what is said of it.
 *
 * @param day ISO 8601
 */
export function appliedFromFile(
  read: AcceptanceFile,
  result: VerificationResult,
  sources: { readonly checklist: Checklist | undefined; readonly resources: Pick<Resources, 'formats'> },
  day: string,
): AcceptedFromFile {
  const mandatory = mandatoryWith(sources.resources, result, sources.checklist);
  const applied = applyAcceptances(result, acceptancesOf(read, result), day, mandatory);
  return { applied, ...acceptanceSentences(applied) };
}

/** @param issue what zod found first */
function sentenceOf(issue: { readonly path: readonly PropertyKey[]; readonly message: string } | undefined): string {
  const where = (issue?.path ?? []).reduce<string>(
    (said, part) => (typeof part === 'number' ? `${said}[${part}]` : `${said}${said === '' ? '' : '.'}${String(part)}`),
    '',
  );
  const what = issue?.message ?? 'no tiene la forma que se espera';
  return `${where === '' ? 'Dice otra cosa' : `En «${where}»`}: ${what}.`;
}
