import { ageAt, parseCompactDate } from '../../../identifiers/index.ts';
import type { CdaElement } from '../document.ts';
import { attribute, child, childrenOf, descend } from '../document.ts';
import { findClues, findCurp, findLicense } from '../records/identifiers.ts';
import { ownText } from '../records/read.ts';
import type { ContentContext } from './context.ts';
import { identifiesNobody } from './header.ts';
import { codeAmong } from './summary.ts';
import { isNull } from './survey.ts';

const ADULT = 18;

/** Patient, custodian and legal authenticator of a Mexican clinical summary. */
export function judgeSummaryPeople(context: ContentContext): void {
  const { root } = context;
  for (const target of childrenOf(root, 'recordTarget')) judgePatient(child(target, 'patientRole'), context);
  judgeCustodian(context);
  for (const signer of childrenOf(root, 'legalAuthenticator')) judgeSigner(signer, context);
}

function judgePatient(role: CdaElement | undefined, context: ContentContext): void {
  if (role === undefined || isNull(role)) return;
  const { report, mexico } = context;
  const { summary } = mexico;
  // One without its OID is told by whoever knows it by its form.
  if (findCurp(role, mexico) === undefined && !declares(role, mexico.identifiers.curp))
    report('annexCurp', { element: role, missing: 'id' });
  judgeAddress(role, context);
  const patient = child(role, 'patient');
  if (patient === undefined || isNull(patient)) return;
  codeAmong(patient, 'administrativeGenderCode', summary.gender, 'annexGender', context);
  codeAmong(patient, 'maritalStatusCode', summary.maritalStatus, 'annexMarital', context);
  const birthplace = descend(patient, 'birthplace', 'place', 'addr');
  if (child(birthplace, 'state') === undefined && !isNull(birthplace) && !isAbroad(birthplace, context)) {
    report('annexBirthplace', { element: patient, missing: 'birthplace/place/addr/state' });
  }
  if (isMinor(patient, context.root) && child(patient, 'guardian') === undefined) {
    report('annexGuardian', { element: patient, missing: 'guardian' });
  }
}

/** The most complete of the addresses counts; one abroad has none of the INEGI's parts. */
function judgeAddress(role: CdaElement, context: ContentContext): void {
  const { report, mexico } = context;
  const addresses = childrenOf(role, 'addr');
  if (addresses.length === 0) {
    report('annexAddress', { element: role, missing: 'addr' }, { message: 'Falta el domicilio del paciente' });
    return;
  }
  if (addresses.some((address) => isNull(address) || isAbroad(address, context))) return;
  const parts = Object.entries(mexico.summary.addressParts);
  const [{ address, missing }] = addresses
    .map((one) => ({ address: one, missing: parts.filter(([name]) => child(one, name) === undefined) }))
    .sort((one, other) => one.missing.length - other.missing.length);
  for (const [name, words] of missing) {
    report(
      'annexAddress',
      { element: address, missing: name },
      { message: `Al domicilio del paciente le falta: ${words} (${name})` },
    );
  }
}

/** An address of a country that is written as none of the usual forms of México. */
function isAbroad(address: CdaElement | undefined, { places }: ContentContext): boolean {
  return places.isMexico(ownText(child(address, 'country'))) === false;
}

/** Whether the patient surely was under age when the document was written. */
function isMinor(patient: CdaElement, root: CdaElement): boolean {
  const birth = dayOf(child(patient, 'birthTime'));
  const written = dayOf(child(root, 'effectiveTime'));
  if (birth === undefined || written === undefined) return false;
  const age = ageAt(birth, written);
  return age !== undefined && age.years < ADULT;
}

function dayOf(time: CdaElement | undefined): string | undefined {
  return parseCompactDate((time && attribute(time, 'value'))?.trim().slice(0, 8) ?? '');
}

function judgeCustodian({ root, report, mexico }: ContentContext): void {
  const organization = descend(root, 'custodian', 'assignedCustodian', 'representedCustodianOrganization');
  if (organization === undefined) return;
  // A CLUES without its OID is told by whoever knows it by its form, and a custodian without any id is of any document.
  const ids = childrenOf(organization, 'id');
  if (findClues(organization, mexico) !== undefined || identifiesNobody(ids)) return;
  // A blank one is a fault of its data type.
  if (ids.some((id) => !isNull(id) && mexico.identifiers.clues.includes(attribute(id, 'root') ?? ''))) return;
  report('annexCustodian', { element: organization, missing: 'id' });
}

/** An id of that kind is there: one that is blank is a fault of its data type, one that is null says that there is none. */
function declares(owner: CdaElement, roots: readonly string[]): boolean {
  return childrenOf(owner, 'id').some((id) => roots.includes(attribute(id, 'root') ?? ''));
}

function judgeSigner(signer: CdaElement, context: ContentContext): void {
  const { report, mexico } = context;
  const entity = child(signer, 'assignedEntity');
  if (entity !== undefined && !isNull(entity) && findLicense(entity, mexico) === undefined) {
    report('annexSigner', { element: entity, missing: 'id' });
  }
  codeAmong(signer, 'signatureCode', mexico.summary.signature, 'annexSignature', context);
}
