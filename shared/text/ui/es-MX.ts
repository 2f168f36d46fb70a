import { acceptances } from './es-MX/acceptances.ts';
import { aggregates } from './es-MX/aggregates.ts';
import { agreements } from './es-MX/agreements.ts';
import { campaigns } from './es-MX/campaigns.ts';
import { catalogs } from './es-MX/catalogs.ts';
import { checklists } from './es-MX/checklists.ts';
import { common } from './es-MX/common.ts';
import { compare } from './es-MX/compare.ts';
import { connections } from './es-MX/connections.ts';
import { fhirGuides } from './es-MX/fhir-guides.ts';
import { findings } from './es-MX/findings.ts';
import { help } from './es-MX/help.ts';
import { home } from './es-MX/home.ts';
import { live } from './es-MX/live.ts';
import { reports } from './es-MX/reports.ts';
import { result } from './es-MX/result.ts';
import { settings } from './es-MX/settings.ts';
import { units } from './es-MX/units.ts';
import { verify } from './es-MX/verify.ts';
import { visits } from './es-MX/visits.ts';

/** Every string of the window, in the language it is written in first. `_one` and `_other` are chosen by number. */
export const esMX = {
  common,
  home,
  verify,
  result,
  findings,
  acceptances,
  compare,
  units,
  settings,
  catalogs,
  fhirGuides,
  connections,
  live,
  visits,
  campaigns,
  aggregates,
  agreements,
  checklists,
  reports,
  help,
} as const;

/** The same keys with any text: what a translation must offer. */
export type Translation<T> = T extends string ? string : { readonly [K in keyof T]: Translation<T[K]> };
export type UiStrings = Translation<typeof esMX>;
