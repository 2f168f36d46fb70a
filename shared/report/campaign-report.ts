import type { ReportFrame } from '../model/index.ts';
import { formatNumber, plural } from '../text/format.ts';
import { formatDate } from '../text/format-date.ts';
import {
  COVERAGE_STYLES,
  coverageSection,
  coverageSums,
  statesSection,
  unreachedSection,
} from './campaign-coverage.ts';
import type { CampaignReport } from './campaign-data.ts';
import { drawSection, strataSection } from './campaign-design.ts';
import { estimateBlock } from './comparative-estimate.ts';
import { dataFolio, dataName } from './data-folio.ts';
import { dataNotice } from './data-notice.ts';
import type { ReportParts, ReportSection } from './document.ts';
import { MAP_STYLES } from './map.ts';
import { html } from './markup.ts';
import { section, untitled } from './section.ts';

/** The coverage of a campaign, with the design that it was drawn by and what the visits say of the universe. */
export function campaignParts(report: CampaignReport, { digest }: Pick<ReportFrame, 'digest'>): ReportParts {
  const { campaign, on } = report;
  const folio = dataFolio(on, digest);
  return {
    title: 'Cobertura de campaña',
    about: campaign.title,
    folio,
    name: dataName('cobertura-de-campana', '', folio),
    page: 'Página',
    sections: [
      openingSection(report),
      coverageSection(report),
      estimatesSection(report),
      statesSection(report),
      unreachedSection(report),
      strataSection(report),
      drawSection(report),
      dataNotice([
        'Las cifras son de las visitas cerradas hasta la fecha de los datos. La media de las visitadas describe a las visitadas; solo las estimaciones hablan del universo, con su error.',
      ]),
    ].filter((one) => one !== null),
    styles: `${MAP_STYLES}\n${COVERAGE_STYLES}`,
  };
}

const STATUS_WORDS = { borrador: 'Borrador', sorteada: 'Sorteada', cerrada: 'Cerrada' } as const;

function openingSection(report: CampaignReport): ReportSection {
  const { campaign, universe, on } = report;
  const { selected, visited, replaced, unreachable, pending, done } = coverageSums(report);
  return untitled(
    'apertura',
    html`<p class="unit">${campaign.title}</p>
<div class="panel"><p><b>Avance</b></p>
<p class="big">${done}</p>
<p class="figures"><span>Universo <b>${formatNumber(universe.units)}</b></span><span>Seleccionadas <b>${formatNumber(selected)}</b></span><span>Visitadas <b>${formatNumber(visited)}</b></span><span>Reemplazadas <b>${formatNumber(replaced)}</b></span><span>Inaccesibles sin reemplazo <b>${formatNumber(unreachable)}</b></span><span>Por visitar <b>${formatNumber(pending)}</b></span></p></div>
<dl class="facts">
<dt>Situación</dt><dd>${STATUS_WORDS[campaign.status]}</dd>
<dt>Sorteo</dt><dd>${campaign.drawnAt === null ? '—' : formatDate(campaign.drawnAt)}</dd>
<dt>Universo</dt><dd>${universe.filter.join('; ') || 'Todas las unidades del registro'}; ${plural(universe.units, 'unidad', 'unidades')}</dd>
<dt>Fecha de los datos</dt><dd>${formatDate(on)}</dd>
</dl>`,
  );
}

function estimatesSection({ estimates }: CampaignReport): ReportSection {
  const body =
    estimates.length === 0
      ? html`<p>Todavía no hay visitas cerradas con calificación en la campaña.</p>`
      : html`${estimates.map(estimateBlock)}`;
  return section('estimaciones', 'Estimaciones para el universo', body);
}
