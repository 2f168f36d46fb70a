import type { Estimate } from '../statistics/index.ts';
import { formatNumber, formatPercent, plural } from '../text/format.ts';
import { formatShortDate } from '../text/format-date.ts';
import { KIND_WORDS } from './acta-model.ts';
import type { ReportedEstimate } from './comparative-data.ts';
import { html, type Markup } from './markup.ts';

/** What was seen in the visited beside what it says of the universe, with its error. */
export function estimateBlock(estimate: ReportedEstimate): Markup {
  const { visited, represented, hajek, horvitzThompson, notes, cutOff, checklist, editions, kind } = estimate;
  const range = visited.min === null ? '' : `; de ${formatPercent(visited.min)} a ${formatPercent(visited.max)}`;
  return html`<table>
<caption>Medias de ${checklist}, edición ${editions}: ${KIND_WORDS[kind].toLowerCase()}</caption>
<thead><tr><th scope="col">Cifra</th><th scope="col" class="w4 n">Media</th><th scope="col" class="w4 n">Error estándar</th><th scope="col" class="w7 n">Intervalo</th></tr></thead>
<tbody><tr><th scope="row">Media de las visitadas<span class="small">${plural(visited.units, 'unidad visitada', 'unidades visitadas')}${range}. Las describe a ellas, no al universo.</span></th><td class="n">${formatPercent(visited.mean)}</td><td class="n">—</td><td class="n">—</td></tr>
${estimateRow('Universo (Hájek)', 'Media estimada de todo el universo, entre el tamaño estimado del universo.', hajek)}
${estimateRow('Universo (Horvitz–Thompson)', 'La misma suma ponderada, entre el tamaño conocido del universo.', horvitzThompson)}</tbody>
</table>
${notes.length > 0 && html`<ul class="small">${notes.map((note) => html`<li>${note}</li>`)}</ul>`}
<p class="small">${represented !== null && `Las estimaciones hablan de ${plural(represented, 'unidad', 'unidades')}. `}Corte: ${formatShortDate(cutOff)}.</p>`;
}

function estimateRow(name: string, meaning: string, estimate: Estimate | null): Markup | null {
  if (estimate === null) return null;
  const { value, standardError, interval, confidence } = estimate;
  return html`<tr><th scope="row">${name}<span class="small">${meaning}</span></th><td class="n">${formatPercent(value)}</td><td class="n">${standardError === null ? '—' : `± ${formatNumber(standardError, 1)}`}</td><td class="n">${interval === null ? 'Sin intervalo: vea las notas.' : `${formatPercent(interval[0])} a ${formatPercent(interval[1])}`}${interval !== null && html`<span class="small">al ${formatNumber(100 * confidence)}\u00a0% de confianza</span>`}</td></tr>\n`;
}
