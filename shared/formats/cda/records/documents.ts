import type { DocumentData } from '../../../model/index.ts';
import { dayOrLessOfTimestamp, hourOfTimestamp } from '../../support/hl7-time.ts';
import type { CdaElement } from '../document.ts';
import { attribute, child, childrenOf, descend } from '../document.ts';
import type { CdaSpot } from '../judge.ts';
import type { RecordContext, Subject } from './context.ts';
import { findLicense } from './identifiers.ts';
import { fullName } from './names.ts';
import { attributeSpot, codedOf, nameOfCode, ownText, spotOf, textAt } from './read.ts';
import { sectionsOf } from './sections.ts';

/**
 * One document for each section that is a note of the NOM-004-SSA3-2012; the ClinicalDocument itself where it has no
 * such section. What a section does not say of its own is the header's.
 */
export function readDocuments(context: RecordContext, subject: Subject): void {
  const { root, mexico } = context;
  const notes: CdaElement[] = [];
  const collect = (owner: CdaElement | undefined): void => {
    for (const component of childrenOf(owner, 'component')) {
      const section = child(component, 'section');
      if (section === undefined || attribute(section, 'nullFlavor') !== undefined) continue;
      const code = textAt(child(section, 'code'), 'code');
      if (code !== undefined && Object.hasOwn(mexico.notes, code)) notes.push(section);
      else collect(section);
    }
  };
  collect(descend(root, 'component', 'structuredBody'));
  const header = headerOf(root, subject);
  for (const owner of notes.length > 0 ? notes : [root]) readDocument(owner, header, context);
}

/** What all documents of one file share; looked for once, however many notes it holds. */
function headerOf(root: CdaElement, { name }: Subject) {
  const whose = descend(root, 'recordTarget', 'patientRole', 'id');
  const time = textAt(child(root, 'effectiveTime'), 'value');
  const organization = descend(root, 'custodian', 'assignedCustodian', 'representedCustodianOrganization');
  return {
    author: child(root, 'author'),
    patient: name ?? textAt(whose, 'extension') ?? textAt(whose, 'root'),
    date: dayOrLessOfTimestamp(time),
    hour: hourOfTimestamp(time),
    dateSpot: attributeSpot(root, 'effectiveTime', 'value'),
    title: ownText(child(root, 'title')),
    signature: signatureOf(root),
    version: textAt(child(root, 'versionNumber'), 'value'),
    versionSpot: attributeSpot(root, 'versionNumber', 'value'),
    custodian: ownText(child(organization, 'name')) ?? textAt(child(organization, 'id'), 'extension'),
    custodianSpot: organization ? spotOf(organization, 'name') : { element: root, missing: 'custodian' },
  };
}

function readDocument(owner: CdaElement, header: ReturnType<typeof headerOf>, context: RecordContext): void {
  const { root, mexico } = context;
  const code = child(owner, 'code');
  const type = code && codedOf(code, mexico.loinc);
  const own = owner === root ? undefined : child(owner, 'author');
  const time = textAt(child(own, 'time'), 'value');
  const written = dayOrLessOfTimestamp(time);
  const assigned = answering(child(own ?? header.author, 'assignedAuthor'), root);
  const license = assigned && findLicense(assigned, mexico);
  const authorSpot = assigned ? { element: assigned } : { element: root, missing: 'author/assignedAuthor' };
  const data: DocumentData = {
    type: type?.code ?? nameOfCode(code),
    title: ownText(child(owner, 'title')) ?? header.title,
    author: authorName(assigned),
    authorLicense: license?.value,
    date: written ?? header.date,
    signature: header.signature.value,
    version: header.version,
    custodian: header.custodian,
    patient: header.patient,
    time: hourOfTimestamp(time) ?? header.hour,
    sections: sectionsOf(owner, context),
  };
  const dateSpot = own && written !== undefined ? attributeSpot(own, 'time', 'value') : header.dateSpot;
  context.emit('document', data, {
    type: type?.spot ?? spotOf(owner, 'code'),
    title: spotOf(owner, 'title'),
    author: authorSpot,
    authorLicense: license?.spot ?? authorSpot,
    date: dateSpot,
    signature: header.signature.spot,
    version: header.versionSpot,
    custodian: header.custodianSpot,
    patient: { element: root, missing: 'recordTarget' },
    time: dateSpot,
    sections: { element: owner },
  });
}

/** Where a program wrote the document, the person who answers for it, if one does. */
function answering(author: CdaElement | undefined, root: CdaElement): CdaElement | undefined {
  if (author !== undefined && child(author, 'assignedAuthoringDevice') === undefined) return author;
  const signer = descend(root, 'legalAuthenticator', 'assignedEntity');
  return author !== undefined && fullName(child(signer, 'assignedPerson')) !== undefined ? signer : author;
}

/** The person, the program that wrote it, or the organization. */
function authorName(assigned: CdaElement | undefined): string | undefined {
  const device = child(assigned, 'assignedAuthoringDevice');
  return (
    fullName(child(assigned, 'assignedPerson')) ??
    ownText(child(device, 'softwareName')) ??
    ownText(child(device, 'manufacturerModelName')) ??
    ownText(child(child(assigned, 'representedOrganization'), 'name'))
  );
}

/** Someone signed (S) or a digital signature is there; X says that a signature is wanted, and I that it is meant. */
function signatureOf(root: CdaElement): { readonly value?: string; readonly spot: CdaSpot } {
  for (const name of ['legalAuthenticator', 'authenticator']) {
    for (const signer of childrenOf(root, name)) {
      const code = child(signer, 'signatureCode');
      if (code !== undefined && textAt(code, 'code') === 'S') {
        return { value: 'S', spot: { element: code, attribute: 'code' } };
      }
      const digital = signer.children.find((item) => item.name === 'signatureText' && item.space === 'sdtc');
      if (digital !== undefined && digital.textLength > 0)
        return { value: 'signatureText', spot: { element: digital } };
    }
  }
  const there = child(root, 'legalAuthenticator');
  return {
    spot: there ? attributeSpot(there, 'signatureCode', 'code') : { element: root, missing: 'legalAuthenticator' },
  };
}

/** What the patient authorized; a consent has no date in CDA R2. */
export function readConsents({ root, emit }: RecordContext, { name }: Subject): void {
  for (const authorization of childrenOf(root, 'authorization')) {
    const consent = child(authorization, 'consent');
    if (consent === undefined) continue;
    emit(
      'consent',
      { status: textAt(child(consent, 'statusCode'), 'code'), patient: name },
      { status: attributeSpot(consent, 'statusCode', 'code'), patient: { element: root, missing: 'recordTarget' } },
    );
  }
}
