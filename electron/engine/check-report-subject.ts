import type { ClosedVisit, FileVerification, ReportKind, VerificationResult } from '../../shared/model/index.ts';
import { folioOf, unitOf } from '../../shared/report/folio.ts';
import { canonicalJson } from '../../shared/text/canonical-json.ts';
import { formatPercent } from '../../shared/text/format.ts';
import { sha256Hex } from '../registry/sha256.ts';
import { parseJson } from './read-bounded.ts';
import { ProblemError } from './reading.ts';
import { visitFolio } from './visit-judge.ts';

/** Data of a report, as they stand in a file. */
export interface SubjectData {
  readonly kind: FileVerification['kind'];
  readonly folio: string | null;
  /** A CLUES, where it is of one. */
  readonly about: string | null;
  /** The score that the data tell, in words; null where they tell none. */
  readonly figures: string | null;
  /** SHA-256, hexadecimal, of its canonical JSON. */
  readonly digest: string;
  /** Its canonical JSON, UTF-8: the very bytes that are signed. */
  readonly canonical: Uint8Array;
}

/** What `informe.json` says of the report around the data. */
export interface ReportFacts {
  readonly kind: ReportKind;
  readonly folio: string;
  readonly title: string;
  readonly about: string;
  readonly digest: string;
}

const KINDS: readonly ReportKind[] = ['run', 'unit', 'visit', 'comparison', 'comparative', 'campaign', 'checklist'];

/** @throws ProblemError where the bytes are no JSON */
export function readSubject(bytes: Uint8Array): SubjectData {
  const value = parseJson(bytes);
  const canonical = Buffer.from(canonicalOf(value), 'utf8');
  return { ...named(value), digest: sha256Hex(canonical), canonical };
}

/** Null where the bytes do not say what a report is. */
export function readFacts(bytes: Uint8Array | undefined): ReportFacts | null {
  if (bytes === undefined) return null;
  let value: unknown;
  try {
    value = parseJson(bytes);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const facts = value as Readonly<Record<string, unknown>>;
  const texts = [facts.folio, facts.title, facts.about, facts.digest];
  const kind = KINDS.find((one) => one === facts.kind);
  if (facts.schema !== 'cotejo/report@1' || kind === undefined || !texts.every(isText)) return null;
  return { ...(facts as unknown as ReportFacts), kind };
}

/**
 * Whether a folio is that of the data: a result's and a visit's stand for their day and id, every other one for the
 * digest of what the report says; null where the data have none, as an open visit.
 */
export function isFolioOf(folio: string, { kind, digest, folio: own }: SubjectData): boolean | null {
  if (own !== null) return own === folio;
  if (kind === 'visit') return null;
  return folio.endsWith(`-${digest.slice(0, 6).toUpperCase()}`);
}

function named(value: unknown): Pick<SubjectData, 'kind' | 'folio' | 'about' | 'figures'> {
  const { schema } = (value ?? {}) as { readonly schema?: unknown };
  try {
    if (schema === 'cotejo/verification@1') {
      const result = value as VerificationResult;
      const figures = `el puntaje es ${formatPercent(result.score.percent)}`;
      return { kind: 'result', folio: folioOf(result.run), about: unitOf(result), figures };
    }
    if (schema === 'cotejo/visit@1') {
      const { head, results } = value as ClosedVisit;
      const scores = results.map(({ checklist, score }) => `${formatPercent(score.percent)} en ${checklist.id}`);
      const figures = scores.length === 0 ? null : `el puntaje es ${scores.join(' y ')}`;
      return { kind: 'visit', folio: visitFolio(head), about: head.clues, figures };
    }
  } catch {
    // It says that it is one and lacks what makes one: it can be compared with a signature all the same.
  }
  return { kind: 'other', folio: null, about: null, figures: null };
}

/** @throws ProblemError for data nested by the ten thousands, which no program wrote */
function canonicalOf(value: unknown): string {
  try {
    return canonicalJson(value);
  } catch {
    throw new ProblemError('Su contenido está anidado más de lo que se puede leer.');
  }
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}
