import type { Decision } from '../model/index.ts';
import { formatExact, formatRatio } from '../text/format.ts';
import type { ChecklistItem, ChecklistReport } from './checklist-data.ts';
import { formatCitations } from './citations.ts';
import type { ReportSection } from './document.ts';
import { html, type Markup } from './markup.ts';
import { section } from './section.ts';

const DECIDED_BY: Readonly<Record<Decision['by'], string>> = {
  check: 'Comprobaciones sobre los registros',
  measure: 'Medida de toda la exportación',
  layer: 'Estructura de los archivos',
  attestation: 'Una persona lo atestigua',
  sample: 'Una muestra de expedientes, uno por uno',
};

/** One section for each domain that has items. */
export function itemSections({ domains, modules }: ChecklistReport): readonly ReportSection[] {
  const titles = new Map(modules.map(({ id, title }) => [id, title]));
  return domains
    .filter(({ items }) => items.length > 0)
    .map(({ id, title, items }) => {
      const body = html`<table>
<caption>Requisitos del dominio</caption>
<thead><tr><th scope="col">Requisito</th><th scope="col" class="w7">Cómo se decide</th><th scope="col" class="w5">Bandas</th><th scope="col" class="w2 n">Peso</th></tr></thead>
<tbody>${items.map((item) => itemRow(item, titles))}</tbody>
</table>`;
      return section(`requisitos-${id}`, title, body);
    });
}

function itemRow(item: ChecklistItem, modules: ReadonlyMap<string, string>): Markup {
  const { id, title, why, remedy, citation, weight, mandatory, bands, evidence, decidedBy } = item;
  const asked = item.modules.map((module) => modules.get(module) ?? module);
  const counted = decidedBy !== 'attestation';
  return html`<tr><th scope="row"><b>${title}</b>${mandatory && ' (obligatorio)'}<span class="small code">${id}</span><span class="line">${why}</span><span class="line"><strong>Qué hacer:</strong> ${remedy}</span>${evidence !== '' && html`<span class="line"><strong>Evidencia:</strong> ${evidence}</span>`}<span class="small">${formatCitations(citation)}</span></th>
<td>${DECIDED_BY[decidedBy]}${deciders(item)}${asked.length > 0 && html`<span class="small">En cada módulo: ${asked.join(', ')}</span>`}</td><td>${counted ? html`<span class="line">cumple: ${formatRatio(bands.full)}</span><span class="line">en parte: ${formatRatio(bands.partial)}</span>` : '—'}</td><td class="n">${formatExact(weight)}</td></tr>\n`;
}

function deciders({ decidedBy, deciders }: ChecklistItem): Markup | null {
  if (deciders.length === 0) return null;
  const lead =
    decidedBy === 'attestation' && html`<span class="small">Al lado se muestra lo que la exportación dice de:</span>`;
  return html`${lead}${deciders.map((title) => html`<span class="${decidedBy === 'measure' ? 'small code' : 'small'}">${title}</span>`)}`;
}
