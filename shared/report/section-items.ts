import { plural } from '../text/format.ts';
import { axisChart, chartLegend, rowChart } from './charts.ts';
import type { ReportSection } from './document.ts';
import { outcomeBadge } from './icons.ts';
import { html, type Markup } from './markup.ts';
import type { ReportModel } from './model.ts';
import type { ItemView } from './model-items.ts';
import { section } from './section.ts';
import { outcomeCounts } from './words.ts';

export function domainsSection(model: ReportModel): ReportSection {
  const body = html`<table>
<caption>Cada dominio de la cédula, con su intervalo y su cobertura</caption>
<thead><tr><th scope="col">Dominio</th><th scope="col" class="w7">De 0 a 100 %${axisChart()}</th><th scope="col" class="w4 n">Puntaje</th><th scope="col" class="w5 n">Intervalo</th><th scope="col" class="w3 n">Cobertura</th></tr></thead>
<tbody>${model.domains.map(
    (domain) =>
      html`<tr><th scope="row"><strong>${domain.title}</strong><span class="small">${outcomeCounts(domain.outcomes)}</span></th><td>${rowChart(domain, domain.title)}</td><td class="n"><strong>${domain.text}</strong>${domain.preliminary && html`<span class="small">preliminar</span>`}${domain.flag !== null && html`<span class="small">${domain.flag}</span>`}</td><td class="n">${domain.rangeText}</td><td class="n">${domain.coverageText}</td></tr>\n`,
  )}</tbody>
</table>
${chartLegend()}`;
  return section('puntaje-por-dominio', 'Puntaje por dominio', body);
}

/** A domain with no more items than this is kept on one page. */
const SHORT = 6;

export function itemsSection(model: ReportModel): ReportSection {
  const body = html`${model.items.map(
    ({ title, items }) => html`<table${items.length <= SHORT ? html` class="keep"` : null}>
<caption class="title">${title}</caption>
<thead><tr><th scope="col">Requisito</th><th scope="col" class="w4l">Resultado</th><th scope="col" class="w3 n">Aplicables</th><th scope="col" class="w3 n">Cumplen</th><th scope="col" class="w2 n">Fallan</th><th scope="col" class="w2 n">Sin decidir</th><th scope="col" class="w2 n">Peso</th></tr></thead>
<tbody>${items.map(itemRow)}</tbody>
</table>`,
  )}`;
  return section('requisitos', 'Requisitos', body);
}

function itemRow({ item, citation, counts, weight }: ItemView): Markup {
  return html`<tr><th scope="row">${item.title}${item.mandatory && ' (obligatorio)'}<span class="small">${citation}</span>${item.points !== null && item.reason !== undefined && html`<span class="small">${item.reason}</span>`}</th><td>${outcomeBadge(item.outcome)}</td>${counts.map((count) => html`<td class="n">${count}</td>`)}<td class="n">${weight}</td></tr>\n`;
}

export function undecidedSection(model: ReportModel): ReportSection {
  if (model.undecided.length === 0) {
    return section(
      'sin-decidir',
      'Lo que no se decidió y por qué',
      html`<p>Todos los requisitos de la cédula aplican y están decididos.</p>`,
    );
  }
  const body = html`<table>
<caption>Requisitos sin decidir o que no aplican; no cuentan como cumplidos ni como incumplidos</caption>
<thead><tr><th scope="col">Requisito</th><th scope="col" class="w5">Estado</th><th scope="col">Motivo</th><th scope="col" class="w2 n">Peso</th></tr></thead>
<tbody>${model.undecided.map(
    ({ item, citation, weight }) =>
      html`<tr><th scope="row">${item.title}<span class="small">${citation}</span></th><td>${outcomeBadge(item.outcome)}</td><td>${item.reason ?? 'El resultado no da el motivo.'}</td><td class="n">${weight}</td></tr>\n`,
  )}</tbody>
</table>`;
  return section('sin-decidir', 'Lo que no se decidió y por qué', body);
}

/** Only where the data speak of more than one unit. */
export function unitsSection(model: ReportModel): ReportSection | null {
  if (model.units.length === 0) return null;
  const body = html`<table>
<caption>Una fila por CLUES hallada en los datos</caption>
<thead><tr><th scope="col">Unidad</th><th scope="col" class="w7">De 0 a 100 %${axisChart()}</th><th scope="col" class="w3 n">Puntaje</th><th scope="col" class="w5 n">Intervalo</th><th scope="col" class="w3 n">Cobertura</th><th scope="col" class="w2 n">En parte</th><th scope="col" class="w2 n">No cumple</th></tr></thead>
<tbody>${model.units.map(
    (unit) =>
      html`<tr${unit.name !== null && html` class="over"`}><th scope="row" class="code">${unit.clues}</th><td>${rowChart(unit, unit.clues)}</td><td class="n"><strong>${unit.text}</strong>${unit.preliminary && html`<span class="small">preliminar</span>`}${unit.flag !== null && html`<span class="small">${unit.flag}</span>`}</td><td class="n">${unit.rangeText}</td><td class="n">${unit.coverageText}</td><td class="n">${unit.partial}</td><td class="n">${unit.failed}</td></tr>${unit.name !== null && html`<tr class="under"><td colspan="7" class="small">${unit.name}</td></tr>`}\n`,
  )}</tbody>
</table>
${model.unitsMore > 0 && html`<p>Y ${plural(model.unitsMore, 'unidad más', 'unidades más')}; ${whereUnits(model)}.</p>`}`;
  return section('unidades', 'Puntaje por unidad médica', body);
}

/** Of what the result does not list nobody can give a figure. */
function whereUnits({ unitsLeftOut }: ReportModel): string {
  if (unitsLeftOut === 0) return 'el resultado en JSON las lista todas';
  return `el resultado en JSON las lista, salvo ${plural(unitsLeftOut, 'que solo cuenta', 'que solo cuentan')} en el puntaje`;
}
