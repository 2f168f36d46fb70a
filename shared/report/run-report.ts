import type { ReportFrame } from '../model/index.ts';
import type { ReportParts } from './document.ts';
import { runName } from './folio.ts';
import { type RunContent, reportModel } from './model.ts';
import { acceptedSection } from './section-accepted.ts';
import { coverSection, noticeSection, readingSection } from './section-cover.ts';
import { problemsSection, sourcesSection } from './section-files.ts';
import { rulesSection } from './section-findings.ts';
import { gatheringSection } from './section-gathering.ts';
import { domainsSection, itemsSection, undecidedSection, unitsSection } from './section-items.ts';
import { layersSection } from './section-layers.ts';
import { missingSection, repairsSection } from './section-missing.ts';

/** The report of one run: the answer first, then what to do, what was found, and what it was made with. */
export function runParts(content: RunContent, frame: ReportFrame): ReportParts {
  const model = reportModel(content, frame);
  return {
    title: 'Informe de verificación local',
    about: model.clues ?? model.unitTitle,
    folio: model.folio,
    name: runName(content.subject, model.folio),
    page: 'Página',
    sections: [
      coverSection(model),
      domainsSection(model),
      repairsSection(model),
      missingSection(model),
      itemsSection(model),
      layersSection(model),
      gatheringSection(model),
      rulesSection(model),
      acceptedSection(model),
      undecidedSection(model),
      unitsSection(model),
      problemsSection(model),
      sourcesSection(model),
      readingSection(model),
      noticeSection(model),
    ].filter((section) => section !== null),
  };
}
