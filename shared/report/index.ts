import type { ReportFrame } from '../model/index.ts';
import { actaParts } from './acta.ts';
import { assemble } from './assemble.ts';
import { campaignParts } from './campaign-report.ts';
import { checklistParts } from './checklist-report.ts';
import { comparativeParts } from './comparative-report.ts';
import { comparisonParts } from './comparison-report.ts';
import type { RenderedReport, ReportContent, ReportParts } from './document.ts';
import { runParts } from './run-report.ts';
import { unitParts } from './unit-report.ts';

export type { RenderedReport, ReportContent, ReportParts, ReportSection } from './document.ts';
export { folioOf } from './folio.ts';
export { PAGE_MARGINS } from './footer.ts';
export { REPORT_STYLES } from './styles.ts';

/**
 * Any report, as a pure function of what it is about and of the frame around it: same content and frame, same text to
 * the byte. Print it on its paper with `PAGE_MARGINS` (inches), backgrounds on.
 */
export function renderReport(content: ReportContent, frame: ReportFrame): RenderedReport {
  return assemble(partsOf(content, frame), frame);
}

function partsOf(content: ReportContent, frame: ReportFrame): ReportParts {
  switch (content.kind) {
    case 'run':
      return runParts(content, frame);
    case 'visit':
      return actaParts(content);
    case 'unit':
      return unitParts(content.subject, frame);
    case 'comparison':
      return comparisonParts(content.subject, frame);
    case 'comparative':
      return comparativeParts(content.subject, frame);
    case 'campaign':
      return campaignParts(content.subject, frame);
    case 'checklist':
      return checklistParts(content.subject, frame);
  }
}
