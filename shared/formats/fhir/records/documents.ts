import type { AuditEvent, Composition, Consent, DocumentReference, Provenance, Reference } from 'fhir/r4';
import type { DocumentData } from '../../../model/index.ts';
import type { RecordContext } from './context.ts';
import { coding, conceptText, dayOrLess, list, one, target, text } from './read.ts';

export function readComposition(composition: Partial<Composition>, context: RecordContext): void {
  const picked = coding(composition.type, context.tables.loinc);
  const authors = list(composition.author);
  const attesters = list(composition.attester);
  const signed = attesters.findIndex(({ mode, party }) => text(mode) !== undefined && party !== undefined);
  const data: DocumentData = {
    type: picked?.code ?? conceptText(composition.type),
    title: text(composition.title),
    ...author(authors, context),
    date: dayOrLess(composition.date),
    status: text(composition.status),
    signature: signed < 0 ? undefined : text(attesters[signed].mode),
    version: text(one(composition.meta).versionId),
    custodian: named(composition.custodian, context),
  };
  context.emit('document', data, {
    type: picked ? `type.${picked.path}` : 'type',
    title: 'title',
    author: 'author[0]',
    authorLicense: 'author[0]',
    date: 'date',
    status: 'status',
    signature: signed < 0 ? 'attester' : `attester[${signed}].mode`,
    version: 'meta.versionId',
    custodian: 'custodian',
  });
}

export function readDocumentReference(document: Partial<DocumentReference>, context: RecordContext): void {
  const picked = coding(document.type, context.tables.loinc);
  const attachment = one(one(list(document.content)[0]).attachment);
  const description = text(document.description);
  const data: DocumentData = {
    type: picked?.code ?? conceptText(document.type),
    title: description ?? text(attachment.title),
    ...author(list(document.author), context),
    date: dayOrLess(document.date),
    status: text(document.docStatus) ?? text(document.status),
    signature: document.authenticator === undefined ? undefined : 'authenticator',
    version: text(one(document.meta).versionId),
    custodian: named(document.custodian, context),
  };
  context.emit('document', data, {
    type: picked ? `type.${picked.path}` : 'type',
    title: description === undefined ? 'content[0].attachment.title' : 'description',
    author: 'author[0]',
    authorLicense: 'author[0]',
    date: 'date',
    status: document.docStatus === undefined ? 'status' : 'docStatus',
    signature: 'authenticator',
    version: 'meta.versionId',
    custodian: 'custodian',
  });
}

function author(
  authors: readonly Partial<Reference>[],
  context: RecordContext,
): Pick<DocumentData, 'author' | 'authorLicense'> {
  const first = authors[0];
  if (first === undefined) return {};
  const { system, value } = one(first.identifier);
  const declared = system !== undefined && context.tables.identifiers.license.includes(system);
  const known = context.practitioners.recall(target(first));
  return {
    author: named(first, context) ?? text(value),
    authorLicense: declared ? text(value) : known?.license,
  };
}

/** What a reference calls its target: display, what is known of it, or the reference itself. */
function named(reference: Reference | undefined, context: RecordContext): string | undefined {
  const to = target(reference);
  const display = text(one(reference).display);
  return display ?? context.practitioners.recall(to)?.name ?? context.establishments.recall(to)?.name ?? to;
}

export function readConsent(consent: Partial<Consent>, context: RecordContext): void {
  context.emit(
    'consent',
    { status: text(consent.status), date: dayOrLess(consent.dateTime), patient: target(consent.patient) },
    { status: 'status', date: 'dateTime', patient: 'patient.reference' },
  );
}

export function readAuditEvent(event: Partial<AuditEvent>, context: RecordContext): void {
  const agents = list(event.agent);
  const index = Math.max(
    agents.findIndex(({ requestor }) => requestor === true),
    0,
  );
  const agent = one(agents[index]);
  context.emit(
    'auditEvent',
    {
      who: named(agent.who, context) ?? text(agent.name) ?? text(agent.altId),
      when: dayOrLess(event.recorded),
      action: text(event.action) ?? text(one(event.type).code),
    },
    { who: `agent[${index}].who`, when: 'recorded', action: event.action === undefined ? 'type.code' : 'action' },
  );
}

export function readProvenance(provenance: Partial<Provenance>, context: RecordContext): void {
  const picked = coding(provenance.activity, []);
  context.emit(
    'auditEvent',
    {
      who: named(list(provenance.agent)[0]?.who, context),
      when: dayOrLess(provenance.recorded),
      action: picked?.code ?? conceptText(provenance.activity),
    },
    { who: 'agent[0].who', when: 'recorded', action: picked ? `activity.${picked.path}` : 'activity' },
  );
}
