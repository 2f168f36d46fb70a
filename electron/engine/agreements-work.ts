import type { agreementMethods } from '../../shared/ipc/agreements.ts';
import { boardOf } from '../../shared/statistics/index.ts';
import { localTimestamp } from './local-time.ts';
import type { EngineHandlers } from './service.ts';
import type { WorkOptions } from './work-options.ts';

export interface AgreementWork {
  readonly handlers: Pick<EngineHandlers, keyof typeof agreementMethods>;
}

/** Agreements that are listed beside one board, which counts them all. */
const MOST = 5000;

const ALL = Number.MAX_SAFE_INTEGER;

/** Agreements, their board, committees and what is due, as the window asks for them. */
export function createAgreementWork({ registry, resources }: WorkOptions): AgreementWork {
  const { agreements } = registry;
  const today = () => localTimestamp().slice(0, 10);
  const titleOf = (checklist: string, item: string): string | null => {
    const found = resources.checklists.find((one) => one.checklist.id === checklist)?.checklist;
    return [...(found?.items ?? []), ...(found?.questions ?? [])].find(({ id }) => id === item)?.title ?? null;
  };
  return {
    handlers: {
      'agreements.list': (filter) => agreements.list(filter),
      'agreements.save': (change) => agreements.save(change, titleOf),
      'agreements.remove': async ({ id, reason }) => ({ removed: await agreements.remove(id, reason) }),
      'agreements.report': (report) => agreements.report(report),
      'agreements.board': async ({ unit, on = today() }) => {
        const counted = await agreements.list({ unit, limit: ALL });
        const board = boardOf(counted, on);
        return { on, board: { ...board, rows: board.rows.slice(0, MOST) }, agreements: counted.slice(0, MOST) };
      },
      'committees.list': ({ year }) => agreements.committees(year),
      'committees.save': async (committee) => {
        await agreements.saveCommittee(committee);
        return agreements.committees(committee.year);
      },
      'committees.remove': async ({ id }) => ({ removed: await agreements.removeCommittee(id) }),
      'due.get': () => agreements.due(today()),
    },
  };
}
