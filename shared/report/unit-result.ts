import { formatExact } from '../text/format.ts';
import { axisChart, chartLegend, rowChart } from './charts.ts';
import { formatCitations } from './citations.ts';
import { outcomeBadge } from './icons.ts';
import { html, type Markup } from './markup.ts';
import { scoreView } from './model-score.ts';
import type { UnitResult, UnmetItem } from './unit-data.ts';
import { outcomeCounts } from './words.ts';

/** What one checklist came to in a visit or a run: its score, its domains, and what is not met. */
export function resultBlock({ checklist, score, byDomain, notMet }: UnitResult): Markup {
  const view = scoreView(score, checklist.scoreBands);
  return html`<h3>${checklist.title}, edición ${checklist.edition}</h3>
<p class="figures"><span>Puntaje <b>${view.text}</b>${view.preliminary && ' (preliminar)'}</span>${view.band !== null && html`<span>Banda <b>${view.band}</b></span>`}<span>Intervalo <b>${view.rangeText}</b></span><span>Cobertura <b>${view.coverageText}</b></span></p>
${domainTable(byDomain)}
${unmetTable(notMet)}`;
}

function domainTable(domains: UnitResult['byDomain']): Markup | null {
  if (domains.length === 0) return null;
  return html`<table>
<caption>Resultado por dominio</caption>
<thead><tr><th scope="col">Dominio</th><th scope="col" class="w7">De 0 a 100 %${axisChart()}</th><th scope="col" class="w4 n">Puntaje</th><th scope="col" class="w5 n">Intervalo</th><th scope="col" class="w3 n">Cobertura</th></tr></thead>
<tbody>${domains.map((domain) => {
    const view = scoreView(domain, []);
    return html`<tr><th scope="row">${domain.title}<span class="small">${outcomeCounts(domain.outcomes)}</span></th><td>${rowChart(view, domain.title)}</td><td class="n">${view.text}${view.preliminary && html`<span class="small">preliminar</span>`}</td><td class="n">${view.rangeText}</td><td class="n">${view.coverageText}</td></tr>\n`;
  })}</tbody>
</table>
${chartLegend()}`;
}

function unmetTable(items: readonly UnmetItem[]): Markup {
  if (items.length === 0) return html`<p>Ningún requisito decidido está incumplido.</p>`;
  return html`<table>
<caption>Lo que no se cumple o se cumple en parte; primero lo que más pesa en el puntaje</caption>
<thead><tr><th scope="col">Requisito</th><th scope="col" class="w4l">Resultado</th><th scope="col">Qué hacer primero</th><th scope="col" class="w2 n">Peso</th></tr></thead>
<tbody>${items.map(
    ({ sentence, mandatory, citation, outcome, reason, remedy, weight }) =>
      html`<tr><th scope="row">${sentence}${mandatory && ' (obligatorio)'}<span class="small">${formatCitations(citation)}</span></th><td>${outcomeBadge(outcome)}${reason !== null && html`<span class="small">${reason}</span>`}</td><td>${remedy}</td><td class="n">${formatExact(weight)}</td></tr>\n`,
  )}</tbody>
</table>`;
}
