import { formatNumber, formatPercent, plural } from '../text/format.ts';
import { formatShortDate, formatShortDateTime } from '../text/format-date.ts';
import { agreements as words } from '../text/ui/es-MX/agreements.ts';
import { units } from '../text/ui/es-MX/units.ts';
import { KIND_WORDS } from './acta-model.ts';
import { lineChart } from './charts-line.ts';
import type { ReportSection } from './document.ts';
import { html, type Markup } from './markup.ts';
import { rangeText } from './model-score.ts';
import { section } from './section.ts';
import type { UnitAgreement, UnitReport } from './unit-data.ts';

/** Scores over time: one picture and one table for each checklist and each kind of visit or runs. */
export function seriesSection({ series }: UnitReport): ReportSection {
  const body =
    series.length === 0
      ? html`<p>${units.timelineEmpty}</p>`
      : html`${series.map(seriesBlock)}<p class="small">Cada serie es de una sola lista y de un solo tipo de visita o de verificaciones de exportaciones; nunca se mezclan. La línea vertical es el intervalo en que el puntaje puede quedar; un punto hueco es un puntaje preliminar.</p>`;
  return section('evolucion', units.timeline, body);
}

function seriesBlock({ origin, title, points }: UnitReport['series'][number]): Markup {
  const name = `${units.origin[origin]}: ${title}`;
  const told = points.map(({ day, percent }) => `${formatShortDate(day)}, ${formatPercent(percent)}`).join('; ');
  const chart = lineChart({
    title: name,
    description: `Puntajes por fecha: ${told}.`,
    points: points.map(({ at, day, percent, interval, preliminary }) => ({
      ...{ at, label: formatShortDate(day), value: percent, text: formatPercent(percent) },
      ...{ range: interval, open: preliminary },
    })),
  });
  // One point alone is no line: its figure stands in the table.
  return html`<div class="keep"><h3>${name}</h3>
${points.length > 1 && chart}</div>
<table>
<caption>Puntaje por fecha</caption>
<thead><tr><th scope="col" class="w5">Fecha</th><th scope="col" class="w4 n">Puntaje</th><th scope="col" class="w5 n">Intervalo</th><th scope="col">Edición de la lista</th></tr></thead>
<tbody>${points.map(
    ({ day, percent, preliminary, interval, edition }) =>
      html`<tr><th scope="row">${formatShortDateTime(day)}</th><td class="n">${formatPercent(percent)}${preliminary && html`<span class="small">preliminar</span>`}</td><td class="n">${rangeText(interval)}</td><td>${edition}</td></tr>\n`,
  )}</tbody>
</table>`;
}

/** What is owed, with the progress of the board on the day of the data. */
export function unitAgreementsSection({ agreements, on }: UnitReport): ReportSection {
  const { rows, made, met, expected, real, light } = agreements;
  const made_ = `${plural(made, 'acuerdo tomado', 'acuerdos tomados')}; ${plural(met, 'solventado', 'solventados')}.`;
  const progress =
    typeof real === 'number'
      ? `De los que siguen, avance esperado ${formatPercent(expected)} y real ${formatPercent(real)}, ponderados: ${words.light[light ?? 'none'].toLowerCase()}.`
      : 'De los que siguen nadie ha informado el avance.';
  const body =
    rows.length === 0
      ? html`<p>${made === 0 ? 'La unidad no tiene acuerdos.' : `No queda ninguno por solventar. ${made_}`}</p>`
      : html`<p>${made_} ${progress}</p>
<table>
<caption>Acuerdos por solventar, al ${formatShortDate(on)}</caption>
<thead><tr><th scope="col">Acuerdo</th><th scope="col" class="w4">Fecha esperada</th><th scope="col" class="w3 n">Avance esperado</th><th scope="col" class="w3 n">Avance real</th><th scope="col" class="w5">Semáforo</th><th scope="col" class="w4">Estado</th></tr></thead>
<tbody>${rows.map(agreementRow)}</tbody>
</table>
<p class="small">La desviación es (real − esperado) ÷ esperado; sin avance esperado declarado se calcula parejo por día entre las dos fechas. Sin informar no es 0.</p>`;
  return section('acuerdos', 'Acuerdos por solventar', body);
}

function agreementRow(row: UnitAgreement): Markup {
  const { action, responsible, itemTitle, start, expectedEnd, expected, real, deviation, light, status } = row;
  const signed = deviation === null ? null : `${deviation > 0 ? '+' : ''}${formatPercent(deviation)}`;
  return html`<tr><th scope="row">${action}<span class="small">${[responsible, itemTitle].filter(Boolean).join('. ')}</span></th><td>${formatShortDate(expectedEnd)}<span class="small">desde ${formatShortDate(start)}</span></td><td class="n">${formatPercent(expected)}<span class="small">${row.isExpectedByDate ? words.byDate : words.stated}</span></td><td class="n">${typeof real === 'number' ? formatPercent(real) : words.notReported}</td><td>${words.light[light ?? 'none']}${signed !== null && html`<span class="small">${signed} respecto al esperado</span>`}</td><td>${words.status[status]}</td></tr>\n`;
}

const STATUS_WORDS = {
  abierta: 'Abierta',
  cerrada: 'Cerrada',
  inaccesible: 'Unidad inaccesible',
  cancelada: 'Cancelada',
} as const;

/** Every visit, of whatever kind; self-verifications stand beside the others and are never joined to them. */
export function visitsSection({ visits, visitsTotal }: UnitReport): ReportSection {
  const body =
    visits.length === 0
      ? html`<p>${units.noVisits}</p>`
      : html`<table>
<caption>Visitas de la unidad${visitsTotal > visits.length && `: ${formatNumber(visits.length)} de ${formatNumber(visitsTotal)}`}</caption>
<thead><tr><th scope="col" class="w4l">Apertura</th><th scope="col" class="w5">Tipo</th><th scope="col" class="w6">Situación</th><th scope="col">Puntaje</th></tr></thead>
<tbody>${visits.map(
          ({ kind, status, openedAt, folio, scores }) =>
            html`<tr><th scope="row">${formatShortDateTime(openedAt)}</th><td>${KIND_WORDS[kind]}</td><td>${STATUS_WORDS[status]}${folio !== null && html`<span class="small code">${folio}</span>`}</td><td>${scores.length === 0 ? '—' : scores.map(({ title, edition, percent, preliminary }) => html`<span class="line">${title}, edición ${edition}: ${formatPercent(percent)}${preliminary && percent !== null && ' (preliminar)'}</span>`)}</td></tr>\n`,
        )}</tbody>
</table>`;
  return section('visitas', units.visits, body);
}

/** What happened to the unit, newest first. */
export function eventsSection({ events, eventsTotal }: UnitReport): ReportSection {
  const body =
    events.length === 0
      ? html`<p>${units.noHistory}</p>`
      : html`<table>
<caption>Lo más reciente primero${eventsTotal > events.length && `: ${formatNumber(events.length)} de ${formatNumber(eventsTotal)} hechos`}</caption>
<thead><tr><th scope="col" class="w4l">Fecha</th><th scope="col">Hecho</th><th scope="col" class="w5">Quién</th></tr></thead>
<tbody>${events.map(({ at, text, who }) => html`<tr><th scope="row">${formatShortDateTime(at)}</th><td>${text}</td><td>${who || '—'}</td></tr>\n`)}</tbody>
</table>`;
  return section('historia', units.history, body);
}
