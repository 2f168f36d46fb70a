import type { CdaElement } from '../document.ts';
import { attribute, child, childrenOf, descend } from '../document.ts';
import type { ContentContext } from './context.ts';
import { plainly } from './context.ts';
import { isNull } from './survey.ts';

const CONFIDENTIALITY = '2.16.840.1.113883.5.25';
/** Codes of HL7 Confidentiality, those that later versions retired among them. */
const CONFIDENTIALITY_CODES = new Set('L M N R U V B C D ETH HIV I PSY S SDV T'.split(' '));

/** Identity, kind and confidentiality of the document. What is missing altogether is the structure judge's. */
export function judgeHeader(context: ContentContext): void {
  const { root, report, mexico } = context;
  const code = child(root, 'code');
  if (code !== undefined) {
    if (attribute(code, 'code') === undefined) report('documentCodeMissing', { element: code });
    else if (!isLoinc(code, mexico.loinc)) {
      report('documentCodeNotLoinc', { element: code }, plainly(attribute(code, 'codeSystem')));
    }
  }
  const id = child(root, 'id');
  if (id !== undefined && !identifies(id)) report('documentIdNull', { element: id });
  const time = child(root, 'effectiveTime');
  if (time !== undefined && attribute(time, 'value') === undefined) report('documentTimeNull', { element: time });
  judgeConfidentiality(context);
  judgeVersion(context);
  for (const target of childrenOf(root, 'recordTarget')) {
    const role = child(target, 'patientRole');
    if (role !== undefined && !isNull(target) && !isNull(role)) wantId(role, 'patientIdNull', context);
  }
  const custodian = descend(root, 'custodian', 'assignedCustodian', 'representedCustodianOrganization');
  if (custodian !== undefined) wantId(custodian, 'custodianIdNull', context);
}

/** A code of LOINC, or one that a translation gives in LOINC. */
export function isLoinc(code: CdaElement, loinc: readonly string[]): boolean {
  const here = (element: CdaElement): boolean => loinc.includes(attribute(element, 'codeSystem') ?? '');
  return here(code) || childrenOf(code, 'translation').some(here);
}

/** Whether an II names something. */
function identifies(id: CdaElement): boolean {
  const root = attribute(id, 'root');
  return root !== undefined && (attribute(id, 'nullFlavor') === undefined || attribute(id, 'extension') !== undefined);
}

/** Ids that are there and name nothing. */
function wantId(
  owner: CdaElement,
  rule: 'patientIdNull' | 'custodianIdNull',
  { report }: Pick<ContentContext, 'report'>,
): void {
  const ids = childrenOf(owner, 'id');
  if (identifiesNobody(ids)) report(rule, { element: ids[0] });
}

/** Whether ids are there and none of them names anything. */
export function identifiesNobody(ids: readonly CdaElement[]): boolean {
  return ids.length > 0 && !ids.some(identifies);
}

function judgeConfidentiality({ root, report }: ContentContext): void {
  const level = child(root, 'confidentialityCode');
  if (level === undefined) return;
  const code = attribute(level, 'code');
  if (code === undefined) report('confidentialityMissing', { element: level });
  else if (isUnknownConfidentiality(level)) {
    report('confidentialityUnknown', { element: level, attribute: 'code' }, plainly(code));
  }
}

/** A code that the list of HL7 that it names does not have. */
export function isUnknownConfidentiality(level: CdaElement): boolean {
  return (
    attribute(level, 'codeSystem') === CONFIDENTIALITY && !CONFIDENTIALITY_CODES.has(attribute(level, 'code') ?? '')
  );
}

function judgeVersion({ root, report }: ContentContext): void {
  const set = child(root, 'setId');
  const version = child(root, 'versionNumber');
  if ((set === undefined) === (version === undefined)) return;
  report('setIncomplete', { element: root, missing: set === undefined ? 'setId' : 'versionNumber' });
}
