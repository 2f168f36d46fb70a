import type { VerificationResult } from '../model/index.ts';
import { suggestedNameOf } from './folio.ts';
import { footerTemplate, headerTemplate } from './footer.ts';
import { reportPage } from './html.ts';
import { type ReportOptions, reportModel } from './model.ts';

export { folioOf } from './folio.ts';
export { PAGE_MARGINS } from './footer.ts';
export type { ReportOptions } from './model.ts';
export { REPORT_STYLES } from './styles.ts';

export interface RenderedReport {
  /** A whole page that needs nothing else: no script, no link, no font, no image from outside. */
  readonly html: string;
  /** For `printToPDF({ displayHeaderFooter: true, headerTemplate, footerTemplate })`. */
  readonly headerTemplate: string;
  readonly footerTemplate: string;
  /** `CTJ-20261122-9F04C1`. */
  readonly folio: string;
  /** File name for the PDF. */
  readonly suggestedName: string;
}

/**
 * The printed report of one run, as a pure function of its result: same result and options, same text to the byte.
 * Print it on Letter with `PAGE_MARGINS` (inches), backgrounds on.
 */
export function renderReport(result: VerificationResult, options: ReportOptions): RenderedReport {
  const model = reportModel(result, options);
  return {
    html: reportPage(model),
    headerTemplate: headerTemplate(model),
    footerTemplate: footerTemplate(model),
    folio: model.folio,
    suggestedName: suggestedNameOf(result, model.folio),
  };
}
