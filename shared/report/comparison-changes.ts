import { formatNumber } from '../text/format.ts';
import type { ComparedItem, ComparedPlace, ComparedRule, ComparisonReport, ItemChange } from './comparison-data.ts';
import type { ReportSection } from './document.ts';
import { outcomeBadge, severityBadge } from './icons.ts';
import { breakable, html, type Markup } from './markup.ts';
import { section } from './section.ts';

const CHANGES: readonly (readonly [ItemChange, string])[] = [
  ['worse', 'Empeoraron'],
  ['better', 'Mejoraron'],
  ['other', 'Otros cambios: uno de los dos resultados no es ni a favor ni en contra'],
];

/** Items whose outcome is not the same, those that became worse first. */
export function changedItemsSection({ items, itemsSame }: ComparisonReport): ReportSection {
  const same = html`<p class="small">Requisitos con el mismo resultado en las dos: ${formatNumber(itemsSame)}.</p>`;
  const body =
    items.length === 0
      ? html`<p>Ningún requisito cambió de resultado.</p>${same}`
      : html`${CHANGES.map(([change, title]) =>
          itemsTable(
            title,
            items.filter((item) => item.change === change),
          ),
        )}${same}`;
  return section('requisitos', 'Requisitos que cambiaron', body);
}

function itemsTable(title: string, items: readonly ComparedItem[]): Markup | null {
  if (items.length === 0) return null;
  return html`<table>
<caption class="title">${title}</caption>
<thead><tr><th scope="col">Requisito</th><th scope="col" class="w5">Antes</th><th scope="col" class="w5">Después</th></tr></thead>
<tbody>${items.map(
    ({ title, mandatory, before, after }) =>
      html`<tr><th scope="row">${title}${mandatory && ' (obligatorio)'}</th><td>${before === null ? 'No estaba' : outcomeBadge(before)}</td><td>${after === null ? 'No estaba' : outcomeBadge(after)}</td></tr>\n`,
  )}</tbody>
</table>`;
}

/** New, fixed and unchanged findings of each rule, with the first places of those that changed. */
export function changedRulesSection({ rules }: ComparisonReport): ReportSection {
  const title = 'Hallazgos por regla';
  if (rules.length === 0) {
    return section('hallazgos', title, html`<p>No hay hallazgos en ninguna de las dos verificaciones.</p>`);
  }
  const partial = rules.filter((rule) => rule.partial);
  const body = html`<table>
<caption>Hallazgos nuevos, corregidos y que siguen igual, regla por regla; entre paréntesis, todos los que tuvo cada verificación</caption>
<thead><tr><th scope="col" class="w5">Gravedad</th><th scope="col">Regla</th><th scope="col" class="w3 n">Nuevos</th><th scope="col" class="w3 n">Corregidos</th><th scope="col" class="w3 n">Siguen igual</th></tr></thead>
<tbody>${rules.map(
    ({ severity, title, added, fixed, same, totalBefore, totalAfter, partial }) =>
      html`<tr><td>${severityBadge(severity)}</td><th scope="row">${title}<span class="small">(antes ${formatNumber(totalBefore)}, después ${formatNumber(totalAfter)})${partial && ' comparación en parte'}</span></th><td class="n">${formatNumber(added)}</td><td class="n">${formatNumber(fixed)}</td><td class="n">${formatNumber(same)}</td></tr>\n`,
  )}</tbody>
</table>
${partial.length > 0 && html`<p class="small">«Comparación en parte»: de una regla con muchísimos hallazgos se guarda una muestra; solo se compara lo que las dos verificaciones habrían guardado, y de lo demás no se puede saber si se corrigió.</p>`}
${rules.filter(({ firstAdded, firstFixed }) => firstAdded.length + firstFixed.length > 0).map(ruleBlock)}`;
  return section('hallazgos', title, body);
}

function ruleBlock({ id, severity, title, remedy, added, fixed, firstAdded, firstFixed }: ComparedRule): Markup {
  return html`<div class="rule"><div class="rule-head"><p class="row">${severityBadge(severity)}<span class="small code">${id}</span></p>
<h3 class="break">${title}</h3>
<p><strong>Qué hacer:</strong> ${remedy}</p></div>
${placesTable('Nuevos', title, added, firstAdded)}${placesTable('Corregidos', title, fixed, firstFixed)}</div>\n`;
}

/** @param rule its title, which a place does not say again */
function placesTable(title: string, rule: string, total: number, places: readonly ComparedPlace[]): Markup | null {
  if (places.length === 0) return null;
  const number = (value: number | undefined) => (value === undefined ? '—' : formatNumber(value));
  return html`<table>
<caption>${title}: ${formatNumber(places.length)} de ${formatNumber(total)}</caption>
<thead><tr><th scope="col" class="w3 n">Línea</th><th scope="col" class="w3 n">Registro</th><th scope="col" class="w7">Campo</th><th scope="col">Valor</th></tr></thead>
<tbody>${places.map(
    ({ file, place, actual, message }, i) =>
      html`${file !== places[i - 1]?.file && html`<tr class="group"><th scope="rowgroup" colspan="4" class="code">${breakable(file)}</th></tr>`}<tr><td class="n">${number(place.line)}</td><td class="n">${number(place.record)}</td><td>${breakable(place.field ?? place.path ?? '—')}</td><td><span class="code">${actual ?? '—'}</span>${message !== rule && html`<span class="small">${message}</span>`}</td></tr>\n`,
  )}</tbody>
</table>`;
}
