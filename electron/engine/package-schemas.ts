import { z } from 'zod';

/**
 * What a package may hold, piece by piece. A registry signs what it wrote, and is believed about what it saw; what it
 * sends must still have the form that this program reads. Members that a later version adds are let through where they
 * harm nothing.
 */

const id = z.uuid();
const clues = z.string().regex(/^[A-Z]{5}\d{6}$/);
const kebab = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(120);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const day = z.iso.date();
const moment = z.iso.datetime({ offset: true });
const text = (most: number) => z.string().max(most);
const list = <T extends z.ZodType>(item: T, most = 100_000) => z.array(item).max(most);
const kind = z.enum(['self', 'internal', 'external']);
const percent = z.number().nullable();

const key = {
  checklist: kebab,
  item: kebab,
  module: z.union([z.literal(''), kebab]),
  record: z.number().int().min(0).max(100_000),
};

const OUTCOMES = ['cumple', 'cumple-parcial', 'no-cumple', 'no-aplica', 'no-desplegado', 'por-revisar'] as const;

const answer = z.looseObject({
  ...key,
  id,
  replaces: id.nullable(),
  settles: list(id, 1000).optional(),
  value: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('outcome'), outcome: z.enum(OUTCOMES) }),
    z.object({ kind: z.literal('question'), values: list(z.union([text(4000), z.number()]), 100) }),
    z.object({ kind: z.literal('cleared') }),
  ]),
  note: text(4000),
  by: id,
  at: moment,
  origin: text(100),
});

const evidence = z.looseObject({
  ...key,
  id,
  kind: z.enum(['photo', 'file', 'finding']),
  name: text(500),
  mediaType: text(200),
  bytes: z.number().int().min(0),
  sha256,
  note: text(4000),
  by: id,
  at: moment,
  finding: z.object({ run: text(64), fingerprint: text(64) }).optional(),
});

const checklistRef = z.looseObject({ id: kebab, edition: text(40).min(1), title: text(1000), sha256: text(64) });

const head = z.looseObject({
  id,
  version: z.number().int().min(1).max(9999),
  clues,
  unitName: text(500).nullable(),
  kind,
  purpose: z.enum(['first', 'follow-up']),
  previous: id.nullable(),
  campaign: id.nullable(),
  status: z.enum(['abierta', 'cerrada', 'inaccesible', 'cancelada']),
  openedAt: moment,
  closedAt: moment.nullable(),
  people: list(
    z.looseObject({
      id,
      role: z.enum(['evaluador', 'atiende', 'testigo']),
      name: text(200),
      position: text(200),
      credential: text(60),
    }),
    1000,
  ),
  checklists: list(checklistRef, 100),
  modules: list(
    z.looseObject({ checklist: kebab, module: kebab, deployed: z.boolean().nullable(), note: text(4000) }),
    10_000,
  ),
  runs: list(
    z.looseObject({
      run: text(64),
      checklist: kebab,
      edition: text(40),
      startedAt: text(60),
      percent,
      sha256: text(64),
    }),
    10_000,
  ),
  samples: list(z.looseObject({ checklist: kebab, labels: list(text(60), 10_000) }), 100),
  facts: text(200_000),
  reason: text(4000),
  correction: text(4000),
});

const outcome = z.enum([...OUTCOMES, 'no-evaluada', 'error']);

const item = z.looseObject({
  id: text(120),
  domain: text(120),
  title: text(4000),
  outcome,
  weight: z.number().min(0),
  points: percent,
  mandatory: z.boolean(),
});

const score = z.looseObject({
  percent,
  interval: z.tuple([z.number(), z.number()]).nullable(),
  coverage: percent,
  preliminary: z.boolean(),
  band: text(120).nullable(),
  byDomain: list(z.looseObject({ id: text(120), title: text(1000) }), 10_000),
  items: list(item),
});

