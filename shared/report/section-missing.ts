import { plural } from '../text/format.ts';
import { shareChart } from './charts.ts';
import type { ReportSection } from './document.ts';
import { outcomeBadge } from './icons.ts';
import { html, type Markup } from './markup.ts';
import type { ReportModel } from './model.ts';
import type { MissingView, RepairView } from './model-missing.ts';
import { section } from './section.ts';

/** The repairs that the score gains most from; null where nothing is not met. */
export function repairsSection({ repairs, score }: ReportModel): ReportSection | null {
  if (repairs.length === 0) return null;
  const most = Math.max(...repairs.map(({ gain }) => gain), 0.1);
  const count = repairs.length === 1 ? 'La reparación' : `Las ${repairs.length} reparaciones`;
  const preliminary = score.preliminary
    ? ' El puntaje es preliminar: los puntos se cuentan sobre lo que ya está decidido y cambian conforme se decida lo demás.'
    : '';
  const body = html`<p class="lead">${count} con que más sube el puntaje. Cada una dice cuántos puntos porcentuales se ganan si el requisito llega a cumplirse del todo y lo demás queda como está.${preliminary}</p>
<table>
<caption>Primero lo que más puntos da; entre iguales, lo obligatorio y lo que toma menos registros</caption>
<thead><tr><th scope="col" class="w1 n">N.º</th><th scope="col">Qué debe cumplirse y qué hacer primero</th><th scope="col" colspan="2" class="w7">Puntos que se ganan</th><th scope="col" class="w5">Registros por corregir</th></tr></thead>
<tbody>${repairs.map((repair, i) => repairRow(repair, i + 1, most))}</tbody>
</table>`;
  return section('reparaciones', 'Las reparaciones más útiles', body);
}

function repairRow({ title, remedy, mandatory, gain, gainText, records }: RepairView, n: number, most: number): Markup {
  return html`<tr><td class="n">${n}</td><th scope="row"><b>${title}</b>${mandatory && ' (obligatorio)'}<span class="small">${remedy}</span></th><td class="n">${gainText}</td><td>${shareChart(gain / most)}</td><td>${records}</td></tr>\n`;
}

/** What is wrong, what it means and what to do, the worst first, for who runs the unit. */
export function missingSection({ missing, score }: ReportModel): ReportSection {
  const body =
    missing.length === 0
      ? html`<p>${score.value === null ? 'Ningún requisito pudo decidirse' : 'Ningún requisito decidido está incumplido'}; el motivo de lo que no se decidió está en «Lo que no se decidió y por qué».</p>`
      : html`<p class="lead">${plural(missing.length, 'requisito no se cumple o se cumple', 'requisitos no se cumplen o se cumplen')} solo en parte. Primero los que más pesan en el puntaje; de cada uno se dice qué pasa, qué significa y qué hacer primero.</p>
<ol class="missing">${missing.map(missingEntry)}</ol>`;
  return section('que-falta', 'Qué falta', body);
}

function missingEntry({ item, citation, weight, sentence, requirement, extent }: MissingView): Markup {
  return html`<li><h3 class="break">${sentence}</h3>
<p class="row">${outcomeBadge(item.outcome)}<span>Peso ${weight}</span>${item.mandatory && html`<span>Obligatorio</span>`}</p>
${requirement !== null && html`<p><strong>Se pide:</strong> ${requirement}.</p>`}
${(extent !== null || item.reason !== undefined) && html`<p><strong>Cuánto:</strong> ${extent} ${item.reason}</p>`}
<p><strong>Qué significa:</strong> ${item.why}</p>
<p><strong>Qué hacer primero:</strong> ${item.remedy}</p>
${citation !== '' && html`<p class="small">${citation}</p>`}</li>\n`;
}
