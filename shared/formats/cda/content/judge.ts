import { createPlaces } from '../../support/places.ts';
import type { CdaConfig } from '../config.ts';
import type { DocumentJudge } from '../judge.ts';
import type { ContentRule } from '../rules/content.ts';
import { judgeCodes } from './codes.ts';
import type { ContentContext } from './context.ts';
import { judgeEmbedded } from './embedded.ts';
import { judgeHeader } from './header.ts';
import { judgeInstances } from './instances.ts';
import { judgeLinks } from './links.ts';
import { judgeNulls } from './nulls.ts';
import { judgeRelated } from './related.ts';
import { judgeSections } from './sections.ts';
import { isMexicanSummary, judgeSummary } from './summary.ts';
import { surveyOf } from './survey.ts';
import { judgeTimes } from './times.ts';

const LINKS: ReadonlySet<ContentRule> = new Set<ContentRule>(['brokenReference', 'brokenMedia']);

/**
 * What any CDA document says of itself (identity, times, codes, links between text and data), and, where it is a
 * clinical summary of the annex GIIS-A001, what that asks for. What the schema decides is the structure judge's.
 */
export function createContentJudge({ mexico, places }: Pick<CdaConfig, 'mexico' | 'places'>): DocumentJudge {
  const known = createPlaces(places);
  return (visit) => {
    if (!visit.isOn('cda-contenido')) return;
    const { root } = visit;
    if (root.name !== 'ClinicalDocument' || root.space !== 'hl7') {
      visit.silent('cda-contenido');
      return;
    }
    const { unfinished } = visit;
    if (unfinished) visit.undecided('cda-contenido');
    const context: ContentContext = {
      root,
      survey: surveyOf(root),
      mexico,
      places: known,
      isSummary: isMexicanSummary(root, mexico.summary),
      report(rule, at, detail) {
        // What an element that broke off lacks, or what a link leads to, may have come after the break.
        if (unfinished && (LINKS.has(rule) || unfinished.has(at.element))) return;
        visit.report(rule, at, detail);
      },
    };
    judgeHeader(context);
    judgeRelated(context);
    judgeTimes(context);
    judgeSections(context);
    judgeLinks(context);
    judgeNulls(context);
    judgeCodes(context);
    judgeInstances(context);
    judgeEmbedded(context);
    if (context.isSummary) judgeSummary(context);
  };
}
