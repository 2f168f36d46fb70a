import type { Committee } from '../../../shared/model/index.ts';
import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { committeeOf, writeCommittee, writeSession } from '../agreements/committees.ts';
import { addReport, bringUpToDate } from '../agreements/report.ts';
import type { AgreementTable } from '../schema.ts';
import { execute, first, query, type Store } from '../store.ts';
import { canonicalClues, enterUnit } from '../unit-rows.ts';
import { touchStanding } from '../visits/standing.ts';
import { agreementContent } from './agreement-content.ts';
import type { AgreementContent, ReportContent } from './content.ts';
import type { Outcome, Tally } from './join-tally.ts';

/** What was agreed must be the same on both sides; what was reported of it is put together, in its order. */
export function joinAgreement(store: Store, theirs: AgreementContent, tally: Tally): Outcome {
  const row = first(store, query.selectFrom('agreement').selectAll().where('id', '=', theirs.id));
  const unit = theirs.unit === null ? null : canonicalClues(store, theirs.unit);
  if (row === undefined) {
    if (unit !== null) enterUnit(store, unit);
    execute(store, query.insertInto('agreement').values(newRow(store, theirs, unit)));
    joinReports(store, theirs);
    if (unit !== null) {
      touchStanding(store, unit);
      tally.touched(unit);
    }
    return 'added';
  }
  const ours = agreementContent(store, row);
  const added = joinReports(store, theirs);
  if (added > 0 && row.unit !== null) tally.touched(row.unit);
  const isSameHeader = headerText({ ...theirs, unit }) === headerText(ours);
  // What was removed here and not there is no conflict: we know the more of it.
  if (isSameHeader && (ours.removed || !theirs.removed)) {
    return added > 0 ? 'added' : 'same';
  }
  tally.conflict({
    kind: 'acuerdo',
    key: theirs.id,
    message: isSameHeader
      ? `El acuerdo «${short(ours.action)}» se eliminó en el equipo del paquete y aquí sigue.`
      : `El acuerdo «${short(ours.action)}» dice aquí una cosa y en el paquete otra.`,
    ours: headerWords(ours),
    theirs: theirs.removed ? 'Eliminado' : headerWords(theirs),
    ...(ours.visit === null ? {} : { visit: ours.visit }),
    body: { what: 'agreement', agreement: { ...theirs, reports: [] } },
  });
  return 'conflict';
}

/** Header as the package has it, in the place of ours; reports are joined already. */
export function replaceAgreement(store: Store, theirs: AgreementContent): void {
  const unit = theirs.unit === null ? null : canonicalClues(store, theirs.unit);
  const { id, status, real, expected, created_at, ...header } = newRow(store, theirs, unit);
  execute(store, query.updateTable('agreement').set(header).where('id', '=', id));
  if (unit !== null) touchStanding(store, unit);
}

/** Sessions are put together by their ids; a session that was held in one of the registries was held. */
export function joinCommittee(store: Store, theirs: Committee, tally: Tally): Outcome {
  const { sessions, ...header } = { ...theirs, unit: theirs.unit === null ? null : canonicalClues(store, theirs.unit) };
  const ours = committeeOf(store, theirs.id);
  if (ours === null) {
    if (header.unit !== null) enterUnit(store, header.unit);
    writeCommittee(store, { ...header, changed_at: store.now() });
    for (const session of sessions) writeSession(store, theirs.id, session);
    return 'added';
  }
  const { sessions: known, ...own } = ours;
  let outcome: Outcome = 'same';
  if (canonicalJson(own) !== canonicalJson(header)) {
    outcome = 'conflict';
    tally.conflict({
      kind: 'comite',
      key: theirs.id,
      message: `El comité «${short(ours.name)}» tiene aquí unos datos y en el paquete otros.`,
      ours: `${own.name} · ${own.kind} · ${own.year}`,
      theirs: `${header.name} · ${header.kind} · ${header.year}`,
      body: { what: 'committee', committee: header },
    });
  }
  for (const session of sessions) {
    const same = known.find(({ id }) => id === session.id);
    if (same === undefined || same.programmed !== session.programmed || contradicts(same, session)) {
      if (same === undefined) {
        writeSession(store, theirs.id, session);
        if (outcome === 'same') outcome = 'added';
        continue;
      }
      outcome = 'conflict';
      tally.conflict({
        kind: 'comite',
        key: `${theirs.id}/${session.id}`,
        message: `Una sesión del comité «${short(ours.name)}» tiene aquí una fecha y en el paquete otra.`,
        ours: sessionWords(same),
        theirs: sessionWords(session),
        body: { what: 'session', committee: theirs.id, session },
      });
    } else if ((same.held === null && session.held !== null) || (same.note === '' && session.note !== '')) {
      writeSession(store, theirs.id, {
        ...same,
        held: same.held ?? session.held,
        note: same.note === '' ? session.note : same.note,
      });
      if (outcome === 'same') outcome = 'added';
    }
  }
  return outcome;
}

type Session = Committee['sessions'][number];

function contradicts(ours: Session, theirs: Session): boolean {
  const differ = (one: string | null, other: string | null) =>
    (one || null) !== null && (other || null) !== null && one !== other;
  return differ(ours.held, theirs.held) || differ(ours.note, theirs.note);
}

/** How many were not known. */
function joinReports(store: Store, { id: agreement, reports }: AgreementContent): number {
  const unknown = reports.filter((report) => !isKnown(store, report.id));
  for (const { by, ...report } of unknown as readonly ReportContent[])
    addReport(store, { ...report, agreement, who: by });
  if (unknown.length > 0) bringUpToDate(store, agreement);
  return unknown.length;
}

function isKnown(store: Store, report: string): boolean {
  return first(store, query.selectFrom('agreement_report').select('id').where('id', '=', report)) !== undefined;
}

function newRow(store: Store, theirs: AgreementContent, unit: string | null): AgreementTable {
  const { id, visit, checklist, item, itemTitle, session, action, responsible, start, expectedEnd, weight } = theirs;
  const now = store.now();
  return {
    ...{ id, unit, visit, checklist, item, item_title: itemTitle, session, action, responsible, start, weight },
    ...{ expected_end: expectedEnd, status: 'pendiente', real: null, expected: null },
    ...{ created_at: theirs.createdAt, changed_at: now, removed_at: theirs.removed ? now : null },
  };
}

function headerText({
  visit,
  checklist,
  item,
  session,
  action,
  responsible,
  start,
  expectedEnd,
  weight,
  unit,
}: AgreementContent): string {
  return canonicalJson({ visit, checklist, item, session, action, responsible, start, expectedEnd, weight, unit });
}

function headerWords({ action, responsible, start, expectedEnd, weight }: AgreementContent): string {
  return `${action} · ${responsible} · ${start} – ${expectedEnd} · ${weight}`;
}

function sessionWords({ programmed, held, note }: Session): string {
  return [programmed, held ?? '—', note].filter((part) => part !== '').join(' · ');
}

function short(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
