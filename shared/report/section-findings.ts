import { severityBadge } from './icons.ts';
import { breakable, html, type Markup } from './markup.ts';
import type { ReportModel } from './model.ts';
import type { PlaceView, RuleView } from './model-items.ts';

/** A rule with no more places than this is kept on one page. */
const SHORT = 5;

/** What was found, rule by rule: an overview, then each with its reason, its remedy and its first places. */
export function rulesSection(model: ReportModel): Markup {
  const { rules } = model;
  if (rules.length === 0) {
    return html`<section><h2 class="numbered">Hallazgos por regla</h2><p>No se encontró ningún incumplimiento en lo que se evaluó.</p></section>`;
  }
  const manyFiles = model.files.rows.length + model.files.more > 1;
  return html`<section>
<h2 class="numbered">Hallazgos por regla</h2>
<table>
<caption>Reglas con hallazgos, las más graves y frecuentes primero</caption>
<thead><tr><th scope="col" class="w5">Gravedad</th><th scope="col">Regla</th><th scope="col" class="w3 n">Hallazgos</th></tr></thead>
<tbody>${rules.map(
    ({ rule, total }) =>
      html`<tr><td>${severityBadge(rule.severity)}</td><th scope="row">${rule.failureTitle}</th><td class="n">${total}</td></tr>\n`,
  )}</tbody>
</table>
${rules.map((view) => ruleBlock(view, manyFiles))}
</section>`;
}

function ruleBlock(view: RuleView, manyFiles: boolean): Markup {
  const { rule } = view;
  return html`<div class="${view.places.length <= SHORT ? 'rule short' : 'rule'}">
<div class="rule-head">
<p class="row">${severityBadge(rule.severity)}<span><b>${view.total}</b> ${rule.total === 1 ? 'hallazgo' : 'hallazgos'}</span><span class="small code">${rule.id}</span></p>
<h3 class="break">${rule.failureTitle}</h3>
<p>${rule.why}</p>
<p><strong>Qué hacer:</strong> ${rule.remedy}</p>
${view.expected !== null && html`<p><strong>Se esperaba:</strong> ${view.expected}</p>`}
${view.citation !== '' && html`<p class="small">${view.citation}</p>`}
</div>
${view.places.length === 0 ? html`<p class="small">${view.shownText}</p>` : placesTable(view, manyFiles)}
</div>\n`;
}

function placesTable(view: RuleView, manyFiles: boolean): Markup {
  return html`<table>
<caption>Primeros lugares. ${view.shownText}</caption>
<thead><tr>${manyFiles && html`<th scope="col" class="w2 n">Archivo</th>`}<th scope="col" class="w2 n">Línea</th><th scope="col" class="w3 n">Columna</th><th scope="col" class="w3 n">Registro</th><th scope="col" class="w7">Campo</th><th scope="col">Valor</th>${view.expected === null && html`<th scope="col">Se esperaba</th>`}</tr></thead>
<tbody>${view.places.map((place) => placeRow(place, manyFiles, view.expected === null))}</tbody>
</table>`;
}

function placeRow(place: PlaceView, manyFiles: boolean, ownExpected: boolean): Markup {
  return html`<tr>${manyFiles && html`<td class="n">${place.file}</td>`}<td class="n">${place.line}</td><td class="n">${place.column}</td><td class="n">${place.record}</td><td>${breakable(place.field)}${place.path !== '' && html`<span class="small">${breakable(place.path)}</span>`}</td><td><span class="code">${place.actual}</span>${place.message !== '' && html`<span class="small">${place.message}</span>`}</td>${ownExpected && html`<td>${place.expected}</td>`}</tr>\n`;
}
