import type { ClosedVisit, VisitState } from '../model/index.ts';
import { type ActaModel, actaModel } from './acta-model.ts';
import {
  actaOpening,
  agreementsSection,
  closingSection,
  evidenceSection,
  factsSection,
  runsSection,
} from './acta-parts.ts';
import { interviewSection, resultSections } from './acta-results.ts';
import { signaturesSection } from './acta-signatures.ts';
import { footerLine, headerLine, shortDigest } from './footer.ts';
import { html, type Markup } from './markup.ts';
import { wholePage } from './page.ts';
import { REPORT_STYLES } from './styles.ts';

export interface ActaInput {
  /** A closed version, or an open visit, whose acta is a draft and says so. */
  readonly visit: ClosedVisit | VisitState;
  /** SHA-256 of the closed version; null for a draft. */
  readonly digest: string | null;
  readonly folio: string | null;
  /** ISO 8601 with zone. */
  readonly generatedAt: string;
  readonly institution?: string;
  readonly paper: 'carta' | 'oficio';
}

export interface ActaPages {
  readonly html: string;
  readonly headerTemplate: string;
  readonly footerTemplate: string;
  readonly folio: string;
  readonly suggestedName: string;
  readonly paper: 'carta' | 'oficio';
}

/**
 * The acta of a visit, as a pure function of what was closed: parties, facts, outcome of each item, agreements, room for
 * the signatures. Same visit and options, same text to the byte. Print it with `PAGE_MARGINS`.
 */
export function actaPages(input: ActaInput): ActaPages {
  const model = actaModel(input);
  const day = model.head.openedAt.slice(0, 10).replaceAll('-', '');
  return {
    html: wholePage({
      title: `${model.title} · ${model.head.clues} · ${model.folio}`,
      styles: `${REPORT_STYLES}\n${stylesOf(input.paper)}`,
      body: sections(model),
    }),
    headerTemplate: headerLine(`${model.title} · ${model.head.clues}`, model.institution ?? 'Cotejo'),
    footerTemplate: footerLine(
      model.isDraft ? 'Borrador sin folio' : `Folio ${model.folio}`,
      model.digest === null ? 'Sin huella' : `Huella ${shortDigest(model.digest)}`,
      'Foja',
    ),
    folio: model.folio,
    suggestedName: `acta-${model.head.clues}-${day}${model.isDraft ? '-borrador' : `-${model.folio.replace(/^CTJ-\d{8}-/, '')}`}.pdf`,
    paper: input.paper,
  };
}

function sections(model: ActaModel): Markup {
  return html`${[
    actaOpening(model),
    factsSection(model),
    resultSections(model),
    interviewSection(model),
    runsSection(model),
    evidenceSection(model),
    agreementsSection(model),
    closingSection(model),
    signaturesSection(model),
  ]}`;
}

/** Mexican oficio is 216 by 340 mm. */
function stylesOf(paper: ActaInput['paper']): string {
  const size = paper === 'oficio' ? '@page{size:8.5in 13.4in}' : '';
  return `${size}
.acta>p{text-align:justify;hyphens:none}
.draft{border:1.5pt dashed #8a1c1c;color:#8a1c1c;padding:5pt 9pt;margin:0 0 10pt;font-weight:700;text-align:center}
.signs{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:0 30pt;margin-top:6pt}
.sign{break-inside:avoid;padding-top:44pt;font-size:8.5pt;text-align:center}
.sign b{display:block;border-top:.75pt solid var(--ink);padding-top:3pt}
.sign span{display:block;overflow-wrap:anywhere}
.closing{break-inside:avoid}`;
}
