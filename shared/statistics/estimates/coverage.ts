import type { SampleDraw, Share } from '../../model/index.ts';
import { share } from '../aggregate/share.ts';
import { responseOf } from './response.ts';

/** What became of a unit so far. */
export interface FieldEntry {
  readonly clues: string;
  readonly state: 'visited' | 'unreachable';
  /** CLUES of the drawn unit in whose place it was visited. */
  readonly replaces?: string;
}

export interface StratumCoverage {
  readonly id: string;
  readonly selected: number;
  /** Drawn units that were visited. */
  readonly visited: number;
  /** Drawn units for which a replacement was visited. */
  readonly replaced: number;
  /** Drawn units that could not be reached and are not replaced. */
  readonly unreachable: number;
  /** Drawn units of which nothing is known yet. */
  readonly pending: number;
  /** Visited and replaced, of the selected. */
  readonly done: Share;
}

/** How far the field work of a campaign is, by stratum and in all. */
export function coverageOf(
  draw: SampleDraw,
  entries: readonly FieldEntry[],
): { readonly strata: readonly StratumCoverage[]; readonly total: Omit<StratumCoverage, 'id'> } {
  const visits = entries.map((entry) => ({ ...entry, value: entry.state === 'visited' ? 1 : null }));
  const { strata, respondents } = responseOf(draw, visits);
  const done = new Set(respondents.map((unit) => unit.clues));
  const replaced = new Set(entries.filter((entry) => done.has(entry.clues)).map((entry) => entry.replaces));
  const failed = new Set(entries.filter((entry) => entry.state === 'unreachable').map((entry) => entry.clues));
  const lost = draw.units.filter(
    (unit) => unit.selected && failed.has(unit.clues) && !done.has(unit.clues) && !replaced.has(unit.clues),
  );
  const rows = strata.map((stratum): StratumCoverage => {
    const unreachable = lost.filter((unit) => unit.stratum === stratum.id).length;
    return {
      id: stratum.id,
      selected: stratum.selected,
      visited: stratum.answered - stratum.replaced,
      replaced: stratum.replaced,
      unreachable,
      pending: stratum.missing - unreachable,
      done: share(stratum.answered, stratum.selected),
    };
  });
  const sum = (of: (row: StratumCoverage) => number) => rows.reduce((total, row) => total + of(row), 0);
  return {
    strata: rows,
    total: {
      selected: sum((row) => row.selected),
      visited: sum((row) => row.visited),
      replaced: sum((row) => row.replaced),
      unreachable: sum((row) => row.unreachable),
      pending: sum((row) => row.pending),
      done: share(
        sum((row) => row.visited + row.replaced),
        sum((row) => row.selected),
      ),
    },
  };
}
