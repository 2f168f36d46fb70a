import { formatNumber, plural } from '../text/format.ts';
import { formatShortDate } from '../text/format-date.ts';
import type { ReportSection } from './document.ts';
import { html } from './markup.ts';
import type { ReportModel } from './model.ts';
import { section } from './section.ts';
import { factList } from './section-cover.ts';

/** Files, checklist and catalogues, each with what identifies it to the byte. */
export function sourcesSection(model: ReportModel): ReportSection {
  const { files, checklist, catalogs } = model;
  const body = html`<table>
<caption>Archivos de la exportación, con su huella SHA-256</caption>
<thead><tr><th scope="col" class="w1 n">N.º</th><th scope="col">Archivo</th><th scope="col" class="w5">Formato y codificación</th><th scope="col" class="w3 n">Registros</th><th scope="col" class="w3 n">Hallazgos</th><th scope="col" class="w3 n">Tamaño</th></tr></thead>
<tbody>${files.rows.map(
    (file) =>
      html`<tr class="over"><td class="n">${file.number}</td><th scope="row">${file.path}${file.records !== '' && html`<span class="small">${file.records}</span>`}</th><td>${file.format}${file.encoding !== null && html`<span class="small">${file.encoding}</span>`}</td><td class="n">${file.rows}</td><td class="n">${file.findings}</td><td class="n">${file.size}</td></tr><tr class="under"><td></td><td colspan="5" class="code">${file.sha256}</td></tr>\n`,
  )}</tbody>
</table>
${files.more > 0 && html`<p>Y ${plural(files.more, 'archivo más', 'archivos más')}; el resultado en JSON los lista todos.</p>`}
<table>
<caption>Cédula y catálogos, con edición y huella SHA-256</caption>
<thead><tr><th scope="col">Nombre</th><th scope="col" class="w4">Edición</th><th scope="col" class="w3 n">Filas</th><th scope="col" class="w4">Origen</th></tr></thead>
<tbody><tr><th scope="row">${checklist.title} <span class="code">${checklist.id}</span><span class="code hash">${checklist.sha256}</span></th><td>${checklist.edition}</td><td class="n">—</td><td>cédula</td></tr>
${catalogs.map(
  (catalog) =>
    html`<tr><th scope="row">${catalog.title} <span class="code">${catalog.id}</span><span class="code hash">${catalog.sha256}</span></th><td>${catalog.edition}${catalog.validFrom !== undefined && html`<span class="small">vale desde ${formatShortDate(catalog.validFrom)}</span>`}</td><td class="n">${formatNumber(catalog.rows)}</td><td>${catalog.source}</td></tr>\n`,
)}</tbody>
</table>
${catalogs.length === 0 && html`<p>No se usó ningún catálogo.</p>`}
${factList(model.sourceFacts)}`;
  return section('que-se-verifico', 'Qué se verificó y con qué', body);
}

/** Files that could not be read, whole or in part. */
export function problemsSection(model: ReportModel): ReportSection | null {
  const { problems, problemsMore } = model.files;
  if (problems.length === 0) return null;
  const body = html`<table>
<caption>Lo que no pudo verificarse no cuenta ni a favor ni en contra.</caption>
<thead><tr><th scope="col" class="w1 n">N.º</th><th scope="col">Archivo</th><th scope="col">Qué pasó</th></tr></thead>
<tbody>${problems.map((problem) => html`<tr><td class="n">${problem.number}</td><th scope="row">${problem.path}</th><td>${problem.sentence}</td></tr>\n`)}</tbody>
</table>
${problemsMore > 0 && html`<p>Y ${plural(problemsMore, 'archivo más', 'archivos más')} con problemas.</p>`}`;
  return section('archivos-con-problemas', 'Archivos con problemas', body);
}
