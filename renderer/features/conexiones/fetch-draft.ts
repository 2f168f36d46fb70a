import type { FetchTarget } from '../../../shared/model/index.ts';
import { readDay } from '../catalogos/import-form.tsx';
import { pieces } from './connection-draft.ts';

export const FETCH_MODES = ['search', 'patient', 'bulk'] as const satisfies readonly FetchTarget['kind'][];
export const BULK_LEVELS = ['system', 'patient', 'group'] as const;
export type BulkLevel = (typeof BULK_LEVELS)[number];

/** What is to be fetched, as it is filled in. */
export interface FetchDraft {
  readonly mode: FetchTarget['kind'];
  readonly patient: string;
  readonly level: BulkLevel;
  readonly group: string;
  /** Separated by commas; empty for those of the verification. */
  readonly types: string;
  /** As typed. */
  readonly since: string;
  readonly resume: boolean;
}

export const NEW_FETCH: FetchDraft = {
  mode: 'search',
  patient: '',
  level: 'system',
  group: '',
  types: '',
  since: '',
  resume: false,
};

export interface FetchProblems {
  readonly patient?: true;
  readonly group?: true;
  readonly types?: true;
  readonly since?: true;
}

export type ReadFetch =
  | { readonly ok: true; readonly target: FetchTarget }
  | { readonly ok: false; readonly problems: FetchProblems };

/** Ids of FHIR, and names of its resource types. */
const ID = /^[A-Za-z0-9\-.]{1,64}$/;
const TYPE = /^[A-Z][A-Za-z]{1,49}$/;

/** What to ask the server for, or what is wrong with the form. */
export function readFetch(draft: FetchDraft): ReadFetch {
  const { mode, level } = draft;
  const [patient, group] = [draft.patient.trim(), draft.group.trim()];
  const types = pieces(draft.types);
  const day = readDay(draft.since);
  const ofGroup = mode === 'bulk' && level === 'group';
  const problems: FetchProblems = {
    ...(mode === 'patient' && !ID.test(patient) ? { patient: true } : {}),
    ...(ofGroup && !ID.test(group) ? { group: true } : {}),
    ...(types.every((type) => TYPE.test(type)) ? {} : { types: true }),
    ...(day === null ? { since: true } : {}),
  };
  if (day === null || Object.keys(problems).length > 0) return { ok: false, problems };
  const shared = { types: types.length === 0 ? null : types, ...sinceOf(day, mode) };
  if (mode === 'patient') return { ok: true, target: { kind: 'patient', id: patient, ...shared } };
  if (mode === 'search') return { ok: true, target: { kind: 'search', ...shared } };
  return { ok: true, target: { kind: 'bulk', level, ...(ofGroup ? { group } : {}), ...shared } };
}

/** A bulk export asks for an instant: the day as it begins on this computer. */
function sinceOf(day: string, mode: FetchTarget['kind']): { readonly since?: string } {
  if (day === '') return {};
  return { since: mode === 'bulk' ? new Date(`${day}T00:00:00`).toISOString() : day };
}
