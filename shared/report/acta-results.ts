import type { Answer, ItemResult, ItemSource, VisitResult } from '../model/index.ts';
import { formatNumber } from '../text/format.ts';
import { formatShortDateTime } from '../text/format-date.ts';
import { type ActaModel, itemsOf } from './acta-model.ts';
import { chartLegend, scoreChart } from './charts.ts';
import { formatCitations, hasReportedClause } from './citations.ts';
import type { ReportSection } from './document.ts';
import { outcomeBadge } from './icons.ts';
import { html, type Markup } from './markup.ts';
import { scoreView } from './model-score.ts';
import { section } from './section.ts';
import { OUTCOME_ORDER, OUTCOME_WORDS, REPORTED_MARK, REPORTED_NOTE } from './words.ts';

const SOURCE_WORDS: Readonly<Record<ItemSource, string>> = {
  export: 'De la exportación',
  person: 'De una persona',
  sample: 'De la muestra de expedientes',
  previous: 'De la visita anterior',
};

/** One section for each checklist that has items. */
export function resultSections(model: ActaModel): readonly ReportSection[] {
  if (model.head.status === 'inaccesible') return [];
  return model.results.filter(({ score }) => score.items.length > 0).map((result) => resultSection(model, result));
}

function resultSection(model: ActaModel, result: VisitResult): ReportSection {
  const { checklist, score } = result;
  const body = html`${scorePanel(result)}
${deployedModules(model, result)}
${score.byDomain.map(({ id, title }) => domainTable(model, result, id, title))}
${score.items.some(({ citation }) => hasReportedClause(citation)) && html`<p class="small"><strong>${REPORTED_MARK}</strong> ${REPORTED_NOTE}</p>`}`;
  return section(`resultados-${checklist.id}`, checklist.title, body);
}

function scorePanel({ checklist, score }: VisitResult): Markup {
  const view = scoreView(score, checklist.scoreBands);
  return html`<div class="panel"><h3>Puntaje</h3><div class="scores">
<div><p class="${view.value === null ? 'big none' : 'big'}">${view.text}</p>
<p>${view.preliminary && html`<span class="tag">preliminar</span>`}${view.band !== null && html`<span class="band">${view.band}</span>`}</p></div>
<div>${scoreChart(view, checklist.scoreBands)}
<p class="figures"><span>Intervalo <b>${view.rangeText}</b></span><span>Cobertura <b>${view.coverageText}</b></span></p>${chartLegend()}</div></div>
<ul class="chips">${OUTCOME_ORDER.map((outcome) => {
    const count = score.items.filter((item) => item.outcome === outcome).length;
    return count === 0 ? null : html`<li>${outcomeBadge(outcome)} ${formatNumber(count)}</li>`;
  })}</ul></div>`;
}

function deployedModules({ head }: ActaModel, { checklist, modules = [] }: VisitResult): Markup | null {
  if (modules.length === 0) return null;
  const said = new Map(
    head.modules.filter((module) => module.checklist === checklist.id).map((module) => [module.module, module]),
  );
  return html`<p class="small">Módulos: ${modules.map(({ id, title }, i) => {
    const deployed = said.get(id)?.deployed ?? null;
    return html`${i > 0 && '; '}${title}, ${deployed === null ? 'sin respuesta' : deployed ? 'desplegado' : 'no desplegado'}`;
  })}.</p>`;
}

function domainTable(model: ActaModel, result: VisitResult, domain: string, title: string): Markup | null {
  const items = itemsOf(result, domain);
  if (items.length === 0) return null;
  return html`<table>
<caption class="title">${title}</caption>
<thead><tr><th scope="col">Requisito</th><th scope="col" class="w4l">Desenlace</th><th scope="col" class="w7">De dónde viene</th></tr></thead>
<tbody>${items.map((item) => itemRow(model, result, item))}</tbody>
</table>`;
}

function itemRow(model: ActaModel, result: VisitResult, item: ItemResult): Markup {
  const { exported, source, modules = [] } = item;
  const answers = model.answersTo(result.checklist.id, item.id);
  const counted = item.applicable > 0 && (source === 'export' || source === 'sample');
  const inModules = modules.map(
    ({ module, outcome }) => `${moduleTitle(result, module)}: ${OUTCOME_WORDS[outcome].toLowerCase()}`,
  );
  return html`<tr><th scope="row">${item.title}${item.mandatory && ' (obligatorio)'}<span class="small">${formatCitations(item.citation)}</span>${inModules.length > 0 && html`<span class="small">${inModules.join(' · ')}</span>`}</th>
<td>${outcomeBadge(item.outcome)}${exported !== undefined && exported !== item.outcome && html`<span class="small">La exportación dice: ${OUTCOME_WORDS[exported].toLowerCase()}</span>`}</td>
<td>${source !== undefined && html`<span class="line">${SOURCE_WORDS[source]}${counted && `: ${formatNumber(item.held)} de ${formatNumber(item.held + item.failed)}`}</span>`}${answersOf(model, result, answers)}${item.reason !== undefined && !answers.some(({ note }) => note === item.reason) && html`<span class="small">${item.reason}</span>`}</td></tr>
`;
}

/** Of a sample of records only how many answers there are: its counts stand above. */
function answersOf(model: ActaModel, result: VisitResult, answers: readonly Answer[]): Markup {
  const single = answers.filter(({ record }) => record === 0);
  const last = single.at(-1);
  return html`${last !== undefined && html`<span class="small">${model.people.get(last.by)?.name ?? ''}, ${formatShortDateTime(last.at)}</span>`}${answers
    .filter(({ note }) => note !== '')
    .map(
      ({ note, module, record }) =>
        html`<span class="line">${module !== '' && `${moduleTitle(result, module)}: `}${record > 0 && `Expediente ${formatNumber(record)}: `}${note}</span>`,
    )}`;
}

function moduleTitle({ modules = [] }: VisitResult, id: string): string {
  return modules.find((module) => module.id === id)?.title ?? id;
}

/** What was asked and answered, one section for each checklist that has questions. */
export function interviewSections(model: ActaModel): readonly ReportSection[] {
  if (model.head.status === 'inaccesible') return [];
  return model.results.filter(({ interview = [] }) => interview.length > 0).map(interviewSection);
}

function interviewSection({ checklist, interview = [] }: VisitResult): ReportSection {
  const body = html`<table>
<caption>Lo que se preguntó y lo que se contestó</caption>
<thead><tr><th scope="col">Pregunta</th><th scope="col">Respuesta</th></tr></thead>
<tbody>${interview.map(
    ({ title, answers }) =>
      html`<tr><th scope="row">${title}</th><td>${
        answers.length === 0
          ? html`<span class="small">Sin respuesta</span>`
          : answers.map(
              ({ module, text }) => html`<span class="line">${module !== null && `${module}: `}${text}</span>`,
            )
      }</td></tr>\n`,
  )}</tbody>
</table>`;
  return section(`entrevista-${checklist.id}`, `Entrevista: ${checklist.title}`, body);
}
