import type { FindingDetail } from '../../format.ts';
import type { Places } from '../../support/places.ts';
import type { CdaMexico } from '../config.ts';
import type { CdaElement } from '../document.ts';
import type { CdaSpot } from '../judge.ts';
import type { ContentRule } from '../rules/content.ts';
import type { Survey } from './survey.ts';

/** What the parts of the content judge share while they look at one document. */
export interface ContentContext {
  readonly root: CdaElement;
  readonly survey: Survey;
  readonly mexico: CdaMexico;
  readonly places: Places;
  /** The document is a clinical summary of the annex GIIS-A001. */
  readonly isSummary: boolean;
  readonly report: (rule: ContentRule, at: CdaSpot, detail?: FindingDetail) => void;
}

/** A value of a code or the name of a part of the standard: never a personal datum. */
export function plainly(actual: string | undefined, expected?: string): FindingDetail {
  return { actual, sensitivity: 'plain', expected };
}
