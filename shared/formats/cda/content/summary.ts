import type { MexicanSummary } from '../config.ts';
import type { CdaElement } from '../document.ts';
import { attribute, child, childrenOf } from '../document.ts';
import type { ContentContext } from './context.ts';
import { plainly } from './context.ts';
import { isUnknownConfidentiality } from './header.ts';
import { judgeSummaryBody } from './summary-body.ts';
import { judgeSummaryEncounter } from './summary-encounter.ts';
import { judgeSummaryPeople } from './summary-people.ts';
import { isNull } from './survey.ts';

/** A document that declares the annex's template, or México with one of the annex's kinds of document. */
export function isMexicanSummary(root: CdaElement, summary: MexicanSummary): boolean {
  if (hasTemplate(root, summary)) return true;
  const realms = childrenOf(root, 'realmCode').map((realm) => attribute(realm, 'code'));
  if (!realms.includes(summary.realm)) return false;
  const code = child(root, 'code');
  return code !== undefined && Object.hasOwn(summary.documents, attribute(code, 'code') ?? '');
}

/** What the annex GIIS-A001 asks of a clinical summary beyond CDA. */
export function judgeSummary(context: ContentContext): void {
  const { root, report, mexico } = context;
  const { summary } = mexico;
  if (!hasTemplate(root, summary)) report('annexTemplate', { element: root, missing: 'templateId' });
  const realms = childrenOf(root, 'realmCode');
  if (!realms.some((realm) => attribute(realm, 'code') === summary.realm)) {
    const there = realms[0];
    report(
      'annexRealm',
      there ? { element: there, attribute: 'code' } : { element: root, missing: 'realmCode' },
      plainly(there && attribute(there, 'code'), summary.realm),
    );
  }
  judgeLanguage(context);
  if (child(root, 'code') !== undefined) {
    codeAmong(root, 'code', Object.keys(summary.documents), 'annexCode', context);
  }
  const level = child(root, 'confidentialityCode');
  if (level !== undefined && !isUnknownConfidentiality(level)) {
    codeAmong(root, 'confidentialityCode', summary.confidentiality, 'annexConfidentiality', context);
  }
  // One of the two alone is a fault of any document (setIncomplete).
  if (child(root, 'setId') === undefined && child(root, 'versionNumber') === undefined) {
    report('annexVersion', { element: root, missing: 'setId' });
  }
  for (const [names, words] of Object.entries(summary.participants)) {
    const any = names.split(' ');
    if (any.some((name) => child(root, name) !== undefined)) continue;
    report(
      'annexParticipant',
      { element: root, missing: any[0] },
      { message: `Al encabezado le falta ${words} (${any.join(' o ')})` },
    );
  }
  judgeSummaryPeople(context);
  judgeSummaryEncounter(context);
  judgeSummaryBody(context);
}

/** Reports a child whose code is there and is none of those that the annex names. */
export function codeAmong(
  owner: CdaElement | undefined,
  name: string,
  codes: readonly string[],
  rule: Parameters<ContentContext['report']>[0],
  { report }: Pick<ContentContext, 'report'>,
): void {
  const element = child(owner, name);
  const code = element && attribute(element, 'code');
  if (element === undefined || code === undefined || isNull(element) || codes.includes(code)) return;
  report(rule, { element, attribute: 'code' }, plainly(code, codes.join(', ')));
}

function hasTemplate(root: CdaElement, summary: MexicanSummary): boolean {
  return childrenOf(root, 'templateId').some((id) => attribute(id, 'root') === summary.template);
}

/** Tags of languages do not mind case. */
function judgeLanguage({ root, report, mexico }: ContentContext): void {
  const language = child(root, 'languageCode');
  const code = language && attribute(language, 'code');
  if (code?.toLowerCase() === mexico.summary.language.toLowerCase()) return;
  report(
    'annexLanguage',
    language ? { element: language, attribute: 'code' } : { element: root, missing: 'languageCode' },
    plainly(code, mexico.summary.language),
  );
}
