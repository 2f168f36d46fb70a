import { z } from 'zod';
import { ProblemError } from './reading.ts';

/** The manifest of a package (`cotejo/package@1`): who wrote it, and every entry with its digest. */

export const MANIFEST = 'manifest.json';
export const SIGNATURE = 'signature';
const SCHEMA = 'cotejo/package@1';

/** What a package may come to; a registry of 20,000 visits stays far below. */
export const LIMITS = {
  manifestBytes: 128 * 1024 ** 2,
  entryBytes: 256 * 1024 ** 2,
  entries: 400_000,
} as const;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().min(0).max(100_000_000);
const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}';
const PATH = new RegExp(
  `^(?:(?:checklists|units|visits|campaigns|committees|agreements)\\.jsonl|visits/${UUID}/[1-9]\\d{0,3}\\.json|(?:open|runs|draws)/${UUID}\\.json|evidence/[0-9a-f]{64})$`,
);

const manifest = z.strictObject({
  schema: z.literal(SCHEMA),
  id: z.uuid(),
  device: z.strictObject({ id: z.uuid(), name: z.string().min(1).max(100), publicKey: z.string().length(44) }),
  createdAt: z.iso.datetime({ offset: true }),
  tool: z.strictObject({ name: z.literal('cotejo'), version: z.string().min(1).max(40) }),
  counts: z.strictObject({
    units: count,
    visits: count,
    agreements: count,
    committees: count,
    campaigns: count,
    checklists: count,
    evidence: count,
  }),
  entries: z
    .array(
      z.strictObject({
        path: z.string().regex(PATH),
        bytes: z.number().int().min(0).max(LIMITS.entryBytes),
        sha256,
      }),
    )
    .max(LIMITS.entries),
});

export type Manifest = z.infer<typeof manifest>;
export type ManifestEntry = Manifest['entries'][number];

export function manifestBytes(content: Omit<Manifest, 'schema'>): Uint8Array {
  return Buffer.from(`${JSON.stringify({ schema: SCHEMA, ...content } satisfies Manifest)}\n`);
}

/** Only who says to have signed it: to be believed once the signature fits. @throws ProblemError */
export function claimedDevice(bytes: Uint8Array): Manifest['device'] {
  const json = parsed(bytes);
  const version = z.object({ schema: z.string().regex(/^cotejo\/package@\d+$/) }).safeParse(json);
  if (!version.success) throw new ProblemError(FAULTY);
  if (version.data.schema !== SCHEMA) {
    throw new ProblemError(
      'El paquete es de una versión más nueva de Cotejo: actualice este programa y vuelva a intentar.',
    );
  }
  const claimed = z.object({ device: manifest.shape.device }).safeParse(json);
  if (!claimed.success) throw new ProblemError(FAULTY);
  return claimed.data.device;
}

/** @throws ProblemError where it is not of the form, or names an entry twice */
export function readManifest(bytes: Uint8Array): Manifest {
  const read = manifest.safeParse(parsed(bytes));
  if (!read.success) throw new ProblemError(FAULTY);
  const paths = new Set(read.data.entries.map(({ path }) => path));
  if (paths.size < read.data.entries.length) throw new ProblemError(FAULTY);
  return read.data;
}

const FAULTY = 'El manifiesto del paquete no tiene la forma que debe; no se cambió nada.';

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new ProblemError(FAULTY);
  }
}
