import type { ClosedVisit, VisitState } from '../model/index.ts';
import { actaModel } from './acta-model.ts';
import {
  agreementsSection,
  closingSection,
  draftBanner,
  evidenceSection,
  factsSection,
  openingSection,
  peopleSection,
  runsSection,
} from './acta-parts.ts';
import { interviewSections, resultSections } from './acta-results.ts';
import { signaturesSection } from './acta-signatures.ts';
import type { ReportParts } from './document.ts';

export interface ActaContent {
  /** A closed version, or a visit that is open, whose acta is a draft and says so. */
  readonly subject: ClosedVisit | VisitState;
  /** Null for a draft. */
  readonly folio: string | null;
}

/** The acta of a visit: parties, facts, outcome of each item, agreements, room for the signatures. */
export function actaParts({ subject, folio }: ActaContent): ReportParts {
  const model = actaModel(subject, folio);
  const { clues, openedAt } = model.head;
  const day = openedAt.slice(0, 10).replaceAll('-', '');
  const banner = draftBanner(model);
  return {
    title: model.title,
    about: clues,
    folio: model.folio,
    name: `acta-${clues}-${day}-${model.isDraft ? 'borrador' : model.folio.replace(/^CTJ-\d{8}-/, '')}`,
    page: 'Foja',
    ...(banner === undefined ? {} : { banner }),
    ownSignatories: true,
    sections: [
      openingSection(model),
      peopleSection(model),
      factsSection(model),
      ...resultSections(model),
      ...interviewSections(model),
      runsSection(model),
      evidenceSection(model),
      agreementsSection(model),
      closingSection(model),
      signaturesSection(model),
    ].filter((one) => one !== null),
    styles: STYLES,
  };
}

const STYLES = `.acta>p{text-align:justify;hyphens:none}
.closing{break-inside:avoid}`;
