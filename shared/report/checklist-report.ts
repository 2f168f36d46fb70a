import type { ReportFrame } from '../model/index.ts';
import { formatExact, formatNumber, formatRatio, plural } from '../text/format.ts';
import { formatDate, formatDateTime } from '../text/format-date.ts';
import type { ChecklistReport } from './checklist-data.ts';
import { itemSections } from './checklist-items.ts';
import { catalogsSection, checksSection } from './checklist-sources.ts';
import { hasReportedClause } from './citations.ts';
import { dataFolio, dataName } from './data-folio.ts';
import { dataNotice } from './data-notice.ts';
import type { ReportParts, ReportSection } from './document.ts';
import { html } from './markup.ts';
import { section, untitled } from './section.ts';
import { REPORTED_MARK, REPORTED_NOTE } from './words.ts';

/** A checklist with its weights, bands and citations, the checks that decide it, and the catalogues at hand. */
export function checklistParts(report: ChecklistReport, { digest }: Pick<ReportFrame, 'digest'>): ReportParts {
  const { checklist, on } = report;
  const folio = dataFolio(on, digest);
  return {
    title: 'Lista de cotejo, reglas y catálogos',
    about: `${checklist.title}, edición ${checklist.edition}`,
    folio,
    name: dataName('lista-de-cotejo', checklist.id, folio),
    page: 'Página',
    sections: [
      openingSection(report),
      scoringSection(report),
      ...itemSections(report),
      questionsSection(report),
      checksSection(report),
      catalogsSection(report),
      dataNotice([
        'Los requisitos, los pesos y las bandas están en la lista de cotejo, no en el programa: otra edición puede dar otro puntaje a la misma exportación.',
        ...(isMarked(report)
          ? [`${REPORTED_MARK} ${REPORTED_NOTE} Donde el numeral no está establecido se nombra solo la norma.`]
          : []),
      ]),
    ].filter((one) => one !== null),
    styles: 'th .line{display:block}',
  };
}

function isMarked({ domains, checks }: ChecklistReport): boolean {
  return [...domains.flatMap(({ items }) => items), ...checks].some(({ citation }) => hasReportedClause(citation));
}

const ORIGIN_WORDS = { integrada: 'Integrada en el programa', propia: 'Propia', importada: 'Importada' } as const;

function openingSection({ checklist, domains, questions, on }: ChecklistReport): ReportSection {
  const items = domains.reduce((sum, domain) => sum + domain.items.length, 0);
  return untitled(
    'apertura',
    html`<p class="unit">${checklist.title}</p>
<p>${checklist.description}</p>
<dl class="facts">
<dt>Identificador</dt><dd class="code">${checklist.id}</dd>
<dt>Edición</dt><dd>${checklist.edition}</dd>
<dt>Norma</dt><dd>${checklist.norm}</dd>
<dt>Origen</dt><dd>${ORIGIN_WORDS[checklist.origin]}${checklist.publishedAt !== null && `, publicada el ${formatDateTime(checklist.publishedAt)}`}</dd>
${checklist.basedOn !== null && html`<dt>Se hizo de</dt><dd>${checklist.basedOn.id}, edición ${checklist.basedOn.edition}</dd>`}
<dt>Contenido</dt><dd>${plural(items, 'requisito', 'requisitos')} en ${plural(domains.length, 'dominio', 'dominios')}${questions.length > 0 && `; ${plural(questions.length, 'pregunta', 'preguntas')} de entrevista`}</dd>
${checklist.formats.length > 0 && html`<dt>Formatos</dt><dd>${checklist.formats.join(', ')}</dd>`}
<dt>Fecha de los datos</dt><dd>${formatDate(on)}</dd>
<dt>SHA-256 de la lista</dt><dd class="code">${checklist.sha256}</dd>
</dl>`,
  );
}

/** How outcomes become a score, with the numbers of this checklist. */
function scoringSection({ checklist, domains, modules, groupings }: ChecklistReport): ReportSection {
  const { bands, scoreBands, rounding, notDeployed } = checklist;
  const scored = domains.some(({ items }) => items.length > 0);
  const body = html`${scored ? html`<p>Puntaje = 100 · Σ peso·puntos ÷ Σ peso, sobre los requisitos que aplican y están decididos. «Cumple» vale 1; «cumple en parte», 0.5; «no cumple», 0. Un requisito se cumple cuando lo hace al menos el ${formatRatio(bands.full)} de los registros a los que se refiere, y se cumple en parte desde el ${formatRatio(bands.partial)}, salvo donde el requisito dice otras bandas. El porcentaje se redondea a ${plural(rounding.decimals, 'decimal', 'decimales')}, los medios hacia arriba. Un módulo que la unidad no ha desplegado ${notDeployed === 'exclude' ? 'queda fuera de ambas sumas' : 'cuenta como 0'}.</p>` : html`<p>Esta lista describe a la unidad y no califica: no tiene requisitos.</p>`}
${
  scored &&
  scoreBands.length > 0 &&
  html`<table>
<caption>Bandas del puntaje, que se leen en la cifra redondeada</caption>
<thead><tr><th scope="col">Banda</th><th scope="col" class="w4 n">Desde</th></tr></thead>
<tbody>${scoreBands.map(({ title, from }) => html`<tr><th scope="row">${title}</th><td class="n">${formatExact(from)}\u00a0%</td></tr>\n`)}</tbody>
</table>`
}
${
  scored &&
  html`<table>
<caption>Dominios</caption>
<thead><tr><th scope="col">Dominio</th><th scope="col" class="w4 n">Requisitos</th><th scope="col" class="w4 n">Suma de pesos</th></tr></thead>
<tbody>${domains.map(({ title, items, weight }) => html`<tr><th scope="row">${title}</th><td class="n">${formatNumber(items.length)}</td><td class="n">${formatExact(weight)}</td></tr>\n`)}</tbody>
</table>`
}
${modules.length > 0 && html`<p><strong>Módulos.</strong> ${modules.map(({ title }) => title).join('; ')}.</p>`}
${groupings.length > 0 && html`<p><strong>Otros agrupamientos.</strong> ${groupings.map(({ title, note }) => `${title}${note === '' ? '' : ` (${note})`}`).join('; ')}.</p>`}`;
  return section('puntaje', 'Cómo se califica', body);
}

function questionsSection({ questions, domains }: ChecklistReport): ReportSection | null {
  if (questions.length === 0) return null;
  const titles = new Map(domains.map(({ id, title }) => [id, title]));
  const body = html`<table>
<caption>Describen a la unidad y no tienen peso en el puntaje</caption>
<thead><tr><th scope="col">Pregunta</th><th scope="col" class="w7">Dominio</th></tr></thead>
<tbody>${questions.map(({ title, domain }) => html`<tr><th scope="row">${title}</th><td>${titles.get(domain) ?? domain}</td></tr>\n`)}</tbody>
</table>`;
  return section('preguntas', 'Preguntas de la entrevista', body);
}
