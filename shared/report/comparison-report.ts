import type { ReportFrame } from '../model/index.ts';
import { formatNumber, formatPercent, plural, roundHalfUp } from '../text/format.ts';
import { formatDateTime } from '../text/format-date.ts';
import { changedItemsSection, changedRulesSection } from './comparison-changes.ts';
import type { ComparedDomain, ComparedRun, ComparedScore, ComparisonReport } from './comparison-data.ts';
import { dataFolio, dataName } from './data-folio.ts';
import { dataNotice } from './data-notice.ts';
import type { ReportParts, ReportSection } from './document.ts';
import { html, type Markup } from './markup.ts';
import { scoreView } from './model-score.ts';
import { section, untitled } from './section.ts';
import { SEVERITY_ORDER, SEVERITY_WORDS } from './words.ts';

/** The report of two runs side by side: what stands in the way of comparing them first, then what changed. */
export function comparisonParts(report: ComparisonReport, { digest }: Pick<ReportFrame, 'digest'>): ReportParts {
  const { before, after } = report;
  const folio = dataFolio(after.startedAt, digest);
  const about = [...new Set([before, after].map(({ unit }) => unit?.clues).filter((clues) => clues !== undefined))];
  return {
    title: 'Comparación de dos verificaciones',
    about: about.join(' y '),
    folio,
    name: dataName('comparacion', about.join('-'), folio),
    page: 'Página',
    sections: [
      openingSection(report),
      runsSection(report),
      domainsSection(report),
      changedItemsSection(report),
      changedRulesSection(report),
      dataNotice([
        'La comparación es de lo que se halló en dos exportaciones: un hallazgo que ya no está puede haberse corregido o no haber venido en la segunda.',
      ]),
    ],
    styles: STYLES,
  };
}

const STYLES = `.sides{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:4pt 20pt}
.side{font-size:25pt;line-height:1.1;font-weight:700}`;

function openingSection({ before, after, warnings, findings, items }: ComparisonReport): ReportSection {
  const unit = after.unit ?? before.unit;
  const [was, is] = [before, after].map(({ score }) => score.percent);
  const gain = was === null || is === null ? null : roundHalfUp(is - was, 1);
  const better = items.filter(({ change }) => change === 'better').length;
  const worse = items.filter(({ change }) => change === 'worse').length;
  return untitled(
    'apertura',
    html`<p class="unit">${unit?.name ?? (unit === null ? 'Sin unidad indicada' : `Unidad médica ${unit.clues}`)}</p>
<p class="clues">${unit !== null && html`CLUES <span class="code">${unit.clues}</span>`}</p>
${warnings.map((warning) => html`<p class="alert">${warning}</p>`)}
<div class="panel"><div class="sides">
<div><p>Antes, ${formatDateTime(before.startedAt)}</p><p class="side">${formatPercent(was)}</p></div>
<div><p>Después, ${formatDateTime(after.startedAt)}</p><p class="side">${formatPercent(is)}</p></div>
</div>
<p class="verdict">${verdict(gain)}</p>
<p class="figures"><span>Requisitos que mejoraron <b>${formatNumber(better)}</b></span><span>que empeoraron <b>${formatNumber(worse)}</b></span></p>
<p class="figures"><span>Hallazgos nuevos <b>${formatNumber(findings.added)}</b></span><span>corregidos <b>${formatNumber(findings.fixed)}</b></span><span>que siguen igual <b>${formatNumber(findings.same)}</b></span></p></div>`,
  );
}

function verdict(gain: number | null): string {
  if (gain === null) return 'Una de las dos no tiene puntaje: no hay diferencia que decir.';
  if (gain === 0) return 'El puntaje es el mismo.';
  return `El puntaje ${gain > 0 ? 'subió' : 'bajó'} ${formatNumber(Math.abs(gain), 1)} puntos porcentuales.`;
}

function runsSection({ before, after }: ComparisonReport): ReportSection {
  const rows = [before, after].map(runFacts);
  return section(
    'verificaciones',
    'Las dos verificaciones',
    html`<table>
<caption>Con qué se hizo cada una</caption>
<thead><tr><th scope="col" class="w5">Dato</th><th scope="col">Antes</th><th scope="col">Después</th></tr></thead>
<tbody>${rows[0].map(
      ([label, value, code], i) =>
        html`<tr><th scope="row">${label}</th><td${code && html` class="code"`}>${value}</td><td${code && html` class="code"`}>${rows[1][i][1]}</td></tr>\n`,
    )}</tbody>
</table>`,
  );
}

function runFacts(run: ComparedRun): readonly (readonly [label: string, value: string, code?: boolean])[] {
  const { checklist, score, totals } = run;
  const view = scoreView(score, []);
  return [
    ['Fecha', formatDateTime(run.startedAt)],
    ['Unidad', run.unit === null ? 'Sin unidad indicada' : run.unit.clues],
    ['Lista de cotejo', `${checklist.title}, edición ${checklist.edition}`],
    ['Programa', `Cotejo ${run.toolVersion}`],
    ['Exportación', `${plural(run.files, 'archivo', 'archivos')}, ${plural(run.rows, 'registro', 'registros')}`],
    ['Puntaje', `${view.text}${view.preliminary ? ' (preliminar)' : ''}${run.band === null ? '' : `; ${run.band}`}`],
    ['Intervalo', view.rangeText],
    ['Cobertura', view.coverageText],
    ['Hallazgos en total', SEVERITY_ORDER.map((one) => plural(totals[one], ...SEVERITY_WORDS[one])).join(', ')],
    ['Catálogos', run.catalogs.map(({ title, edition }) => `${title}, ${edition}`).join('; ') || 'Ninguno'],
    ['Folio', run.folio, true],
    ['Huella SHA-256 del resultado', run.sha256, true],
  ];
}

function domainsSection({ domains }: ComparisonReport): ReportSection {
  return section(
    'dominios',
    'Puntaje por dominio',
    html`<table>
<caption>Puntaje de cada dominio antes y después, con su intervalo</caption>
<thead><tr><th scope="col">Dominio</th><th scope="col" class="w5 n">Antes</th><th scope="col" class="w5 n">Después</th><th scope="col" class="w4 n">Diferencia</th></tr></thead>
<tbody>${domains.map(
      (domain) =>
        html`<tr><th scope="row">${domain.title}</th>${scoreCell(domain.before)}${scoreCell(domain.after)}<td class="n">${difference(domain)}</td></tr>\n`,
    )}</tbody>
</table>`,
  );
}

function scoreCell(score: ComparedScore | null): Markup {
  if (score === null) return html`<td class="n">No estaba</td>`;
  const view = scoreView(score, []);
  return html`<td class="n"><b>${view.text}</b>${view.preliminary && html`<span class="small">preliminar, de ${view.rangeText}</span>`}</td>`;
}

function difference({ before, after }: ComparedDomain): string {
  const [was, is] = [before?.percent ?? null, after?.percent ?? null];
  if (was === null || is === null) return '—';
  const points = roundHalfUp(is - was, 1);
  return `${points > 0 ? '+' : ''}${formatNumber(points, 1)}`;
}
