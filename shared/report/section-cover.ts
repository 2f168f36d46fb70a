import { formatNumber } from '../text/format.ts';
import { scoreChart } from './charts.ts';
import type { ReportSection } from './document.ts';
import { outcomeBadge, severityBadge } from './icons.ts';
import { html, type Markup } from './markup.ts';
import type { ReportModel } from './model.ts';
import { section, untitled } from './section.ts';
import { OUTCOME_MEANINGS, OUTCOME_ORDER } from './words.ts';

/** Whom the report is about, the answer, and what identifies the run. */
export function coverSection(model: ReportModel): ReportSection {
  const body = html`<p class="unit">${model.unitTitle}</p>
<p class="clues">${model.clues === null ? model.cluesNote : html`CLUES <span class="code">${model.clues}</span>`}</p>
${model.alerts.map((alert) => html`<p class="alert">${alert}</p>`)}
${answer(model)}
${firstSteps(model)}
${factList(model.facts)}
<div class="notice"><p>${model.notice[0]}</p></div>`;
  return untitled('resumen', body);
}

/** Labels with their values. */
export function factList(facts: ReportModel['facts']): Markup {
  return html`<dl class="facts">${facts.map(
    (fact) => html`<dt>${fact.label}</dt><dd${fact.code ? html` class="code"` : null}>${fact.value}</dd>`,
  )}</dl>`;
}

function answer(model: ReportModel): Markup {
  const { score } = model;
  return html`<section class="panel" aria-labelledby="puntaje">
<h2 id="puntaje">Puntaje</h2>
<div class="scores">
<div><p class="${score.value === null ? 'big none' : 'big'}">${score.text}</p>
<p>${score.preliminary && html`<span class="tag">preliminar</span>`}${score.band !== null && html`<span class="band">${score.band}</span>`}</p></div>
<div>${scoreChart(score, model.bands)}
<p class="figures"><span>Intervalo <b>${score.rangeText}</b></span><span>Cobertura <b>${score.coverageText}</b></span></p></div>
</div>
${score.flag !== null && html`<p class="alert">${score.flag}</p>`}
<p class="verdict">${model.verdict}</p>
<ul class="chips">${OUTCOME_ORDER.filter((outcome) => model.outcomes[outcome] !== undefined).map(
    (outcome) => html`<li>${outcomeBadge(outcome)} ${formatNumber(model.outcomes[outcome] ?? 0)}</li>`,
  )}</ul>
<ul class="chips">${model.severities.map(({ severity, text }) => html`<li>${severityBadge(severity, text)}</li>`)}</ul>
</section>`;
}

/** As many as a person takes in at once; the rest stand two pages on. */
const FIRST = 3;

/** What is missing and what to do about it, in as many lines as a director reads; null where nothing is. */
function firstSteps({ repairs }: ReportModel): Markup | null {
  if (repairs.length === 0) return null;
  const rest = repairs.length - FIRST;
  return html`<section class="first" aria-labelledby="lo-primero">
<h2 id="lo-primero">Qué falta y qué hacer primero</h2>
<ol>${repairs
    .slice(0, FIRST)
    .map(
      ({ sentence, remedy, gainText, gain }) =>
        html`<li><b>${sentence}.</b> ${remedy} <span class="gain">(${gain === 0 ? gainText : `+${gainText}`} ${gain === 1 ? 'punto' : 'puntos'})</span></li>`,
    )}</ol>
${rest > 0 && html`<p class="small">${rest === 1 ? 'Otra reparación está' : `Otras ${rest} reparaciones están`} en «Las reparaciones más útiles», y todo lo que no se cumple, en «Qué falta».</p>`}
</section>`;
}

/** How to read the figures, the words and the mark. */
export function readingSection(model: ReportModel): ReportSection {
  const body = html`<p><strong>Puntaje.</strong> De los requisitos que aplican y están decididos, la parte del peso que se cumple, en porcentaje. <strong>Cobertura.</strong> Qué parte del peso aplicable está decidida. <strong>Intervalo.</strong> Dónde puede quedar el puntaje si todo lo que falta por decidir se incumpliera o se cumpliera. Mientras falte algo por decidir, el puntaje es <strong>preliminar</strong>. Pesos, bandas y redondeo están en la cédula (la lista de cotejo), no en el programa.</p>
<p>El puntaje de varias unidades se calcula sobre la suma de sus registros; no es el promedio de los puntajes de cada una.</p>
<dl class="meanings">${OUTCOME_ORDER.map(
    (outcome) => html`<dt>${outcomeBadge(outcome)}</dt><dd>${OUTCOME_MEANINGS[outcome]}</dd>`,
  )}</dl>
${model.reportedNote !== null && html`<p class="small"><strong>${model.reportedNote.mark}</strong> ${model.reportedNote.text} Donde el numeral no está establecido se nombra solo la norma.</p>`}`;
  return section('como-leer', 'Cómo leer este informe', body);
}

export function noticeSection(model: ReportModel): ReportSection {
  const body = html`<div class="notice">${model.notice.map((sentence) => html`<p>${sentence}</p>`)}</div>`;
  return section('aviso', 'Aviso', body);
}
