import type { CdaElement } from '../document.ts';
import { attribute, child, childrenOf } from '../document.ts';
import type { ContentContext } from './context.ts';
import { plainly } from './context.ts';
import { isLoinc } from './header.ts';
import { isNull, saysAnything } from './survey.ts';

/** Code and text of each section; one that declares that it has no information need not have either. */
export function judgeSections(context: ContentContext): void {
  const { survey, mexico, report } = context;
  for (const section of survey.sections) {
    judgeText(section, report);
    const code = child(section, 'code');
    if (code === undefined || attribute(code, 'code') === undefined) {
      if (isNull(section) || isNested(section)) continue;
      report('sectionCodeMissing', code ? { element: code } : { element: section, missing: 'code' });
    } else if (!isLoinc(code, mexico.loinc) && !isOfAnnex(code, context)) {
      report('sectionCodeNotLoinc', { element: code }, plainly(attribute(code, 'codeSystem')));
    }
  }
}

/** The annex gives a section that LOINC has no code for one of another system. */
function isOfAnnex(code: CdaElement, { isSummary, mexico }: ContentContext): boolean {
  const system = attribute(code, 'codeSystem');
  return isSummary && mexico.summary.otherSections[attribute(code, 'code') ?? ''] === system;
}

/** A section within another is about what the outer one is about. */
function isNested(section: CdaElement): boolean {
  return section.parent?.parent?.name === 'section';
}

function judgeText(section: CdaElement, report: ContentContext['report']): void {
  if (isNull(section)) return;
  const text = child(section, 'text');
  if (text === undefined) {
    if (child(section, 'entry') !== undefined && !innerText(section)) {
      report('sectionTextMissing', { element: section, missing: 'text' });
    }
    return;
  }
  if (!isNull(text) && !saysAnything(text)) report('sectionTextEmpty', { element: text });
}

/** Whether the sections inside of this one say what its data say. */
function innerText(section: CdaElement): boolean {
  return childrenOf(section, 'component').some((component) => {
    const inner = child(component, 'section');
    const text = child(inner, 'text');
    return inner !== undefined && ((text !== undefined && saysAnything(text)) || innerText(inner));
  });
}
