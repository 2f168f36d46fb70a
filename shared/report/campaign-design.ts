import type { DrawMethod, UnsizedTreatment } from '../model/index.ts';
import { formatExact, formatNumber } from '../text/format.ts';
import { formatDateTime } from '../text/format-date.ts';
import type { CampaignReport, CampaignStratum } from './campaign-data.ts';
import type { ReportSection } from './document.ts';
import { html, type Markup } from './markup.ts';
import { section } from './section.ts';

const METHOD_WORDS: Readonly<Record<DrawMethod, string>> = {
  certainty: 'Se toman todas: probabilidad 1',
  proportional: 'Sorteo con probabilidad proporcional al tamaño, sin reemplazo',
  equal: 'Sorteo con igual probabilidad, sin reemplazo',
};

const UNSIZED_WORDS: Readonly<Record<UnsizedTreatment, string>> = {
  refuse: 'no se sortea si hay unidades sin tamaño',
  exclude: 'las unidades sin tamaño quedan fuera',
  smallest: 'las unidades sin tamaño cuentan como la menor',
};

/** How the universe was divided and how each part was drawn, in words. */
export function strataSection({ strata }: CampaignReport): ReportSection {
  const body = html`<table>
<caption>Cada unidad del universo está en el estrato de la primera regla que cumple</caption>
<thead><tr><th scope="col">Estrato</th><th scope="col">Cómo se eligió</th><th scope="col" class="w3 n">Unidades</th><th scope="col" class="w35 n">Seleccionadas</th><th scope="col" class="w3 n">De ellas, seguras</th><th scope="col" class="w35 n">Reemplazos</th></tr></thead>
<tbody>${strata.map(stratumRow)}</tbody>
</table>`;
  return section('diseno', 'Diseño de la muestra', body);
}

function stratumRow(stratum: CampaignStratum): Markup {
  const { title, rules, method, unsized, frame, excluded, sizeTotal, selected, certain, replacements } = stratum;
  const more = [
    ...(sizeTotal === null ? [] : [`suma de tamaños ${formatExact(sizeTotal)}`]),
    ...(unsized === null ? [] : [UNSIZED_WORDS[unsized]]),
    ...(excluded === 0 ? [] : [`quedaron fuera ${formatNumber(excluded)}`]),
  ];
  return html`<tr><th scope="row">${title}<span class="small">${rules.join(' / ')}</span></th><td>${METHOD_WORDS[method]}${more.length > 0 && html`<span class="small">${more.join('; ')}</span>`}</td><td class="n">${formatNumber(frame)}</td><td class="n">${formatNumber(selected)}</td><td class="n">${formatNumber(certain)}</td><td class="n">${formatNumber(replacements)}</td></tr>\n`;
}

/** What a stranger needs to repeat the draw. */
export function drawSection({ draw, campaign }: CampaignReport): ReportSection {
  const { design, seed, procedure, universeFingerprint, sha256, size, notes } = draw;
  const body = html`<p>Quien tenga el mismo universo, el mismo diseño y la misma semilla llega a las mismas unidades.</p>
<dl class="facts">
${design !== '' && html`<dt>Diseño</dt><dd>${design}</dd>`}
<dt>Semilla</dt><dd class="code">${seed}</dd>
<dt>Procedimiento</dt><dd class="code">${procedure}</dd>
<dt>Tamaño de las unidades</dt><dd>${size === null ? 'No se usa' : size.name === size.attribute ? size.name : `${size.name} (${size.attribute})`}</dd>
<dt>Sorteada</dt><dd>${campaign.drawnAt === null ? '—' : formatDateTime(campaign.drawnAt)}</dd>
<dt>Huella del universo</dt><dd class="code">${universeFingerprint}</dd>
<dt>SHA-256 del sorteo</dt><dd class="code">${sha256}</dd>
<dt>Campaña</dt><dd class="code">${campaign.id}</dd>
</dl>
${notes.length > 0 && html`<p class="lead"><strong>Lo que debe tenerse en cuenta</strong></p><ul>${notes.map(({ message }) => html`<li>${message}</li>`)}</ul>`}`;
  return section('sorteo', 'El sorteo, para repetirlo', body);
}
