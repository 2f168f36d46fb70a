import type { AppliedAcceptances, ClosedVisit, Paper, VerificationResult, VisitState } from '../model/index.ts';
import type { CampaignReport } from './campaign-data.ts';
import type { ChecklistReport } from './checklist-data.ts';
import type { ComparativeReport } from './comparative-data.ts';
import type { ComparisonReport } from './comparison-data.ts';
import type { Markup } from './markup.ts';
import type { UnitReport } from './unit-data.ts';

/**
 * What a report is about. `subject` is the object that its digest is of; a report is a pure function of its content and
 * of the frame around it.
 */
export type ReportContent =
  | {
      readonly kind: 'run';
      readonly subject: VerificationResult;
      readonly acceptances: AppliedAcceptances | null;
      /** Names of units by CLUES, from the registry or a catalogue: a result holds none. */
      readonly unitNames: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'visit'; readonly subject: ClosedVisit | VisitState; readonly folio: string | null }
  | { readonly kind: 'unit'; readonly subject: UnitReport }
  | { readonly kind: 'comparison'; readonly subject: ComparisonReport }
  | { readonly kind: 'comparative'; readonly subject: ComparativeReport }
  | { readonly kind: 'campaign'; readonly subject: CampaignReport }
  | { readonly kind: 'checklist'; readonly subject: ChecklistReport };

/** A part of a report with a heading; the table of contents lists those that have a title. */
export interface ReportSection {
  /** Anchor: kebab-case, unique in the report. */
  readonly id: string;
  readonly title: string | null;
  /** Its own heading, `<h2 id="…" class="numbered">`, included. */
  readonly body: Markup;
}

/** What each kind of report gives; `assemble.ts` puts the frame around it, the same for all. */
export interface ReportParts {
  /** «Informe de verificación local». */
  readonly title: string;
  /** For the head of each page: a CLUES, a name. */
  readonly about: string;
  readonly folio: string;
  /** File name without extension, of letters, digits and hyphens. */
  readonly name: string;
  /** «Página» or «Foja». */
  readonly page: 'Página' | 'Foja';
  /** Stands before everything else, across the page: «Borrador sin valor». */
  readonly banner?: string;
  readonly sections: readonly ReportSection[];
  /** It has places of its own to sign (the acta): those whom the office named do not stand at its end. */
  readonly ownSignatories?: boolean;
  /** Rules of style that only this kind needs. */
  readonly styles?: string;
}

export interface RenderedReport {
  /** A whole page that needs nothing else: no script, no link, no font, no image from outside. */
  readonly html: string;
  /** For `printToPDF({ displayHeaderFooter: true, headerTemplate, footerTemplate })`. */
  readonly headerTemplate: string;
  readonly footerTemplate: string;
  /** `CTJ-20261122-9F04C1`. */
  readonly folio: string;
  /** File name of the PDF, with its extension. */
  readonly suggestedName: string;
  /** As the document's title: bookmarks, window, PDF information. */
  readonly title: string;
  /** Whom or what it is about: a CLUES, a name. */
  readonly about: string;
  readonly paper: Paper;
}
