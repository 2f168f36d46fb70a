import { CSV_MARK, csvLine } from '../../shared/export/csv.ts';
import type { BatchPrinted } from '../../shared/ipc/reports.ts';
import { html } from '../../shared/report/markup.ts';
import { wholePage } from '../../shared/report/page.ts';
import { formatNumber } from '../../shared/text/format.ts';
import { formatDateTime } from '../../shared/text/format-date.ts';

export interface BatchIndex {
  readonly printed: readonly BatchPrinted[];
  readonly title: string;
  /** ISO 8601 with zone. */
  readonly generatedAt: string;
}

const STYLES = `
body{margin:0;font:11pt/1.45 'Liberation Sans','Segoe UI',Helvetica,Arial,sans-serif;color:#1b2430;background:#fff}
main{max-width:60rem;margin:0 auto;padding:1.5rem}
h1{font-size:17pt;margin:0 0 .3rem}
p{margin:0 0 1rem;color:#4a5260}
table{border-collapse:collapse;width:100%;font-size:10pt}
caption{text-align:left;color:#4a5260;padding-bottom:.4rem}
th,td{text-align:left;vertical-align:top;padding:.3rem .5rem;border-bottom:1px solid #d5dae1;overflow-wrap:anywhere}
thead th{border-bottom-width:2px}
tbody th{font-weight:400}
.n{text-align:right;white-space:nowrap}
a{color:#174a7c}`;

/** What is in the ZIP, as a page that opens beside the files. */
export function batchIndexPage({ printed, title, generatedAt }: BatchIndex): string {
  const done = printed.filter(({ file }) => file !== null).length;
  return wholePage({
    title,
    styles: STYLES,
    body: html`<h1>${title}</h1>
<p>${formatNumber(done)} de ${formatNumber(printed.length)} unidades con informe · ${formatDateTime(generatedAt)}</p>
<table>
<caption>Informes por CLUES</caption>
<thead><tr><th scope="col">CLUES</th><th scope="col">Unidad</th><th scope="col">Informe</th><th scope="col">Folio</th><th scope="col" class="n">Páginas</th></tr></thead>
<tbody>${printed.map(rowOf)}</tbody>
</table>`,
  });
}

function rowOf({ clues, name, file, folio, pages, reason }: BatchPrinted) {
  const report = file === null ? html`${reason ?? 'Sin informe'}` : html`<a href="${file}">${file}</a>`;
  return html`<tr><th scope="row">${clues}</th><td>${name ?? 'Sin nombre en el registro'}</td><td>${report}</td><td>${folio ?? '—'}</td><td class="n">${pages === null ? '—' : formatNumber(pages)}</td></tr>\n`;
}

/** The same for spreadsheets. */
export function batchIndexCsv({ printed }: BatchIndex): string {
  const head = csvLine(['clues', 'nombre', 'archivo', 'folio', 'paginas', 'motivo']);
  const lines = printed.map(({ clues, name, file, folio, pages, reason }) =>
    csvLine([clues, name ?? '', file ?? '', folio ?? '', pages ?? '', reason ?? '']),
  );
  return CSV_MARK + head + lines.join('');
}
