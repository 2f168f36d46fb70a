import type { ReportFrame } from '../model/index.ts';
import { plural } from '../text/format.ts';
import { formatDateTime } from '../text/format-date.ts';
import { KIND_WORDS } from './acta-model.ts';
import { LINE_STYLES } from './charts-line.ts';
import { hasReportedClause } from './citations.ts';
import { dataFolio, dataName } from './data-folio.ts';
import { dataNotice } from './data-notice.ts';
import type { ReportParts, ReportSection } from './document.ts';
import { html } from './markup.ts';
import { section } from './section.ts';
import type { UnitReport, UnitRun, UnitVisit } from './unit-data.ts';
import { eventsSection, seriesSection, unitAgreementsSection, visitsSection } from './unit-history.ts';
import { resultBlock } from './unit-result.ts';
import { attributesSection, STANDING_STYLES, unitOpening } from './unit-standing.ts';
import { REPORTED_MARK, REPORTED_NOTE, SEVERITY_ORDER, SEVERITY_WORDS } from './words.ts';

/** The report of a unit: what the registry says of it on a day. */
export function unitParts(report: UnitReport, { digest }: Pick<ReportFrame, 'digest'>): ReportParts {
  const { unit, on, lastVisit, lastRun } = report;
  const folio = dataFolio(on, digest);
  return {
    title: 'Informe de unidad médica',
    about: unit.clues,
    folio,
    name: dataName('informe-de-unidad', unit.clues, folio),
    page: 'Página',
    sections: [
      unitOpening(report),
      seriesSection(report),
      lastVisitSection(lastVisit),
      lastRunSection(lastRun),
      unitAgreementsSection(report),
      visitsSection(report),
      attributesSection(report),
      eventsSection(report),
      dataNotice([
        'Este informe reúne lo que el registro local sabía de la unidad en la fecha de los datos.',
        ...(isMarked(report) ? [`${REPORTED_MARK} ${REPORTED_NOTE}`] : []),
      ]),
    ].filter((one) => one !== null),
    styles: `${LINE_STYLES}\n${STANDING_STYLES}`,
  };
}

function isMarked({ lastVisit, lastRun }: UnitReport): boolean {
  const results = [...(lastVisit?.results ?? []), ...(lastRun === null ? [] : [lastRun.result])];
  return results.some(({ notMet }) => notMet.some(({ citation }) => hasReportedClause(citation)));
}

function lastVisitSection(visit: UnitVisit | null): ReportSection {
  const title = 'Última visita cerrada';
  if (visit === null) return section('ultima-visita', title, html`<p>La unidad no tiene visitas cerradas.</p>`);
  const { kind, purpose, openedAt, closedAt, folio, sha256, evaluators, results } = visit;
  return section(
    'ultima-visita',
    title,
    html`<dl class="facts">
<dt>Tipo</dt><dd>${KIND_WORDS[kind]}; ${purpose === 'first' ? 'primera' : 'de seguimiento'}</dd>
<dt>Inicio y cierre</dt><dd>${formatDateTime(openedAt)}${closedAt !== null && ` a ${formatDateTime(closedAt)}`}</dd>
<dt>Quienes evaluaron</dt><dd>${evaluators.length === 0 ? '—' : evaluators.join(', ')}</dd>
<dt>Folio del acta</dt><dd class="code">${folio}</dd>
<dt>Huella SHA-256</dt><dd class="code">${sha256}</dd>
</dl>
${results.length === 0 ? html`<p>Sus listas no tienen requisitos que se califiquen.</p>` : results.map(resultBlock)}`,
  );
}

function lastRunSection(run: UnitRun | null): ReportSection {
  const title = 'Última verificación de exportaciones';
  if (run === null) {
    return section('ultima-verificacion', title, html`<p>No se han verificado exportaciones de esta unidad.</p>`);
  }
  const { startedAt, folio, toolVersion, part, result, findings } = run;
  const totals = SEVERITY_ORDER.map((severity) => plural(findings[severity], ...SEVERITY_WORDS[severity])).join(', ');
  return section(
    'ultima-verificacion',
    title,
    html`<dl class="facts">
<dt>Fecha</dt><dd>${formatDateTime(startedAt)}</dd>
<dt>Folio</dt><dd class="code">${folio}</dd>
<dt>Programa</dt><dd>Cotejo ${toolVersion}</dd>
<dt>Hallazgos</dt><dd>${totals}${part && ', en toda la verificación'}</dd>
</dl>
${part && html`<p class="small">La verificación fue de varias unidades: el puntaje y los requisitos son los de esta.</p>`}
${resultBlock(result)}`,
  );
}
