import { share } from '../statistics/index.ts';
import { formatNumber, formatPercent, plural } from '../text/format.ts';
import type { CampaignReport, CampaignStratum } from './campaign-data.ts';
import type { ReportSection } from './document.ts';
import { mexicoMap } from './map.ts';
import { html, type Markup } from './markup.ts';
import { section } from './section.ts';

const PARTS = [
  ['visited', 'Visitadas', 'w3'],
  ['replaced', 'Reemplazadas', 'w35'],
  ['unreachable', 'Inaccesibles sin reemplazo', 'w35'],
  ['pending', 'Por visitar', 'w3'],
] as const;

type Counts = Record<(typeof PARTS)[number][0] | 'selected', number>;

/** Over all strata, and visited or replaced of the selected as text. */
export function coverageSums({ strata }: CampaignReport): Counts & { readonly done: string } {
  const sum = (part: keyof Counts) => strata.reduce((total, row) => total + row[part], 0);
  const [visited, replaced, selected] = [sum('visited'), sum('replaced'), sum('selected')];
  return {
    ...{ selected, visited, replaced, unreachable: sum('unreachable'), pending: sum('pending') },
    done: formatPercent(share(visited + replaced, selected).percent),
  };
}

/** What became of the drawn units of each stratum. */
export function coverageSection(report: CampaignReport): ReportSection {
  const { strata } = report;
  const total = coverageSums(report);
  const body = html`<table>
<caption>Unidades seleccionadas de cada estrato y qué fue de ellas</caption>
<thead><tr><th scope="col">Estrato</th><th scope="col" class="w35 n">Seleccionadas</th>${PARTS.map(([, title, width]) => html`<th scope="col" class="${width} n">${title}</th>`)}<th scope="col" class="w3 n">Avance</th></tr></thead>
<tbody>${strata.map((row) => html`<tr><th scope="row">${row.title}${bar(row)}</th><td class="n">${formatNumber(row.selected)}</td>${PARTS.map(([part]) => html`<td class="n">${formatNumber(row[part])}</td>`)}<td class="n">${formatPercent(row.done.percent)}</td></tr>\n`)}
<tr class="sum"><th scope="row">Todos los estratos</th><td class="n">${formatNumber(total.selected)}</td>${PARTS.map(([part]) => html`<td class="n">${formatNumber(total[part])}</td>`)}<td class="n">${total.done}</td></tr></tbody>
</table>
<p class="keys">${PARTS.map(([part, title]) => html`<span><svg aria-hidden="true" viewBox="0 0 22 12"><rect class="c-${part}" y="2" width="22" height="8"/></svg>${title.toLowerCase()}</span>`)}</p>`;
  return section('cobertura', 'Cobertura por estrato', body);
}

/** The numbers stand beside it, so it says nothing to those who do not see it. */
function bar(row: CampaignStratum): Markup {
  const whole = Math.max(1, row.selected);
  let from = 0;
  return html`<svg class="chart bar" aria-hidden="true" preserveAspectRatio="none" viewBox="0 0 100 9">${PARTS.map(
    ([part]) => {
      const width = Math.round((1000 * row[part]) / whole) / 10;
      const x = from;
      from = Math.round((from + width) * 10) / 10;
      return width > 0 && html`<rect class="c-${part}" x="${x}" y="1" width="${width}" height="7"/>`;
    },
  )}</svg>`;
}

/** Visited of the drawn units by federal entity, on the map and in the table. */
export function statesSection({ byState }: CampaignReport): ReportSection {
  const body = html`${mexicoMap({
    id: 'oculto-avance',
    title: 'Avance por entidad federativa',
    description: 'Las 32 entidades según sus unidades visitadas; la tabla que sigue dice las mismas cifras.',
    legend: 'Visitadas o reemplazadas, de las seleccionadas',
    states: byState.flatMap(({ state, done }) =>
      state === null ? [] : [{ key: state, percent: done.percent, hidden: false }],
    ),
  })}
<table>
<caption>Entidades con unidades seleccionadas; las visitadas incluyen las reemplazadas</caption>
<thead><tr><th scope="col">Entidad federativa</th><th scope="col" class="w4 n">Seleccionadas</th><th scope="col" class="w4 n">Visitadas</th><th scope="col" class="w4 n">Inaccesibles</th><th scope="col" class="w3 n">Avance</th></tr></thead>
<tbody>${byState.map(({ name, selected, visited, inaccessible, done }) => html`<tr><th scope="row">${name}</th><td class="n">${formatNumber(selected)}</td><td class="n">${formatNumber(visited)}</td><td class="n">${formatNumber(inaccessible)}</td><td class="n">${formatPercent(done.percent)}</td></tr>\n`)}</tbody>
</table>`;
  return section('entidades', 'Avance por entidad federativa', body);
}

/** Drawn units that could not be reached, and why. */
export function unreachedSection({ unreached, unreachedMore, strata }: CampaignReport): ReportSection {
  const titles = new Map(strata.map(({ id, title }) => [id, title]));
  const body =
    unreached.length === 0
      ? html`<p>No hay unidades seleccionadas a las que no se haya podido llegar.</p>`
      : html`<table>
<caption>Unidades seleccionadas a las que no se pudo llegar o en las que no se pudo entrar</caption>
<thead><tr><th scope="col">Unidad</th><th scope="col" class="w5">Estrato</th><th scope="col" class="w4">Reemplazo</th><th scope="col">Motivo</th></tr></thead>
<tbody>${unreached.map(({ clues, name, state, stratum, replaced, reason }) => html`<tr><th scope="row"><span class="code">${clues}</span><span class="small">${[name, state].filter(Boolean).join(', ')}</span></th><td>${titles.get(stratum) ?? stratum}</td><td>${replaced ? 'Reemplazada' : 'Sin reemplazo'}</td><td>${reason || '—'}</td></tr>\n`)}</tbody>
</table>
${unreachedMore > 0 && html`<p>Y ${plural(unreachedMore, 'unidad más', 'unidades más')}.</p>`}`;
  return section('inaccesibles', 'Unidades inaccesibles y reemplazadas', body);
}

/** For this kind of report: shades that differ in grey. */
export const COVERAGE_STYLES = `.w35{width:.95in}
.c-visited{fill:#14505c}.c-replaced{fill:#6d9ba6}.c-unreachable{fill:#8a1c1c}.c-pending{fill:#d5dade}
.sum>*{border-top:1pt solid var(--ink);font-weight:700}`;
