import type { AuditEvent, Bundle, Composition, Consent, DocumentReference, Provenance, Reference } from 'fhir/r4';
import type { DocumentData } from '../../../model/index.ts';
import type { Paths } from '../origin.ts';
import type { RecordContext } from './context.ts';
import { declared } from './identifiers.ts';
import { named } from './names.ts';
import { coding, conceptText, dayOrLess, hour, list, one, target, text } from './read.ts';
import { sectionsOf } from './sections.ts';

export function readComposition(
  composition: Partial<Composition>,
  keys: readonly string[],
  context: RecordContext,
): void {
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
    patient: whose(composition.subject),
    time: hour(composition.date),
    sections: sectionsOf(composition, context.tables.loinc),
  };
  emitDocument(data, keys, context, {
    type: picked ? `type.${picked.path}` : 'type',
    title: 'title',
    author: 'author[0]',
    authorLicense: 'author[0]',
    date: 'date',
    status: 'status',
    signature: signed < 0 ? 'attester' : `attester[${signed}].mode`,
    version: 'meta.versionId',
    custodian: 'custodian',
    patient: 'subject',
    time: 'date',
    sections: 'section',
  });
}

export function readDocumentReference(
  document: Partial<DocumentReference>,
  keys: readonly string[],
  context: RecordContext,
): void {
  const picked = coding(document.type, context.tables.loinc);
  const attachment = one(one(list(document.content)[0]).attachment);
  const description = text(document.description);
  const written = dayOrLess(document.date);
  const data: DocumentData = {
    type: picked?.code ?? conceptText(document.type),
    title: description ?? text(attachment.title),
    ...author(list(document.author), context),
    date: written ?? dayOrLess(attachment.creation),
    status: text(document.docStatus) ?? text(document.status),
    signature: document.authenticator === undefined ? undefined : 'authenticator',
    version: text(one(document.meta).versionId),
    custodian: named(document.custodian, context),
    patient: whose(document.subject),
    time: hour(document.date) ?? hour(attachment.creation),
  };
  const datePath =
    written === undefined && attachment.creation !== undefined ? 'content[0].attachment.creation' : 'date';
  emitDocument(data, keys, context, {
    type: picked ? `type.${picked.path}` : 'type',
    title: description === undefined ? 'content[0].attachment.title' : 'description',
    author: 'author[0]',
    authorLicense: 'author[0]',
    date: datePath,
    status: document.docStatus === undefined ? 'status' : 'docStatus',
    signature: 'authenticator',
    version: 'meta.versionId',
    custodian: 'custodian',
    patient: 'subject',
    time: datePath,
  });
}

/** No more than that somebody is named: who it is, the patient says. */
function whose(subject: Reference | undefined): string | undefined {
  const { display, identifier } = one(subject);
  return target(subject) ?? text(display) ?? text(one(identifier).value);
}

function emitDocument(data: DocumentData, keys: readonly string[], context: RecordContext, paths: Paths): void {
  if (data.signature === undefined) context.unsigned.take(data, paths, keys);
  else context.emit('document', data, paths);
}

function author(
  authors: readonly Partial<Reference>[],
  context: RecordContext,
): Pick<DocumentData, 'author' | 'authorLicense'> {
  const first = authors[0];
  if (first === undefined) return {};
  const { identifier } = one(first);
  const own = declared(identifier === undefined ? undefined : [identifier], context.tables.identifiers.license);
  return {
    author: named(first, context),
    authorLicense: own?.value ?? context.practitioners.recall(target(first))?.license,
  };
}

/** A Bundle's signature covers all that is in it. */
export function readBundle(bundle: Partial<Bundle>, context: RecordContext): void {
  if (Object.keys(one(bundle.signature)).length > 0) context.unsigned.signAll();
}

export function readConsent(consent: Partial<Consent>, context: RecordContext): void {
  const reference = target(consent.patient);
  context.emit(
    'consent',
    {
      status: text(consent.status),
      date: dayOrLess(consent.dateTime),
      patient: reference ?? named(consent.patient, context),
    },
    { status: 'status', date: 'dateTime', patient: reference === undefined ? 'patient' : 'patient.reference' },
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
  if (list(provenance.signature).length > 0) {
    for (const signed of list(provenance.target)) {
      const reference = target(signed);
      if (reference !== undefined) context.unsigned.sign(reference);
    }
  }
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
