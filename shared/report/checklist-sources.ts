import { formatList, formatNumber } from '../text/format.ts';
import { formatShortDate } from '../text/format-date.ts';
import type { ChecklistReport, ReportedCatalog } from './checklist-data.ts';
import { formatCitations } from './citations.ts';
import type { ReportSection } from './document.ts';
import { severityBadge } from './icons.ts';
import { html, type Markup } from './markup.ts';
import { section } from './section.ts';

/** The checks that its items name, with why each is made. */
export function checksSection({ checks }: ChecklistReport): ReportSection | null {
  if (checks.length === 0) return null;
  const body = html`<table>
<caption>Comprobaciones que los requisitos nombran, por identificador</caption>
<thead><tr><th scope="col">Comprobación</th><th scope="col" class="w5">Gravedad</th><th scope="col">Por qué y qué hacer</th></tr></thead>
<tbody>${checks.map(
    ({ id, severity, title, failureTitle, why, remedy, citation }) =>
      html`<tr><th scope="row"><b>${title}</b><span class="line">Si falla: ${failureTitle}</span><span class="small code">${id}</span><span class="small">${formatCitations(citation)}</span></th><td>${severityBadge(severity)}</td><td>${why}<span class="line"><strong>Qué hacer:</strong> ${remedy}</span></td></tr>\n`,
  )}</tbody>
</table>`;
  return section('comprobaciones', 'Comprobaciones', body);
}

/** Every edition at hand; which one serves on the day of the data, and what is missing. */
export function catalogsSection({ catalogs, missing, problems, on }: ChecklistReport): ReportSection {
  const body = html`${
    catalogs.length === 0
      ? html`<p>No hay ningún catálogo a la mano.</p>`
      : html`<table>
<caption>Ediciones a la mano al ${formatShortDate(on)}; la huella es de su contenido</caption>
<thead><tr><th scope="col">Catálogo</th><th scope="col" class="w5">Edición</th><th scope="col" class="w3 n">Renglones</th><th scope="col" class="w5">Sirve</th><th scope="col" class="w7">SHA-256</th></tr></thead>
<tbody>${catalogs.map(catalogRow)}</tbody>
</table>`
  }
${missing.length > 0 && html`<p><strong>Faltan.</strong> ${formatList(missing.map(({ title }) => title))}: lo que depende de ellos no se puede decidir, ni a favor ni en contra.</p>`}
${problems.map((problem) => html`<p class="alert">${problem}</p>`)}`;
  return section('catalogos', 'Catálogos', body);
}

function catalogRow({ id, title, edition, rows, sha256, source, importedAt, serves, inUse }: ReportedCatalog): Markup {
  const from =
    source === 'integrado'
      ? 'Viene con el programa'
      : `Importado${importedAt === null ? '' : ` el ${formatShortDate(importedAt)}`}`;
  return html`<tr><th scope="row">${title}<span class="small code">${id}</span></th><td>${edition}<span class="small">${from}</span></td><td class="n">${formatNumber(rows)}</td><td>${servingWords(serves)}${inUse && html`<span class="small">es la que cuenta en la fecha de los datos</span>`}</td><td class="code">${sha256}</td></tr>\n`;
}

/** `to` is the first day on which it no longer counts. */
function servingWords(serves: ReportedCatalog['serves']): string {
  if (serves === null) return 'No: otra la oculta';
  const { from, to } = serves;
  if (from === null && to === null) return 'Siempre';
  if (to === null) return `Desde ${formatShortDate(from ?? '')}`;
  return from === null
    ? `Antes de ${formatShortDate(to)}`
    : `Desde ${formatShortDate(from)} y antes de ${formatShortDate(to)}`;
}
