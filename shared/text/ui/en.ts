import { acceptances } from './en/acceptances.ts';
import { aggregates } from './en/aggregates.ts';
import { agreements } from './en/agreements.ts';
import { campaigns } from './en/campaigns.ts';
import { catalogs } from './en/catalogs.ts';
import { checklists } from './en/checklists.ts';
import { common } from './en/common.ts';
import { compare } from './en/compare.ts';
import { connections } from './en/connections.ts';
import { fhirGuides } from './en/fhir-guides.ts';
import { findings } from './en/findings.ts';
import { help } from './en/help.ts';
import { home } from './en/home.ts';
import { live } from './en/live.ts';
import { reports } from './en/reports.ts';
import { result } from './en/result.ts';
import { settings } from './en/settings.ts';
import { units } from './en/units.ts';
import { verify } from './en/verify.ts';
import { visits } from './en/visits.ts';
import type { UiStrings } from './es-MX.ts';

/** The window in English. */
export const en: UiStrings = {
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
};
