import type { LayerResult } from '../model/index.ts';
import { formatNumber } from '../text/format.ts';
import { shareChart } from './charts.ts';
import type { ReportSection } from './document.ts';
import { html, type Markup } from './markup.ts';
import type { ReportModel } from './model.ts';
import { section } from './section.ts';

/** What each layer of the readers said of the records of the source. */
export function layersSection({ layers }: ReportModel): ReportSection | null {
  if (layers.length === 0) return null;
  const body = html`<p>Cada registro se revisa en capas. «No puede decirse» es lo que depende de algo que no estaba a la mano (un catálogo, un sistema de códigos, un perfil, las tablas de una versión) o de lo que no pudo leerse: no cuenta ni a favor ni en contra.</p>
<table>
<caption>Registros de la fuente según lo que dijo cada capa</caption>
<thead><tr><th scope="col">Capa</th><th scope="col" class="w3 n">Cumplen</th><th scope="col" class="w3 n">Fallan</th><th scope="col" class="w4 n">No puede decirse</th><th scope="col" class="w7">Parte que cumple</th></tr></thead>
<tbody>${layers.map((layer) => html`<tr><th scope="row">${layer.title}</th>${cells(layer)}</tr>\n`)}</tbody>
</table>`;
  return section('capas', 'Qué dijo cada capa de la lectura', body);
}

function cells({ held, failed, undecided, leftOut }: LayerResult): Markup {
  if (leftOut === true) return html`<td colspan="4">Se dejó fuera de esta verificación</td>`;
  const decided = held + failed;
  return html`<td class="n">${formatNumber(held)}</td><td class="n">${formatNumber(failed)}</td><td class="n">${formatNumber(undecided)}</td><td>${decided > 0 && shareChart(held / decided)}</td>`;
}
