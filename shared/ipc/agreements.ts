import { z } from 'zod';
import { type Agreement, type CommitteeTable, type DueList, MOST_WEIGHT } from '../model/index.ts';
import type { Board } from '../statistics/index.ts';
import { clues, day, kebab, method, none, reason, uuid, words } from './parts.ts';

/** The part of the contract that is about agreements, improvement plans and committees. */

const status = z.enum(['pendiente', 'solventada', 'no-solventada']);
const percent = z.number().min(0).max(1000).nullable();

const agreement = z.object({
  id: uuid,
  unit: clues.nullable(),
  visit: uuid.nullable(),
  checklist: kebab.nullable(),
  item: kebab.nullable(),
  session: uuid.nullable(),
  action: words(2000).min(1),
  responsible: words(300),
  start: day,
  expectedEnd: day,
  weight: z.number().positive().max(MOST_WEIGHT),
});

export const agreementMethods = {
  'agreements.list': method<readonly Agreement[]>()(
    z.object({
      unit: clues.optional(),
      visit: uuid.optional(),
      session: uuid.optional(),
      status: status.optional(),
      text: words(200).optional(),
      limit: z.number().int().min(1).max(5000),
    }),
  ),
  /** New, or changed as long as its visit is not closed; afterwards only reports are added. */
  'agreements.save': method<Agreement>()(agreement),
  'agreements.remove': method<{ readonly removed: boolean }>()(z.object({ id: uuid, reason })),
  'agreements.report': method<Agreement>()(
    z.object({
      id: uuid,
      agreement: uuid,
      real: percent,
      expected: percent,
      status,
      note: words(2000),
      by: words(200),
    }),
  ),
  /** The board of 2011 on a day, today where left out. */
  'agreements.board': method<{
    readonly on: string;
    readonly board: Board;
    readonly agreements: readonly Agreement[];
  }>()(z.object({ unit: clues.optional(), on: day.optional() })),
  'committees.list': method<CommitteeTable>()(z.object({ year: z.number().int().optional() })),
  'committees.save': method<CommitteeTable>()(
    z.object({
      id: uuid,
      name: words(200).min(1),
      kind: words(60).min(1),
      state: words(2).nullable(),
      unit: clues.nullable(),
      year: z.number().int().min(1990).max(2200),
      sessions: z.array(z.object({ id: uuid, programmed: day, held: day.nullable(), note: words(1000) })).max(200),
    }),
  ),
  'committees.remove': method<{ readonly removed: boolean }>()(z.object({ id: uuid })),
  'due.get': method<DueList>()(none),
} as const;
