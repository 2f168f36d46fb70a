import { z } from 'zod';
import type { Answer, ClosedVisit, ClosingCheck, EvidenceRef, VisitState, VisitSummary } from '../model/index.ts';
import { clues, kebab, method, moment, path, reason, uuid, visitKind, words } from './parts.ts';

/** The part of the contract that is about verification visits. */

export const EVIDENCE_LIMITS = { fileBytes: 10_000_000, visitBytes: 100_000_000 } as const;

const visit = z.object({ visit: uuid });
const person = z.object({
  id: uuid,
  role: z.enum(['evaluador', 'atiende', 'testigo']),
  name: words(200),
  position: words(200),
  credential: words(60),
});
const key = z.object({
  checklist: kebab,
  item: kebab,
  module: z.union([z.literal(''), kebab]),
  record: z.number().int().min(0).max(1000),
});
const value = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('outcome'),
    outcome: z.enum(['cumple', 'cumple-parcial', 'no-cumple', 'no-aplica', 'no-desplegado', 'por-revisar']),
  }),
  z.object({ kind: z.literal('question'), values: z.array(z.union([words(4000), z.number()])).max(100) }),
  z.object({ kind: z.literal('cleared') }),
]);

/** Methods that the engine answers. */
export const visitMethods = {
  'visits.list': method<{ readonly total: number; readonly visits: readonly VisitSummary[] }>()(
    z.object({
      unit: clues.optional(),
      text: words(200).optional(),
      status: z.enum(['abierta', 'cerrada', 'inaccesible', 'cancelada']).optional(),
      kind: visitKind.optional(),
      campaign: uuid.optional(),
      limit: z.number().int().min(1).max(1000),
    }),
  ),
  /** `previous`: the closed visit that a follow-up builds on. The visit opens in the present moment. */
  'visits.open': method<VisitState>()(
    z.object({
      clues,
      kind: visitKind,
      previous: uuid.optional(),
      campaign: uuid.optional(),
      checklists: z
        .array(z.object({ id: kebab, edition: words(40) }))
        .min(1)
        .max(20),
      people: z.array(person).max(30),
    }),
  ),
  'visits.get': method<VisitState>()(visit),
  /** What is left out stays. */
  'visits.update': method<VisitState>()(
    z.object({
      visit: uuid,
      openedAt: moment.optional(),
      people: z.array(person).max(30).optional(),
      facts: words(20_000).optional(),
      modules: z
        .array(z.object({ checklist: kebab, module: kebab, deployed: z.boolean().nullable(), note: words(1000) }))
        .max(500)
        .optional(),
      samples: z
        .array(z.object({ checklist: kebab, labels: z.array(words(60)).max(1000) }))
        .max(20)
        .optional(),
    }),
  ),
  /** Kept on the disk before it is answered. `id` is the caller's, so that an answer sent twice is one. */
  'visits.answer': method<VisitState>()(z.object({ visit: uuid, id: uuid, key, value, note: words(4000), by: uuid })),
  /** All answers that one question ever had, newest first. */
  'visits.history': method<readonly Answer[]>()(z.object({ visit: uuid, key })),
  'visits.attachRun': method<VisitState>()(z.object({ visit: uuid, run: z.string().min(8).max(64) })),
  'visits.detachRun': method<VisitState>()(z.object({ visit: uuid, run: z.string().min(8).max(64) })),
  /** Keeps a copy of the file. */
  'visits.addEvidence': method<EvidenceRef>()(z.object({ visit: uuid, key, path, note: words(1000), by: uuid })),
  'visits.addFinding': method<EvidenceRef>()(
    z.object({ visit: uuid, key, run: z.string().min(8).max(64), fingerprint: words(64), note: words(1000), by: uuid }),
  ),
  'visits.removeEvidence': method<VisitState>()(z.object({ visit: uuid, evidence: uuid })),
  /** Bytes in base64, once their digest was compared. */
  'visits.evidence': method<{ readonly ref: EvidenceRef; readonly base64: string }>()(z.object({ evidence: uuid })),
  /** Which of two answers stands. */
  'visits.resolve': method<VisitState>()(z.object({ visit: uuid, key, keep: z.enum(['ours', 'theirs']), by: uuid })),
  'visits.check': method<readonly ClosingCheck[]>()(visit),
  /** Refused while a closing check says `stop`. `closedAt` is the present moment where left out. */
  'visits.close': method<VisitState>()(z.object({ visit: uuid, closedAt: moment.optional() })),
  'visits.inaccessible': method<VisitState>()(z.object({ visit: uuid, reason })),
  /** Gives an open visit up; it stays in the history. A correction given up leaves the closed version standing. */
  'visits.cancel': method<VisitState>()(z.object({ visit: uuid, reason })),
  /** Opens the next version of a closed visit, with its answers. */
  'visits.correct': method<VisitState>()(z.object({ visit: uuid, reason })),
  'visits.version': method<ClosedVisit>()(z.object({ visit: uuid, version: z.number().int().min(1) })),
} as const;

/** Methods that the main process answers itself. */
export const visitMainMethods = {
  'dialog.openEvidence': method<{ readonly paths: readonly string[] }>()(z.undefined()),
} as const;
