import { formatNumber, plural } from '../text/format.ts';
import { formatShortDate } from '../text/format-date.ts';
import type { ReportSection } from './document.ts';
import { severityBadge } from './icons.ts';
import { breakable, type Child, html, type Markup } from './markup.ts';
import type { ReportModel } from './model.ts';
import { NONE, type PlaceView, type RuleView } from './model-rules.ts';
import { section } from './section.ts';

/** A rule with no more places than this is kept on one page. */
const SHORT = 2;
/** Rules that are told with what to do, and rules in the overview: a result of FHIR or CDA can have thousands. */
const TOLD = { summary: 60, findings: 1000, full: 1000 } as const;
const LISTED = 1000;

/**
 * What was found, rule by rule. The summary form is one table, with what to do and the first place; the others tell each
 * rule with its reason, its remedy and its places after that table.
 */
export function rulesSection(model: ReportModel): ReportSection {
  const { rules, detail } = model;
  const named = (body: Markup) => section('hallazgos', 'Hallazgos por regla', body);
  if (rules.length === 0) return named(html`<p>No se encontró ningún incumplimiento en lo que se evaluó.</p>`);
  const manyFiles = model.files.rows.length + model.files.more > 1;
  const told = TOLD[detail];
  if (detail === 'summary') {
    return named(html`${overview(rules, (view, i) => i < told && firstSteps(view, manyFiles))}
<p class="small">El informe con hallazgos dice por qué importa cada regla y hasta 500 lugares de cada una.</p>`);
  }
  const untold = rules.length - told;
  return named(html`${annexNote(model)}${overview(rules, () => null)}
${rules.slice(0, told).map((view) => ruleBlock(view, manyFiles))}
${untold > 0 && html`<p>De ${plural(untold, 'regla más', 'reglas más')}, las menos graves y frecuentes, se da solo el total.</p>`}`);
}

/** What to do, and where to look first. */
function firstSteps({ rule, places: [first] }: RuleView, manyFiles: boolean): Markup {
  return html`<span class="small">Qué hacer: ${rule.remedy}</span>${first && html`<span class="small">Primer lugar: ${firstPlace(first, manyFiles)}</span>`}`;
}

function firstPlace(place: PlaceView, manyFiles: boolean): Markup {
  const where = [
    ...(manyFiles ? [`archivo ${place.file}`] : []),
    ...(place.line === NONE ? [] : [`línea ${place.line}`]),
    ...(place.record === NONE ? [] : [`registro ${place.record}`]),
  ].join(', ');
  const datum = place.field !== NONE && html`${where !== '' && ', '}${breakable(place.field)}`;
  const words = html`${where}${datum}${place.actual !== NONE && html`: <span class="code">${place.actual}</span>`}`;
  return place.acceptance === null ? words : html`<s>${words}</s> (aceptado)`;
}

function annexNote({ detail, keptFindings, totalFindings }: ReportModel): Markup | null {
  if (detail !== 'full') return null;
  return html`<p>El libro de cálculo que acompaña a este informe lista uno por uno los hallazgos cuyo lugar se conservó: ${formatNumber(keptFindings)} de ${formatNumber(totalFindings)}.</p>`;
}

function overview(rules: readonly RuleView[], under: (view: RuleView, index: number) => Child): Markup {
  const anyAccepted = rules.some(({ accepted }) => accepted > 0);
  const more = rules.length - LISTED;
  return html`<table>
<caption>Reglas con hallazgos, las más graves y frecuentes primero${anyAccepted && '; los aceptados son parte del total'}</caption>
<thead><tr><th scope="col" class="w5">Gravedad</th><th scope="col">Regla</th><th scope="col" class="w3 n">Hallazgos</th>${anyAccepted && html`<th scope="col" class="w3 n">Aceptados</th>`}</tr></thead>
<tbody>${rules.slice(0, LISTED).map((view, i) => {
    const { rule, total, accepted } = view;
    return html`<tr><td>${severityBadge(rule.severity)}</td><th scope="row">${rule.failureTitle}${under(view, i)}</th><td class="n">${total}</td>${anyAccepted && html`<td class="n">${formatNumber(accepted)}</td>`}</tr>\n`;
  })}</tbody>
</table>
${more > 0 && html`<p>Y ${plural(more, 'regla más', 'reglas más')} con hallazgos; el resultado en JSON las lista todas.</p>`}`;
}

function ruleBlock(view: RuleView, manyFiles: boolean): Markup {
  const { rule, accepted } = view;
  return html`<div class="${view.places.length <= SHORT ? 'rule short' : 'rule'}">
<div class="rule-head">
<p class="row">${severityBadge(rule.severity)}<span><b>${view.total}</b> ${rule.total === 1 ? 'hallazgo' : 'hallazgos'}${accepted > 0 && `, ${rule.total === 1 ? 'aceptado' : plural(accepted, 'de ellos aceptado', 'de ellos aceptados')}`}</span><span class="small code">${rule.id}</span></p>
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
  const { acceptance } = place;
  const cell = (child: Markup | string): Markup => (acceptance === null ? html`${child}` : html`<s>${child}</s>`);
  const path = place.path !== '' && html`<span class="small">${breakable(place.path)}</span>`;
  const message = place.message !== '' && html`<span class="small">${place.message}</span>`;
  return html`<tr>${manyFiles && html`<td class="n">${place.file}</td>`}<td class="n">${cell(place.line)}</td><td class="n">${cell(place.column)}</td><td class="n">${cell(place.record)}</td><td>${cell(html`${breakable(place.field)}${path}`)}</td><td>${cell(html`${acceptance !== null && html`<span class="unseen">Aceptado: </span>`}<span class="code">${place.actual}</span>${message}`)}${acceptance !== null && html`<span class="small">Aceptado por ${acceptance.author} hasta el ${formatShortDate(acceptance.expiresOn)}: ${acceptance.reason}</span>`}</td>${ownExpected && html`<td>${cell(place.expected)}</td>`}</tr>\n`;
}
