import { initial } from './001-initial.ts';
import { unitSearch } from './002-unit-search.ts';
import { connections } from './003-connections.ts';
import { visits } from './004-visits.ts';
import { reports } from './005-reports.ts';
import type { Migration } from './migration.ts';

export type { Migration } from './migration.ts';

/** Every step, in order, without gaps. */
export const MIGRATIONS: readonly Migration[] = [initial, unitSearch, connections, visits, reports];
