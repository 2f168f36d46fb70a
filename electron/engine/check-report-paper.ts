import type { PaperVerification } from '../../shared/model/index.ts';
import { folioOf } from '../../shared/report/folio.ts';
import { type PaperSeal, readQrText } from '../../shared/report/qr.ts';
import { sealWords } from '../../shared/report/seal-words.ts';
import { canonicalJson } from '../../shared/text/canonical-json.ts';
import type { Registry } from '../registry/registry.ts';
import { sha256Hex } from '../registry/sha256.ts';
import type { KeptSubject } from '../registry/signatures/index.ts';

const ALL = Number.MAX_SAFE_INTEGER;

/**
 * Compares what somebody read off a paper (the text of its QR, or folio with digits or words of the digest) with what
 * this registry holds. Reports that are neither of a run nor of a visit are known by what the audit chain says of them.
 */
export async function checkPaper(registry: Registry, text: string): Promise<PaperVerification> {
  const seal = readQrText(text);
  if (seal === null) {
    const sentence =
      'No se reconoce un folio ni una huella en lo escrito: copie lo que dice el código QR o el pie de la hoja.';
    return { ...NOTHING, verdict: 'unreadable', sentence };
  }
  if (contradictsItself(seal)) {
    const sentence = 'La huella y las palabras de la hoja no son de lo mismo: se leyeron mal o alguien cambió la hoja.';
    return { ...NOTHING, ...seal, verdict: 'different', sentence };
  }
  const kept = seal.folio === null ? await byDigest(registry, seal) : await byFolio(registry, seal.folio);
  const found = kept.find(({ digest }) => fits(seal, digest)) ?? kept[0];
  if (found === undefined) return writtenHere(registry, seal);
  return { ...compared(seal, found.digest), subject: found.ref };
}

const NOTHING = { folio: null, digest: null, words: null, subject: null };

/** A run's folio stands for its day and id, so that only those of its day need be looked at. */
async function byFolio(registry: Registry, folio: string): Promise<readonly KeptSubject[]> {
  const kept: KeptSubject[] = [...(await registry.signatures.find({ folio }))];
  for (const run of await registry.listRuns({ limit: ALL })) {
    if (folioOf(run) !== folio || run.status === 'en-curso') continue;
    const digest = await digestOfRun(registry, run.id);
    if (digest !== null) kept.push({ ref: { kind: 'run', id: run.id }, digest });
  }
  return kept;
}

async function byDigest(registry: Registry, { digest }: PaperSeal): Promise<readonly KeptSubject[]> {
  return digest === null ? [] : registry.signatures.find({ digest });
}

/** Null for a run that ended without a result. */
async function digestOfRun(registry: Registry, id: string): Promise<string | null> {
  try {
    return sha256Hex(canonicalJson(await registry.getRun(id)));
  } catch {
    return null;
  }
}

/** What the audit chain says of reports that this registry wrote. */
async function writtenHere(registry: Registry, seal: PaperSeal): Promise<PaperVerification> {
  const entries = (await registry.auditEntries(ALL)).filter(({ action, detail }) => {
    if (action !== 'informe-escrito' || typeof detail.digest !== 'string') return false;
    return seal.folio === null ? fits(seal, detail.digest) : detail.folio === seal.folio;
  });
  const written = entries.find(({ detail }) => fits(seal, String(detail.digest))) ?? entries[0];
  if (written !== undefined) return { ...compared(seal, String(written.detail.digest)), subject: null };
  const sentence =
    seal.folio === null
      ? 'Este registro no tiene nada con esa huella. Escriba también el folio: lo que nadie firmó se busca por él.'
      : `Este registro no tiene nada con el folio ${seal.folio}: la hoja es de otro equipo, o de algo que se eliminó.`;
  return { ...NOTHING, ...seal, verdict: 'not-found', sentence };
}

function compared(seal: PaperSeal, digest: string): Omit<PaperVerification, 'subject'> {
  const words = sealWords(digest);
  if (seal.digest === null) {
    const sentence = `El registro tiene ese folio. Compare la huella de la hoja con la suya: empieza con ${digest.slice(0, 16)} y sus palabras son «${words}».`;
    return { folio: seal.folio, digest, words, verdict: 'folio-only', sentence };
  }
  if (!fits(seal, digest)) {
    const sentence = `El registro tiene el folio ${seal.folio}, pero con otra huella: la hoja no dice lo que el registro guarda.`;
    return { folio: seal.folio, digest: seal.digest, words: sealWords(seal.digest), verdict: 'different', sentence };
  }
  const sentence = 'El registro tiene lo mismo que dice la hoja: la huella es igual.';
  return { folio: seal.folio, digest, words, verdict: 'equal', sentence };
}

function fits(seal: PaperSeal, digest: string): boolean {
  return seal.digest !== null && digest.startsWith(seal.digest);
}

/** Words are the digest's first 64 bits over again. */
function contradictsItself({ digest, words }: PaperSeal): boolean {
  return digest !== null && words !== null && sealWords(digest) !== words;
}
