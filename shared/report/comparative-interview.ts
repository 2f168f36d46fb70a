import { formatList, formatNumber, formatPercent, roundHalfUp } from '../text/format.ts';
import type { ComparativeReport } from './comparative-data.ts';
import { scopeFoot } from './comparative-scope.ts';
import type { ReportSection } from './document.ts';
import { html } from './markup.ts';
import { section } from './section.ts';

type National = NonNullable<ComparativeReport['interview2011']>;

/** State of the electronic record, with the units of 2011 beside it. */
export function statusSection(report: ComparativeReport): ReportSection | null {
  const { eceStatus, eceStatusTitles, hidden, interview2011, scope, kind } = report;
  if (eceStatus === null && hidden.categories.length === 0) return null;
  const titles = new Map(eceStatusTitles.map(({ id, title }) => [id, title]));
  const titleOf = (id: string) => titles.get(id) ?? id;
  const rows = eceStatus?.rows ?? [];
  const beside = interview2011 !== null && rows.some(({ category }) => then(interview2011, category) !== null);
  const body = html`${
    rows.length > 0 &&
    html`<table>
<caption>Unidades por estado de su expediente clínico electrónico${beside && ', con las publicadas de 2011 al lado'}</caption>
<thead><tr><th scope="col">Estado</th><th scope="col" class="w3 n">Unidades</th><th scope="col" class="w4 n">De las que contestaron</th>${beside && html`<th scope="col" class="w3 n">2011</th><th scope="col" class="w4 n">2011, de ${formatNumber(interview2011.visited)}</th>`}</tr></thead>
<tbody>${rows.map(({ category, units, ofAnswered }) => html`<tr><th scope="row">${titleOf(category)}</th><td class="n">${formatNumber(units)}</td><td class="n">${formatPercent(ofAnswered.percent)}</td>${beside && thenCells(interview2011, category)}</tr>\n`)}</tbody>
</table>`
  }
${eceStatus !== null && html`<p class="small">Contestaron ${formatNumber(eceStatus.answered)} unidades; ${formatNumber(eceStatus.absent.blank)} no contestaron.</p>`}
${hidden.categories.length > 0 && html`<p class="small">Ocultas por ser de pocas unidades: ${formatList(hidden.categories.map(titleOf))}.</p>`}
${scopeFoot(scope, kind)}`;
  return section('estado-del-expediente', 'Estado del expediente clínico electrónico', body);
}

function then({ status }: National, category: string): number | null {
  return Object.hasOwn(status, category) ? status[category as keyof National['status']] : null;
}

function thenCells(national: National, category: string) {
  const units = then(national, category);
  const percent = units === null ? null : roundHalfUp((100 * units) / national.visited, 1);
  return html`<td class="n">${units === null ? '—' : formatNumber(units)}</td><td class="n">${formatPercent(percent)}</td>`;
}

/** What stands in the way, of those who were asked. */
export function barriersSection({
  barriers,
  hidden,
  interview2011,
  scope,
  kind,
}: ComparativeReport): ReportSection | null {
  if (barriers.length === 0 && hidden.barriers.length === 0) return null;
  const beside = interview2011 !== null && barriers.some(({ id }) => Object.hasOwn(interview2011.barriers, id));
  const published = (id: string) =>
    interview2011 !== null && Object.hasOwn(interview2011.barriers, id)
      ? interview2011.barriers[id as keyof National['barriers']]
      : null;
  const body = html`${
    barriers.length > 0 &&
    html`<table>
<caption>Barreras que las unidades dicen tener${beside && ', con las publicadas de 2011 al lado'}</caption>
<thead><tr><th scope="col">Barrera</th><th scope="col" class="w3 n">Unidades</th><th scope="col" class="w3 n">Preguntadas</th><th scope="col" class="w4 n">De las preguntadas</th>${beside && html`<th scope="col" class="w3 n">2011</th>`}</tr></thead>
<tbody>${barriers.map(({ id, title, units, asked, percent }) => html`<tr><th scope="row">${title}</th><td class="n">${typeof units === 'number' ? formatNumber(units) : '—'}</td><td class="n">${formatNumber(asked)}</td><td class="n">${formatPercent(percent)}</td>${beside && html`<td class="n">${formatPercent(published(id), 0)}</td>`}</tr>\n`)}</tbody>
</table>`
  }${hidden.barriers.length > 0 && html`<p class="small">Ocultas por ser de pocas unidades: ${formatList(hidden.barriers)}.</p>`}
${scopeFoot(scope, kind)}`;
  return section('barreras', 'Barreras', body);
}
