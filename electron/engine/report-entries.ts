import type { BatchEntry, BatchRequest, ReportRequest } from '../../shared/ipc/reports.ts';
import type { VisitSummary } from '../../shared/model/index.ts';
import type { Registry } from '../registry/registry.ts';
import { ProblemError } from './reading.ts';

/** More pages than an office prints in a day. */
const MOST_UNITS = 20_000;

/** Of one unit; the latest come first. */
const MOST_VISITS = 200;

const NOTHING: Readonly<Record<BatchRequest['what'], string>> = {
  unit: 'El registro no tiene esa unidad.',
  'last-run': 'La unidad no tiene verificaciones completas.',
  'last-visit': 'La unidad no tiene visitas cerradas.',
};

/**
 * What a batch prints, in the order of the CLUES; a unit with nothing to print stands there with the reason.
 *
 * @throws ProblemError where there are no units, or too many
 */
export async function batchEntries(registry: Registry, request: BatchRequest): Promise<readonly BatchEntry[]> {
  const keys = await keysOf(registry, request.units);
  if (keys.length === 0) throw new ProblemError('Ninguna unidad del registro responde a lo que se pidió.');
  const entries: BatchEntry[] = [];
  for (const clues of keys) entries.push(await entryOf(registry, clues, request));
  return entries;
}

async function keysOf(registry: Registry, units: BatchRequest['units']): Promise<readonly string[]> {
  if ('length' in units) return [...new Set(units)].sort();
  const { total, units: found } = await registry.units.find(units, MOST_UNITS);
  if (total > MOST_UNITS) {
    throw new ProblemError(`Son ${total} unidades; un lote imprime hasta ${MOST_UNITS}. Acote el filtro.`);
  }
  return found.map(({ clues }) => clues).sort();
}

async function entryOf(registry: Registry, clues: string, { what, paper, detail }: BatchRequest): Promise<BatchEntry> {
  const found = await registry.getUnit(clues);
  const target = found === null ? null : await targetOf(registry, found.unit.clues, what);
  return {
    clues,
    name: found?.unit.name ?? null,
    request: target === null ? null : { ...target, paper, detail },
    reason: target !== null ? null : found === null ? NOTHING.unit : NOTHING[what],
  };
}

async function targetOf(registry: Registry, clues: string, what: BatchRequest['what']): Promise<ReportRequest | null> {
  switch (what) {
    case 'unit':
      return { kind: 'unit', clues };
    case 'last-run': {
      const runs = await registry.listRuns({ unit: clues });
      const last = runs.find(({ status }) => status === 'completa');
      return last === undefined ? null : { kind: 'run', run: last.id };
    }
    case 'last-visit': {
      const { visits } = await registry.visits.list({ unit: clues, limit: MOST_VISITS });
      const [last] = visits.filter(isClosed).toSorted((a, b) => (a.openedAt < b.openedAt ? 1 : -1));
      if (last === undefined) return null;
      return { kind: 'visit', visit: last.id, version: last.status === 'cerrada' ? last.version : last.version - 1 };
    }
  }
}

/** Closed, or closed once and open now for a correction: then the version before it still stands. */
function isClosed({ status, version }: VisitSummary): boolean {
  return status === 'cerrada' || (status === 'abierta' && version > 1);
}
