import type { UnitEvent, VisitHead, VisitKind } from '../../../shared/model/index.ts';
import { formatShortDate } from '../../../shared/text/format-date.ts';
import type { AgreementTable, RunTable, VisitTable } from '../schema.ts';
import { all, query, type Store } from '../store.ts';

/** A history longer than this is not read by anyone. */
const MOST = 1000;

const KIND_WORDS: Readonly<Record<VisitKind, string>> = {
  self: 'autoverificación',
  internal: 'visita interna',
  external: 'visita externa',
};

/**
 * What happened to a unit, newest first: events of its own, runs, visits with their versions, agreements with their
 * reports.
 *
 * Each source is in the order in which it was written. They are joined by the clock without ever turning that order
 * round: a clock that was set back moves no visit behind its own correction.
 */
export function unitHistory(store: Store, unit: string): readonly UnitEvent[] {
  return joined([
    ownEvents(store, unit),
    runEvents(store, unit),
    visitEvents(store, unit),
    agreementEvents(store, unit),
  ]);
}

/** Several lists, each newest first, as one. */
export function joined(lists: readonly (readonly UnitEvent[])[]): readonly UnitEvent[] {
  const queues = lists.map((list) => list.map((event) => ({ event, moment: Date.parse(event.at) || 0 })).reverse());
  const events: UnitEvent[] = [];
  while (events.length < MOST) {
    let newest: (typeof queues)[number] | undefined;
    for (const queue of queues) {
      const moment = queue.at(-1)?.moment;
      if (moment !== undefined && moment > (newest?.at(-1)?.moment ?? Number.NEGATIVE_INFINITY)) newest = queue;
    }
    const next = newest?.pop();
    if (next === undefined) break;
    events.push(next.event);
  }
  return events;
}

function ownEvents(store: Store, unit: string): readonly UnitEvent[] {
  const rows = all(
    store,
    query.selectFrom('unit_event').selectAll().where('unit', '=', unit).orderBy('id', 'desc').limit(MOST),
  );
  return rows.map(({ at, who, kind, text }) => ({ at, who, kind: kind as UnitEvent['kind'], text }));
}

function runEvents(store: Store, unit: string): readonly UnitEvent[] {
  const rows = all(
    store,
    query
      .selectFrom('run_unit')
      .innerJoin('run', 'run.number', 'run_unit.run')
      .select(['run.id', 'run.number', 'run.started_at', 'run.status', 'run.checklist', 'run.edition'])
      .select(['run_unit.percent', 'run_unit.preliminary'])
      .where('run_unit.unit', '=', unit)
      .orderBy('run.number', 'desc')
      .orderBy((row) => row('run_unit.clues', '=', unit), 'desc')
      .limit(MOST),
  );
  const once = rows.filter((row, index) => index === 0 || rows[index - 1].number !== row.number);
  return once.map((row) => ({
    at: row.started_at,
    who: '',
    kind: 'verificacion',
    text: runSentence(row),
    run: row.id,
  }));
}

function runSentence(run: Pick<RunTable, 'status' | 'checklist' | 'edition' | 'percent' | 'preliminary'>): string {
  const list = `la lista ${run.checklist} ${run.edition}`;
  if (run.status === 'cancelada') return `Se canceló una verificación de exportaciones con ${list}.`;
  if (run.status === 'interrumpida') return `Se interrumpió una verificación de exportaciones con ${list}.`;
  if (run.status === 'en-curso') return `Está en curso una verificación de exportaciones con ${list}.`;
  const score = run.percent === null ? 'sin puntaje' : `${run.percent.toFixed(1)} %`;
  const mark = run.preliminary === 1 && run.percent !== null ? ', preliminar' : '';
  return `Se verificaron sus exportaciones con ${list}: ${score}${mark}.`;
}

function visitEvents(store: Store, unit: string): readonly UnitEvent[] {
  const visits = all(
    store,
    query.selectFrom('visit').selectAll().where('unit', '=', unit).orderBy('opened_at', 'desc').limit(MOST),
  );
  const versions = all(
    store,
    query
      .selectFrom('visit_version')
      .innerJoin('visit', 'visit.id', 'visit_version.visit')
      .select(['visit_version.visit', 'visit_version.version', 'visit_version.closed_at', 'visit_version.folio'])
      .select('visit_version.correction')
      .where('visit.unit', '=', unit)
      .orderBy('visit_version.version', 'desc'),
  );
  const versionsOf = Map.groupBy(versions, ({ visit }) => visit);
  return joined(visits.map((visit) => eventsOfVisit(visit, versionsOf.get(visit.id) ?? [])));
}

