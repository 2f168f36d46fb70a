import { html, type Markup } from './markup.ts';
import type { ReportModel } from './model.ts';
import { wholePage } from './page.ts';
import { coverSection, noticeSection, readingSection } from './section-cover.ts';
import { problemsSection, sourcesSection } from './section-files.ts';
import { rulesSection } from './section-findings.ts';
import { gatheringSection } from './section-gathering.ts';
import { domainsSection, itemsSection, missingSection, undecidedSection, unitsSection } from './section-items.ts';
import { layersSection } from './section-layers.ts';
import { REPORT_STYLES } from './styles.ts';

/** The whole page. */
export function reportPage(model: ReportModel): string {
  const subject = model.clues ?? model.unitTitle;
  return wholePage({
    title: `Informe de verificación local · ${subject} · ${model.folio}`,
    styles: REPORT_STYLES,
    body: html`${sections(model)}`,
  });
}

function sections(model: ReportModel): Markup[] {
  return [
    coverSection(model),
    sourcesSection(model),
    domainsSection(model),
    missingSection(model),
    itemsSection(model),
    layersSection(model),
    gatheringSection(model),
    rulesSection(model),
    undecidedSection(model),
    unitsSection(model),
    problemsSection(model),
    readingSection(model),
    noticeSection(model),
  ].filter((section) => section !== null);
}
