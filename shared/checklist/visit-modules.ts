import type { Item, ItemSource, Outcome } from '../model/index.ts';
import { isSettled, isVerdict, type VisitDecision } from './visit-item.ts';
import type { VisitView } from './visit-view.ts';

/** What was said of an item in one module. */
export interface Cell {
  readonly module: string;
  /** Undefined while nobody said. */
  readonly outcome?: Outcome;
  /** Whose word; left out for a module that the unit does not have. */
  readonly source?: ItemSource;
}

/**
 * The modules in which an item is asked. Where somebody said that the unit does not have a module, that stands, whatever
 * was answered; an answer for the unit as a whole counts for the modules without one of their own.
 */
export function cellsOf(item: Item, view: VisitView): readonly Cell[] {
  const previous = view.previous(item.id);
  return (item.modules ?? []).map((module): Cell => {
    if (!view.deployed(module)) return { module, outcome: 'no-desplegado' };
    const said = view.outcome(item.id, module) ?? view.outcome(item.id);
    if (said !== undefined) return { module, outcome: said, source: 'person' };
    const before = previous?.modules?.find((cell) => cell.module === module)?.outcome ?? previous?.outcome;
    if (before !== undefined && isVerdict(before)) return { module, outcome: before, source: 'previous' };
    return { module };
  });
}

/**
 * Modules that the unit does not have, and those to which the item does not apply, drop out. Met where all the others
 * meet it, not met where none does; open while one of them is; otherwise met in part.
 *
 * @param alone what comes of the item without a person's word: an export speaks of the unit as a whole
 */
export function decideByModules(cells: readonly Cell[], alone: VisitDecision): VisitDecision {
  const { counts } = alone;
  const deployed = cells.filter(({ outcome }) => outcome !== 'no-desplegado');
  const saidByPerson = deployed.some(({ source }) => source === 'person');
  if (deployed.length > 0 && !saidByPerson && alone.source === 'export') return alone;
  const nothingSaid = deployed.every(({ outcome }) => outcome === undefined);
  const open: Outcome = isSettled(alone) ? alone.outcome : 'por-revisar';
  const settled = cells.map(({ module, outcome }) => ({ module, outcome: outcome ?? open }));
  if (deployed.length > 0 && nothingSaid) return { ...alone, modules: settled };
  const outcome = outcomeOf(settled.map((cell) => cell.outcome));
  const applicable = settled.filter((cell) => cell.outcome !== 'no-desplegado' && cell.outcome !== 'no-aplica');
  const met = applicable.filter((cell) => cell.outcome === 'cumple').length;
  const carried = deployed.length > 0 && deployed.every(({ source }) => source === 'previous');
  return {
    outcome,
    counts,
    ...(outcome === 'cumple-parcial' ? { reason: `Se cumple en ${met} de ${applicable.length} módulos.` } : {}),
    ...(carried && alone.reason !== undefined ? { reason: alone.reason } : {}),
    source: carried ? 'previous' : 'person',
    modules: settled,
  };
}

function outcomeOf(cells: readonly Outcome[]): Outcome {
  const deployed = cells.filter((outcome) => outcome !== 'no-desplegado');
  if (deployed.length === 0) return 'no-desplegado';
  const applicable = deployed.filter((outcome) => outcome !== 'no-aplica');
  if (applicable.length === 0) return 'no-aplica';
  if (applicable.some((outcome) => OPEN.has(outcome))) return 'por-revisar';
  if (applicable.every((outcome) => outcome === 'cumple')) return 'cumple';
  if (applicable.every((outcome) => outcome === 'no-cumple')) return 'no-cumple';
  return 'cumple-parcial';
}

const OPEN: ReadonlySet<Outcome> = new Set(['por-revisar', 'no-evaluada', 'error']);