interface Version {
  readonly version: number;
  readonly closed_at: string;
  readonly folio: string;
  readonly correction: string;
}

/** Newest first, whatever the clock said. */
function eventsOfVisit(visit: VisitTable, versions: readonly Version[]): readonly UnitEvent[] {
  const head = JSON.parse(visit.head) as VisitHead;
  const who = head.people
    .filter(({ role }) => role === 'evaluador')
    .map(({ name }) => name)
    .join(', ');
  const words = KIND_WORDS[visit.kind];
  const follow = visit.purpose === 'follow-up' ? ' de seguimiento' : '';
  const event = (at: string, kind: UnitEvent['kind'], text: string): UnitEvent => ({
    at,
    who,
    kind,
    text,
    visit: visit.id,
  });
  const events: UnitEvent[] = [];
  if (visit.status === 'cancelada' && versions.length === 0) {
    events.push(event(visit.changed_at, 'visita-cancelada', `Se canceló la ${words}: ${sentence(head.reason)}`));
  }
  for (const { version, closed_at, folio, correction } of versions) {
    if (version > 1) events.push(event(closed_at, 'correccion', `Se corrigió la ${words}: ${sentence(correction)}`));
    else if (visit.status === 'inaccesible') events.push(event(closed_at, 'visita-inaccesible', unreached(head)));
    else events.push(event(closed_at, 'visita-cerrada', `Se cerró la ${words}${follow}, folio ${folio}.`));
  }
  if (visit.status === 'inaccesible' && versions.length === 0) {
    events.push(event(visit.closed_at ?? visit.changed_at, 'visita-inaccesible', unreached(head)));
  }
  const clues = visit.clues === visit.unit ? '' : ` bajo la clave ${visit.clues}`;
  events.push(event(visit.opened_at, 'visita-abierta', `Se abrió una ${words}${follow}${clues}.`));
  return events;
}

function unreached({ reason }: VisitHead): string {
  return `No se pudo visitar la unidad: ${sentence(reason)}`;
}

function agreementEvents(store: Store, unit: string): readonly UnitEvent[] {
  const agreements = all(
    store,
    query.selectFrom('agreement').selectAll().where('unit', '=', unit).orderBy('created_at', 'desc').limit(MOST),
  );
  if (agreements.length === 0) return [];
  const reports = all(
    store,
    query
      .selectFrom('agreement_report')
      .innerJoin('agreement', 'agreement.id', 'agreement_report.agreement')
      .select(['agreement_report.agreement', 'agreement_report.at', 'agreement_report.who', 'agreement_report.status'])
      .select('agreement_report.real')
      .where('agreement.unit', '=', unit)
      .orderBy('agreement_report.seq', 'desc')
      .limit(MOST),
  );
  const reportsOf = Map.groupBy(reports, ({ agreement }) => agreement);
  return joined(agreements.map((agreement) => eventsOfAgreement(agreement, reportsOf.get(agreement.id) ?? [])));
}

type Report = Pick<AgreementTable, 'status' | 'real'> & { readonly at: string; readonly who: string };

function eventsOfAgreement(agreement: AgreementTable, reports: readonly Report[]): readonly UnitEvent[] {
  const visit = agreement.visit === null ? {} : { visit: agreement.visit };
  const event = (at: string, who: string, text: string): UnitEvent => ({ at, who, kind: 'acuerdo', text, ...visit });
  const action = `«${agreement.action}»`;
  const removed =
    agreement.removed_at === null ? [] : [event(agreement.removed_at, '', `Se quitó el acuerdo ${action}.`)];
  return [
    ...removed,
    ...reports.map(({ at, who, status, real }) => event(at, who, reportSentence(action, status, real))),
    event(
      agreement.created_at,
      agreement.responsible,
      `Se acordó ${action}, con vencimiento el ${formatShortDate(agreement.expected_end)}.`,
    ),
  ];
}

function reportSentence(action: string, status: AgreementTable['status'], real: number | null): string {
  if (status === 'solventada') return `Quedó solventado el acuerdo ${action}.`;
  if (status === 'no-solventada') return `Quedó sin solventar el acuerdo ${action}.`;
  return real === null ? `Se informó del acuerdo ${action}.` : `El acuerdo ${action} avanzó al ${real} %.`;
}

/** The words of a person, ended as a sentence is. */
function sentence(words: string): string {
  const text = words.trim();
  if (text === '') return 'sin motivo escrito.';
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
