import type { ReportFrame } from '../model/index.ts';
import { KIND_WORDS } from './acta-model.ts';
import { LINE_STYLES } from './charts-line.ts';
import { BINS_STYLES } from './comparative-bins.ts';
import type { ComparativeReport } from './comparative-data.ts';
import { estimateBlock } from './comparative-estimate.ts';
import { distributionSection, groupsSection, totalSection } from './comparative-figures.ts';
import { barriersSection, statusSection } from './comparative-interview.ts';
import { askedFacts } from './comparative-scope.ts';
import { itemsSection, rankingSection, statesSection, trendSection } from './comparative-tables.ts';
import { dataFolio, dataName } from './data-folio.ts';
import { dataNotice } from './data-notice.ts';
import type { ReportParts, ReportSection } from './document.ts';
import { MAP_STYLES } from './map.ts';
import { html } from './markup.ts';
import { section, untitled } from './section.ts';

/** The comparative of many units; what is hidden in its data stays so in every table and picture. */
export function comparativeParts(
  report: ComparativeReport,
  { digest, detail }: Pick<ReportFrame, 'digest' | 'detail'>,
): ReportParts {
  const { scope, checklist, kind, threshold } = report;
  const folio = dataFolio(scope.cutOff, digest);
  return {
    title: 'Comparativo de unidades médicas',
    about: `${checklist.title}, ${KIND_WORDS[kind].toLowerCase()}`,
    folio,
    name: dataName('comparativo', checklist.id, folio),
    page: 'Página',
    sections: [
      untitled('apertura', html`<p class="unit">${scope.campaign ?? checklist.title}</p>${askedFacts(report)}`),
      totalSection(report),
      estimateSection(report),
      distributionSection(report),
      groupsSection(report),
      rankingSection(report),
      statesSection(report),
      statusSection(report),
      barriersSection(report),
      itemsSection(report, detail),
      trendSection(report),
      dataNotice([
        'Cada unidad cuenta una vez, con su última visita cerrada del tipo, la lista y las fechas que se pidieron. Las autoverificaciones, las visitas internas y las externas son series distintas y nunca se suman.',
        ...(threshold > 1
          ? [
              `Lo que diría algo de menos de ${threshold} unidades se oculta, y con ello otras celdas de las que se podría deducir.`,
            ]
          : []),
      ]),
    ].filter((one) => one !== null),
    styles: [LINE_STYLES, BINS_STYLES, MAP_STYLES].join('\n'),
  };
}

function estimateSection({ estimate, asked }: ComparativeReport): ReportSection | null {
  if (estimate === null) return null;
  const narrowed = asked.filter.length > 0 || asked.from !== null || asked.to !== null || asked.edition !== null;
  const body = html`${narrowed && html`<p>Las estimaciones son de todas las visitas de la campaña: no siguen las fechas, la edición ni el filtro que se pidieron.</p>`}${estimateBlock(estimate)}`;
  return section('estimaciones', `Estimaciones de la campaña «${asked.campaign?.title ?? ''}»`, body);
}
