import type { ReportFrame } from '../model/index.ts';
import type { RenderedReport, ReportParts } from './document.ts';
import { footerTemplate, headerTemplate } from './footer.ts';
import { checkSection } from './frame-check.ts';
import { masthead } from './frame-head.ts';
import { electronicSection, signatoriesSection } from './frame-signatures.ts';
import { html } from './markup.ts';
import { wholePage } from './page.ts';
import { pageStyles, REPORT_STYLES } from './styles.ts';
import { isLong, tableOfContents } from './toc.ts';

/**
 * Puts the frame around what a kind of report gives: masthead and title before it, table of contents where it is long,
 * lines for signatories, electronic signatures and how to check it after it, folio, digest and QR on each page. Sections
 * without a title that come first stand between the title and the table of contents.
 */
export function assemble(parts: ReportParts, frame: ReportFrame): RenderedReport {
  const firstTitled = parts.sections.findIndex(({ title }) => title !== null);
  const opening = firstTitled < 0 ? parts.sections : parts.sections.slice(0, firstTitled);
  const chapters = [
    ...parts.sections.slice(opening.length),
    ...[
      parts.ownSignatories === true ? null : signatoriesSection(frame),
      electronicSection(parts, frame),
      checkSection(parts, frame),
    ].filter((one) => one !== null),
  ];
  const title = `${parts.title} · ${parts.about} · ${parts.folio}`;
  return {
    html: wholePage({
      title,
      styles: [REPORT_STYLES, pageStyles(frame.paper), parts.styles].filter(Boolean).join('\n'),
      body: html`${masthead(parts, frame)}
<h1>${parts.title}</h1>
${opening.map(({ body }) => body)}
${isLong([...opening, ...chapters]) && tableOfContents(chapters)}
${chapters.map(({ body }) => html`${body}\n`)}`,
    }),
    headerTemplate: headerTemplate(parts, frame),
    footerTemplate: footerTemplate(parts, frame),
    folio: parts.folio,
    suggestedName: `${parts.name}.pdf`,
    title,
    about: parts.about,
    paper: frame.paper,
  };
}
