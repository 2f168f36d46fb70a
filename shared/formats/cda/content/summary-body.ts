import type { CdaElement } from '../document.ts';
import { attribute, child, descend } from '../document.ts';
import type { ContentContext } from './context.ts';
import { plainly } from './context.ts';
import { isNull } from './survey.ts';

/** Sections of a Mexican clinical summary: which there are, its vital signs and its family history. */
export function judgeSummaryBody(context: ContentContext): void {
  const { root, survey, mexico, report } = context;
  const { sections, vitalSigns, familyHistory } = mexico.summary;
  const body = descend(root, 'component', 'structuredBody');
  if (body === undefined) return;
  const there = new Map<string, CdaElement>();
  for (const section of survey.sections) {
    const code = child(section, 'code');
    if (code !== undefined) there.set(attribute(code, 'code') ?? '', section);
  }
  const missing = Object.keys(sections).filter((code) => !there.has(code));
  if (missing.length > 0) {
    report(
      'annexSections',
      { element: body, missing: 'component/section' },
      { expected: missing.map((code) => `${code} ${sections[code]}`).join(', ') },
    );
  }
  judgeVitalSigns(there.get(vitalSigns.section), context);
  judgeFamilyHistory(there.get(familyHistory.section), context);
}

function judgeVitalSigns(section: CdaElement | undefined, context: ContentContext): void {
  if (section === undefined || isNull(section)) return;
  const { codes, alternatives } = context.mexico.summary.vitalSigns;
  if (lacksEntries(section, context)) return;
  const found = codesBelow(section);
  const missing = Object.keys(codes).filter(
    (code) => ![code, ...(alternatives[code] ?? [])].some((one) => found.has(one)),
  );
  if (missing.length === 0) return;
  const expected = missing.map((code) => `${code} ${codes[code]}`).join(', ');
  context.report('annexVitalSigns', { element: section }, plainly(undefined, expected));
}

function judgeFamilyHistory(section: CdaElement | undefined, context: ContentContext): void {
  if (section === undefined || isNull(section) || lacksEntries(section, context)) return;
  const found = [...codesBelow(section)];
  const missing = context.mexico.summary.familyHistory.codes.filter(
    (stem) => !found.some((code) => code.startsWith(stem)),
  );
  if (missing.length === 0) return;
  context.report('annexFamilyHistory', { element: section }, plainly(undefined, missing.join(', ')));
}

function lacksEntries(section: CdaElement, { report }: ContentContext): boolean {
  const lacks = child(section, 'entry') === undefined && child(section, 'component') === undefined;
  if (lacks) report('annexEntries', { element: section, missing: 'entry' });
  return lacks;
}

function codesBelow(element: CdaElement, found: Set<string> = new Set()): ReadonlySet<string> {
  for (const item of element.children) {
    const code = attribute(item, 'code');
    if (code !== undefined) found.add(code);
    codesBelow(item, found);
  }
  return found;
}