/** Its bytes are kept as they came. */
export const closedVisit = z.looseObject({
  schema: z.literal('cotejo/visit@1'),
  tool: z.looseObject({ name: z.literal('cotejo'), version: text(40) }),
  head: head.extend({ status: z.enum(['cerrada', 'inaccesible']), closedAt: moment }),
  answers: list(answer, 1_000_000),
  results: list(
    z.looseObject({ checklist: checklistRef.extend({ scoreBands: list(z.looseObject({}), 100) }), score }),
    100,
  ),
  evidence: list(evidence),
  agreements: list(z.looseObject({ id, action: text(4000) })),
  previousSha256: sha256.nullable(),
});

export const runs = list(z.object({ run: text(64), items: list(item) }), 10_000);

export const openVisit = z.strictObject({
  head: head.extend({ status: z.literal('abierta') }),
  answers: list(answer, 1_000_000),
  evidence: list(z.object({ ref: evidence, removedAt: moment.nullable() })),
  runs,
});

export const version = z.strictObject({
  visit: id,
  version: z.number().int().min(1).max(9999),
  folio: text(80).min(1),
  sha256,
});

/** The checklist itself is judged as every file of one is. */
export const published = z.strictObject({
  checklist: z.looseObject({ id: kebab, edition: text(40).min(1) }),
  sha256,
  origin: z.enum(['integrada', 'propia', 'importada']),
  publishedAt: moment.nullable(),
});

export const unit = z.strictObject({
  clues,
  name: text(500).nullable(),
  ownName: text(500).nullable(),
  aliases: list(clues, 1000),
  attributes: list(z.strictObject({ name: text(200).min(1), value: z.number(), source: text(500) }), 1000),
  annulled: z.strictObject({ since: moment, reason: text(4000), visit: id.nullable() }).nullable(),
  lifted: z.strictObject({ reason: text(4000), visit: id.nullable() }).nullable(),
});

/** Filters and strata are judged by who uses them; what is drawn stands by its digest. */
export const campaign = z.looseObject({
  id,
  title: text(200).min(1),
  status: z.enum(['borrador', 'sorteada', 'cerrada']),
  universe: z.looseObject({}),
  sizeAttribute: text(200).nullable(),
  design: z.looseObject({
    schema: z.literal('cotejo/sample-design@1'),
    seed: text(200),
    strata: list(z.looseObject({}), 1000),
  }),
  rules: list(z.looseObject({ stratum: kebab, filter: z.looseObject({}) }), 1000),
  createdAt: moment,
  drawnAt: moment.nullable(),
  drawSha256: sha256.nullable(),
});

export const draw = z.looseObject({
  schema: z.literal('cotejo/sample-draw@1'),
  units: list(
    z.looseObject({
      clues,
      stratum: kebab,
      size: z.number().nullable(),
      probability: z.number().min(0).max(1),
      selected: z.boolean(),
      replacement: z.number().int().min(1).nullable(),
    }),
  ),
});

const session = z.strictObject({ id, programmed: day, held: day.nullable(), note: text(4000) });

export const committee = z.strictObject({
  id,
  name: text(200).min(1),
  kind: text(60).min(1),
  state: text(2).nullable(),
  unit: clues.nullable(),
  year: z.number().int().min(1900).max(2300),
  sessions: list(session, 10_000),
});

const status = z.enum(['pendiente', 'solventada', 'no-solventada']);

export const agreement = z.strictObject({
  id,
  unit: clues.nullable(),
  visit: id.nullable(),
  checklist: kebab.nullable(),
  item: kebab.nullable(),
  itemTitle: text(4000).nullable(),
  session: id.nullable(),
  action: text(4000).min(1),
  responsible: text(1000),
  start: day,
  expectedEnd: day,
  weight: z.number().positive(),
  createdAt: moment,
  removed: z.boolean(),
  reports: list(
    z.strictObject({
      id,
      seq: z.number().int().min(1),
      at: moment,
      by: text(200),
      real: percent,
      expected: percent,
      status,
      note: text(4000),
    }),
  ),
});
