import { z } from 'zod';

/**
 * What a file must hold to be a result of a verification (`cotejo/verification@1`). Views print these members without
 * asking; what earlier versions did not write yet may be missing, and what later ones add is let through.
 */

const count = z.number().min(0);
const percent = z.number().nullable();
const interval = z.tuple([z.number(), z.number()]).nullable();
const severity = z.enum(['error', 'warning', 'info']);
const outcome = z.enum([
  'cumple',
  'cumple-parcial',
  'no-cumple',
  'no-aplica',
  'no-desplegado',
  'por-revisar',
  'no-evaluada',
  'error',
]);
const citation = z.looseObject({
  norm: z.string(),
  clause: z.string().optional(),
  confidence: z.enum(['confirmed', 'reported', 'recalled', 'uncertain']),
});
const words = { title: z.string(), why: z.string(), remedy: z.string(), citation: z.array(citation) };

const item = z.looseObject({
  id: z.string(),
  domain: z.string(),
  ...words,
  decidedBy: z.enum(['check', 'measure', 'layer', 'attestation', 'sample']),
  outcome,
  weight: count,
  points: percent,
  applicable: count,
  held: count,
  failed: count,
  undecided: count,
  ratio: z.number().nullable(),
  mandatory: z.boolean(),
  reason: z.string().optional(),
});

const domain = z.looseObject({
  id: z.string(),
  title: z.string(),
  percent,
  interval,
  coverage: percent,
  preliminary: z.boolean(),
  outcomes: z.partialRecord(outcome, count),
});

const unitScore = z.looseObject({
  percent,
  interval,
  coverage: percent,
  preliminary: z.boolean(),
  band: z.string().nullable(),
  byDomain: z.array(domain),
});

const finding = z.looseObject({
  rule: z.string(),
  severity,
  message: z.string(),
  place: z.looseObject({
    line: count.optional(),
    column: count.optional(),
    offset: count.optional(),
    field: z.string().optional(),
    path: z.string().optional(),
    record: count.optional(),
  }),
  expected: z.string().optional(),
  actual: z.string().optional(),
  fingerprint: z.string(),
});

const file = z.looseObject({
  path: z.string(),
  sha256: z.string(),
  bytes: count,
  format: z.string().nullable(),
  encoding: z.string().nullable(),
  rows: count,
  records: z.record(z.string(), count),
  findingsTotal: count,
  problem: z.string().optional(),
  findings: z.array(finding),
});

const catalog = z.looseObject({
  id: z.string(),
  title: z.string(),
  edition: z.string(),
  rows: count,
  sha256: z.string(),
  source: z.string(),
});

const gathering = z.looseObject({
  fields: z.array(
    z.looseObject({
      format: z.string(),
      field: z.string(),
      findings: count,
      rules: z.array(z.looseObject({ rule: z.string(), total: count })),
    }),
  ),
  practitioners: z.array(
    z.looseObject({ curp: z.string(), records: count, recordsWithFindings: count, findings: count }),
  ),
});

export const verification = z.looseObject({
  tool: z.looseObject({ name: z.literal('cotejo'), version: z.string() }),
  run: z.looseObject({
    id: z.string().min(8).max(64),
    startedAt: z.iso.datetime({ offset: true }),
    durationMs: count,
    status: z.enum(['completa', 'cancelada', 'interrumpida']),
    checklist: z.looseObject({
      id: z.string(),
      edition: z.string(),
      title: z.string(),
      sha256: z.string(),
      scoreBands: z.array(z.looseObject({ id: z.string(), title: z.string(), from: z.number() })).optional(),
    }),
    catalogs: z.array(catalog),
    unit: z.string().optional(),
    options: z.looseObject({ maxFindings: count }),
  }),
  files: z.array(file),
  units: z.array(
    z.looseObject({ clues: z.string(), name: z.string().optional(), score: unitScore, items: z.array(item) }),
  ),
  score: unitScore.extend({ items: z.array(item) }),
  layers: z
    .array(z.looseObject({ id: z.string(), title: z.string(), held: count, failed: count, undecided: count }))
    .optional(),
  rules: z.array(
    z.looseObject({ id: z.string(), severity, failureTitle: z.string(), ...words, total: count, kept: count }),
  ),
  gathering: gathering.optional(),
});
