import type { AggregateQuery } from '../../../shared/ipc/campaigns.ts';
import type { ReportRequest } from '../../../shared/ipc/reports.ts';
import type { ReportKind, SignableRef } from '../../../shared/model/index.ts';
import { isClues } from '../../state/clues.ts';
import { hashOf, type Route } from '../../state/router.ts';

/** Addresses of reports: what is meant stands in the query, so that other screens open this one ready. */

type Query = Route['query'];

/** A request without its style; each kind keeps its own shape. */
type Unstyled<R> = R extends ReportRequest ? Omit<R, 'paper' | 'detail'> : never;
export type ReportSubject = Unstyled<ReportRequest>;

/** In the order in which they are offered. */
export const WHATS: readonly ReportKind[] = [
  'run',
  'unit',
  'visit',
  'comparison',
  'comparative',
  'campaign',
  'checklist',
];

/** How each kind is called in the address. */
const NAMES: Readonly<Record<ReportKind, string>> = {
  run: 'verificacion',
  unit: 'unidad',
  visit: 'visita',
  comparison: 'comparacion',
  comparative: 'comparativo',
  campaign: 'campana',
  checklist: 'lista',
};

/** Kinds that list findings, more or fewer of them. */
export function hasDetail(kind: ReportKind): boolean {
  return kind === 'run' || kind === 'comparison';
}

/** What the address asks for; a run where it names nothing known. */
export function whatOf(query: Query): ReportKind {
  return WHATS.find((kind) => NAMES[kind] === query.que) ?? 'run';
}

/**
 * What is to be printed, or null while it is not wholly chosen. The query of a comparative does not stand in the
 * address but among the choices of Agregados: `aggregate` is it.
 */
export function subjectOf(query: Query, aggregate: AggregateQuery | null): ReportSubject | null {
  const kind = whatOf(query);
  switch (kind) {
    case 'run':
      return query.verificacion ? { kind, run: query.verificacion } : null;
    case 'unit':
      return query.clues && isClues(query.clues) ? { kind, clues: query.clues } : null;
    case 'visit': {
      const version = versionOf(query);
      return query.visita ? { kind, visit: query.visita, ...(version === null ? {} : { version }) } : null;
    }
    case 'comparison':
      return query.antes && query.despues ? { kind, before: query.antes, after: query.despues } : null;
    case 'comparative':
      return aggregate === null ? null : { kind, query: aggregate };
    case 'campaign':
      return query.campana ? { kind, campaign: query.campana } : null;
    case 'checklist': {
      const { lista, edicion } = query;
      return lista ? { kind, checklist: lista, ...(edicion ? { edition: edicion } : {}) } : null;
    }
  }
}

/** The query of the address that asks for a report. */
export function queryOfReport(subject: ReportSubject): Query {
  const que = NAMES[subject.kind];
  switch (subject.kind) {
    case 'run':
      return { que, verificacion: subject.run };
    case 'unit':
      return { que, clues: subject.clues };
    case 'visit':
      return {
        ...{ que, visita: subject.visit },
        ...(subject.version === undefined ? {} : { version: String(subject.version) }),
      };
    case 'comparison':
      return { que, antes: subject.before, despues: subject.after };
    case 'comparative':
      return { que, kind: subject.query.kind, checklist: subject.query.checklist };
    case 'campaign':
      return { que, campana: subject.campaign };
    case 'checklist':
      return {
        ...{ que, lista: subject.checklist },
        ...(subject.edition === undefined ? {} : { edicion: subject.edition }),
      };
  }
}

/** Where a kind of report is prepared, with nothing chosen yet. */
export function queryOfKind(kind: ReportKind): Query {
  return { que: NAMES[kind] };
}

/** `#/informes/preparar?que=unidad&clues=…` */
export function reportHash(subject: ReportSubject): string {
  return hashOf('informes', ['preparar'], queryOfReport(subject));
}

/** What is signed, out of the address of Firmas; a visit without a version is not known yet. */
export function signableOf(query: Query): SignableRef | null {
  if (query.verificacion) return { kind: 'run', id: query.verificacion };
  const version = versionOf(query);
  return query.visita && version !== null ? { kind: 'visit', id: query.visita, version } : null;
}

export function queryOfSignable(subject: SignableRef): Query {
  if (subject.kind === 'run') return { verificacion: subject.id };
  return { visita: subject.id, version: String(subject.version) };
}

/** A version as the address gives it; null where it gives none that could be one. */
function versionOf({ version }: Query): number | null {
  return version !== undefined && /^[1-9]\d{0,5}$/.test(version) ? Number(version) : null;
}
