import type { DueList } from '../../../shared/model/index.ts';
import { dayNumber } from '../../../shared/statistics/index.ts';
import { hashOf } from '../../state/router.ts';

/** Lines of each group on the first screen; its own screen has the rest. */
const SHOWN = 4;

export type DueGroupName = 'openVisits' | 'overdue' | 'soon' | 'units' | 'sessions';

export interface DueLine {
  readonly id: string;
  readonly title: string;
  readonly href: string;
  /** Name that stands under the title: a unit or a person; '' for none. */
  readonly of: string;
  /** ISO 8601 day that it is about; null for an open visit. */
  readonly day: string | null;
  /** The day is over. */
  readonly over: boolean;
  /** Of an open visit. */
  readonly answered?: { readonly answered: number; readonly asked: number; readonly openedAt: string };
}

export interface DueGroup {
  readonly name: DueGroupName;
  readonly total: number;
  readonly lines: readonly DueLine[];
  /** Where all of them are. */
  readonly href: string;
  /** Something is over already. */
  readonly late: boolean;
}

/** What is due in groups, those that wait longest first; groups with nothing are left out. */
export function dueGroups(due: DueList): readonly DueGroup[] {
  const { totals } = due;
  const agreements = hashOf('acuerdos');
  const groups: readonly DueGroup[] = [
    { ...group('openVisits', totals.openVisits, visitLines(due), hashOf('visitas')), late: false },
    { ...group('overdue', totals.overdue, agreementLines(due.overdue, true), agreements), late: true },
    { ...group('soon', totals.soon, agreementLines(due.soon, false), agreements), late: false },
    group('units', totals.units, unitLines(due), hashOf('informes', ['reverificar'])),
    group('sessions', totals.sessions, sessionLines(due), hashOf('acuerdos', ['comites'])),
  ];
  return groups.filter(({ total }) => total > 0);
}

/** Days from one day to another, both ISO 8601; null where one of them is none. */
export function daysFrom(today: string, day: string): number | null {
  const [from, to] = [dayNumber(today), dayNumber(day)];
  return from === undefined || to === undefined ? null : to - from;
}

function group(name: DueGroupName, total: number, lines: readonly DueLine[], href: string): DueGroup {
  return { name, total, lines: lines.slice(0, SHOWN), href, late: lines.some(({ over }) => over) };
}

function agreementLines(agreements: DueList['overdue'], over: boolean): readonly DueLine[] {
  return agreements.map(({ id, action, unit, unitName, expectedEnd }) => ({
    ...{ id, title: action, href: hashOf('acuerdos', [], { acuerdo: id }) },
    ...{ of: unitName ?? unit ?? '', day: expectedEnd, over },
  }));
}

function visitLines({ openVisits }: DueList): readonly DueLine[] {
  return openVisits.map(({ visit, clues, unitName, openedAt, answered, asked }) => ({
    ...{ id: visit, title: unitName ?? clues, href: hashOf('visitas', [visit]), of: '', day: null, over: false },
    answered: { answered, asked, openedAt },
  }));
}

function unitLines({ units }: DueList): readonly DueLine[] {
  return units.map(({ clues, name, validUntil, over }) => ({
    ...{ id: clues, title: name ?? clues, href: hashOf('unidades', [clues]) },
    ...{ of: name === null ? '' : clues, day: validUntil, over },
  }));
}

function sessionLines({ sessions }: DueList): readonly DueLine[] {
  return sessions.map(({ committee, name, programmed, over }, i) => ({
    ...{ id: `${committee} ${programmed} ${i}`, title: name, href: hashOf('acuerdos', ['comites', committee]) },
    ...{ of: '', day: programmed, over },
  }));
}
