import { formatNumber, plural } from '../text/format.ts';
import { axisChart, chartLegend, rowChart } from './charts.ts';
import { outcomeBadge } from './icons.ts';
import { html, type Markup } from './markup.ts';
import type { ReportModel } from './model.ts';
import type { ItemView } from './model-items.ts';
import { OUTCOME_ORDER, OUTCOME_WORDS } from './words.ts';

export function domainsSection(model: ReportModel): Markup {
  return html`<section>
<h2 class="numbered">Puntaje por dominio</h2>
<table>
<caption>Cada dominio de la cédula, con su intervalo y su cobertura</caption>
<thead><tr><th scope="col">Dominio</th><th scope="col" class="w7">De 0 a 100 %${axisChart()}</th><th scope="col" class="w4 n">Puntaje</th><th scope="col" class="w5 n">Intervalo</th><th scope="col" class="w3 n">Cobertura</th></tr></thead>
<tbody>${model.domains.map(
    (domain) =>
      html`<tr><th scope="row"><strong>${domain.title}</strong><span class="small">${outcomeCounts(domain.outcomes)}</span></th><td>${rowChart(domain, domain.title)}</td><td class="n"><strong>${domain.text}</strong>${domain.preliminary && html`<span class="small">preliminar</span>`}${domain.flag !== null && html`<span class="small">${domain.flag}</span>`}</td><td class="n">${domain.rangeText}</td><td class="n">${domain.coverageText}</td></tr>\n`,
  )}</tbody>
</table>
${chartLegend()}
</section>`;
}

/** `No cumple: 2 · Cumple: 4`. */
function outcomeCounts(outcomes: ReportModel['outcomes']): string {
  return OUTCOME_ORDER.filter((outcome) => outcomes[outcome])
    .map((outcome) => `${OUTCOME_WORDS[outcome]}: ${formatNumber(outcomes[outcome] ?? 0)}`)
    .join(' · ');
}

/** The worst first, with what to do about it. */
export function missingSection(model: ReportModel): Markup {
  const { missing } = model;
  return html`<section>
<h2 class="numbered">Qué falta</h2>
${
  missing.length === 0
    ? html`<p>${model.score.value === null ? 'Ningún requisito pudo decidirse' : 'Ningún requisito decidido está incumplido'}; el motivo de lo que no se decidió está en «Lo que no se decidió y por qué».</p>`
    : html`<p class="lead">Requisitos que no se cumplen o se cumplen en parte; primero los que más pesan en el puntaje.</p>
<ol class="missing">${missing.map(missingEntry)}</ol>`
}
</section>`;
}

function missingEntry({ item, citation, weight }: ItemView): Markup {
  const counted = item.decidedBy !== 'attestation' && item.applicable > 0;
  return html`<li><h3>${item.title}</h3>
<p class="row">${outcomeBadge(item.outcome)}<span>Peso ${weight}</span>${item.mandatory && html`<span>Obligatorio</span>`}${counted && html`<span>${item.failed === 1 ? 'Falla' : 'Fallan'} ${formatNumber(item.failed)} de ${plural(item.applicable, 'registro', 'registros')}</span>`}</p>
${item.reason !== undefined && html`<p>${item.reason}</p>`}
<p>${item.why}</p>
<p><strong>Qué hacer:</strong> ${item.remedy}</p>
<p class="small">${citation}</p></li>\n`;
}

/** A domain with no more items than this is kept on one page. */
const SHORT = 6;

export function itemsSection(model: ReportModel): Markup {
  return html`<section>
<h2 class="numbered">Requisitos</h2>
${model.items.map(
  ({ title, items }) => html`<table${items.length <= SHORT ? html` class="keep"` : null}>
<caption class="title">${title}</caption>
<thead><tr><th scope="col">Requisito</th><th scope="col" class="w4l">Resultado</th><th scope="col" class="w3 n">Aplicables</th><th scope="col" class="w3 n">Cumplen</th><th scope="col" class="w2 n">Fallan</th><th scope="col" class="w2 n">Sin decidir</th><th scope="col" class="w2 n">Peso</th></tr></thead>
<tbody>${items.map(itemRow)}</tbody>
</table>`,
)}
</section>`;
}

function itemRow({ item, citation, counts, weight }: ItemView): Markup {
  return html`<tr><th scope="row">${item.title}${item.mandatory && ' (obligatorio)'}<span class="small">${citation}</span>${item.points !== null && item.reason !== undefined && html`<span class="small">${item.reason}</span>`}</th><td>${outcomeBadge(item.outcome)}</td>${counts.map((count) => html`<td class="n">${count}</td>`)}<td class="n">${weight}</td></tr>\n`;
}

export function undecidedSection(model: ReportModel): Markup {
  if (model.undecided.length === 0) {
    return html`<section><h2 class="numbered">Lo que no se decidió y por qué</h2><p>Todos los requisitos de la cédula aplican y están decididos.</p></section>`;
  }
  return html`<section>
<h2 class="numbered">Lo que no se decidió y por qué</h2>
<table>
<caption>Requisitos sin decidir o que no aplican; no cuentan como cumplidos ni como incumplidos</caption>
<thead><tr><th scope="col">Requisito</th><th scope="col" class="w5">Estado</th><th scope="col">Motivo</th><th scope="col" class="w2 n">Peso</th></tr></thead>
<tbody>${model.undecided.map(
    ({ item, citation, weight }) =>
      html`<tr><th scope="row">${item.title}<span class="small">${citation}</span></th><td>${outcomeBadge(item.outcome)}</td><td>${item.reason ?? 'El resultado no da el motivo.'}</td><td class="n">${weight}</td></tr>\n`,
  )}</tbody>
</table>
</section>`;
}

/** Only where the data speak of more than one unit. */
export function unitsSection(model: ReportModel): Markup | null {
  if (model.units.length === 0) return null;
  return html`<section>
<h2 class="numbered">Puntaje por unidad médica</h2>
<table>
<caption>Una fila por CLUES hallada en los datos</caption>
<thead><tr><th scope="col">Unidad</th><th scope="col" class="w5">De 0 a 100 %${axisChart()}</th><th scope="col" class="w3 n">Puntaje</th><th scope="col" class="w5 n">Intervalo</th><th scope="col" class="w3 n">Cobertura</th><th scope="col" class="w2 n">En parte</th><th scope="col" class="w2 n">No cumple</th></tr></thead>
<tbody>${model.units.map(
    (unit) =>
      html`<tr><th scope="row"><span class="code">${unit.clues}</span>${unit.name !== null && html`<span class="small">${unit.name}</span>`}</th><td>${rowChart(unit, unit.clues)}</td><td class="n"><strong>${unit.text}</strong>${unit.preliminary && html`<span class="small">preliminar</span>`}${unit.flag !== null && html`<span class="small">${unit.flag}</span>`}</td><td class="n">${unit.rangeText}</td><td class="n">${unit.coverageText}</td><td class="n">${unit.partial}</td><td class="n">${unit.failed}</td></tr>\n`,
  )}</tbody>
</table>
${model.unitsMore > 0 && html`<p>Y ${plural(model.unitsMore, 'unidad más', 'unidades más')}; el resultado en JSON las lista todas.</p>`}
</section>`;
}
