import type { EvidenceKind, PersonRole } from '../model/index.ts';
import { formatBytes, formatNumber, formatPercent } from '../text/format.ts';
import { formatDateTime, formatShortDate } from '../text/format-date.ts';
import { type ActaModel, KIND_WORDS } from './acta-model.ts';
import type { ReportSection } from './document.ts';
import { html, type Markup } from './markup.ts';
import { section, untitled } from './section.ts';

export const ROLE_WORDS: Readonly<Record<PersonRole, string>> = {
  evaluador: 'Quien evalúa',
  atiende: 'Quien atiende la visita',
  testigo: 'Testigo',
};

const EVIDENCE_WORDS: Readonly<Record<EvidenceKind, string>> = {
  photo: 'Fotografía',
  file: 'Archivo',
  finding: 'Hallazgo',
};

/** Nothing is left blank: whoever signs sees that nothing was there. */
const NOTHING = '—';

/** What the acta is of, where and when. */
export function openingSection(model: ActaModel): ReportSection {
  const { head } = model;
  return untitled(
    'apertura',
    html`<p class="unit">${head.unitName ?? 'Unidad sin nombre en el registro'}</p>
<p class="clues">CLUES <span class="code">${head.clues}</span></p>
${head.correction !== '' && html`<p class="alert">Corrección número ${head.version - 1} de un acta ya cerrada. Motivo: ${head.correction}</p>`}
<dl class="facts">
<dt>Tipo de visita</dt><dd>${KIND_WORDS[head.kind]}; ${head.purpose === 'first' ? 'primera' : 'de seguimiento'}</dd>
<dt>Inicio</dt><dd>${formatDateTime(head.openedAt)}</dd>
<dt>Cierre</dt><dd>${head.closedAt === null ? NOTHING : formatDateTime(head.closedAt)}</dd>
<dt>Listas de cotejo</dt><dd>${head.checklists.length === 0 ? NOTHING : head.checklists.map(({ title, edition }, i) => html`${i > 0 && html`<br>`}${title}, edición ${edition}`)}</dd>
</dl>`,
  );
}

/** Stands across the first page of what is no acta. */
export function draftBanner({ head, isDraft }: ActaModel): string | undefined {
  if (!isDraft) return undefined;
  return head.status === 'cancelada'
    ? `La visita se canceló y no tiene acta. Motivo: ${head.reason}`
    : 'Borrador: la visita no se ha cerrado. No es un acta.';
}

/** Who takes part. */
export function peopleSection(model: ActaModel): ReportSection {
  return section(
    'quienes-intervienen',
    'Quienes intervienen',
    html`${openingWords(model)}${peopleTable(model)}`,
    'acta',
  );
}

function openingWords({ head }: ActaModel): Markup {
  const name = head.unitName === null ? '' : ` ${head.unitName},`;
  const where = `la unidad médica${name} con CLUES ${head.clues}`;
  if (head.status === 'inaccesible') {
    return html`<p>El ${formatDateTime(head.openedAt)} no fue posible llegar a ${where}, o no fue posible entrar en ella. Motivo: ${head.reason}</p>`;
  }
  return html`<p>En ${where}, el ${formatDateTime(head.openedAt)}, se reunieron las personas que se nombran en esta acta para la verificación local de su expediente clínico electrónico.</p>`;
}

function peopleTable({ head }: ActaModel): Markup {
  if (head.people.length === 0) return html`<p>No se registró a nadie.</p>`;
  return html`<table>
<caption>Personas, con el cargo y la identificación que mostraron</caption>
<thead><tr><th scope="col" class="w5">Intervención</th><th scope="col">Nombre</th><th scope="col">Cargo</th><th scope="col" class="w5">Credencial o identificación</th></tr></thead>
<tbody>${head.people.map(
    ({ role, name, position, credential }) =>
      html`<tr><th scope="row">${ROLE_WORDS[role]}</th><td>${name || NOTHING}</td><td>${position || NOTHING}</td><td>${credential || NOTHING}</td></tr>\n`,
  )}</tbody>
</table>`;
}

export function factsSection({ head }: ActaModel): ReportSection {
  const paragraphs = head.facts.split(/\n+/).filter((paragraph) => paragraph.trim() !== '');
  const body = html`${paragraphs.length === 0 ? html`<p>No se asentaron hechos aparte de los resultados.</p>` : paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}`;
  return section('hechos', 'Hechos', body, 'acta');
}

export function runsSection({ head }: ActaModel): ReportSection | null {
  if (head.runs.length === 0) return null;
  const body = html`<table>
<caption>Cada resultado se reconoce por la huella de su contenido</caption>
<thead><tr><th scope="col" class="w5">Fecha</th><th scope="col">Lista de cotejo</th><th scope="col" class="w3 n">Puntaje</th><th scope="col" class="w7">Huella SHA-256</th></tr></thead>
<tbody>${head.runs.map(
    ({ startedAt, checklist, edition, percent, sha256 }) =>
      html`<tr><th scope="row">${formatDateTime(startedAt)}</th><td>${head.checklists.find(({ id }) => id === checklist)?.title ?? checklist}, edición ${edition}</td><td class="n">${formatPercent(percent)}</td><td class="code">${sha256}</td></tr>\n`,
  )}</tbody>
</table>`;
  return section('exportaciones-verificadas', 'Exportaciones verificadas', body);
}

export function evidenceSection(model: ActaModel): ReportSection | null {
  const { evidence, people } = model;
  if (evidence.length === 0) return null;
  const body = html`<table>
<caption>Se guardan cifradas en el registro; aquí consta su huella</caption>
<thead><tr><th scope="col">Evidencia</th><th scope="col">Requisito</th><th scope="col" class="w4">Agregó</th><th scope="col" class="w7">Huella SHA-256</th></tr></thead>
<tbody>${evidence.map(
    (ref) =>
      html`<tr><th scope="row">${EVIDENCE_WORDS[ref.kind]}: ${ref.name}<span class="small">${formatBytes(ref.bytes)}${ref.note !== '' && html`. ${ref.note}`}</span></th><td>${model.itemTitle(ref.checklist, ref.item)}</td><td>${people.get(ref.by)?.name || NOTHING}<span class="small">${formatDateTime(ref.at)}</span></td><td class="code">${ref.sha256}</td></tr>\n`,
  )}</tbody>
</table>`;
  return section('evidencias', 'Evidencias', body);
}

export function agreementsSection({ agreements, head }: ActaModel): ReportSection | null {
  if (head.status === 'inaccesible') return null;
  const body = html`${
    agreements.length === 0
      ? html`<p>No se tomaron acuerdos en esta visita.</p>`
      : html`<table>
<caption>Lo que la unidad se compromete a hacer</caption>
<thead><tr><th scope="col" class="w1 n">N.º</th><th scope="col">Acción</th><th scope="col" class="w7">Responsable</th><th scope="col" class="w3">Inicio</th><th scope="col" class="w4">Término esperado</th></tr></thead>
<tbody>${agreements.map(
          ({ action, responsible, start, expectedEnd }, i) =>
            html`<tr><td class="n">${formatNumber(i + 1)}</td><th scope="row">${action}</th><td>${responsible || NOTHING}</td><td>${formatShortDate(start)}</td><td>${formatShortDate(expectedEnd)}</td></tr>\n`,
        )}</tbody>
</table>`
  }`;
  return section('acuerdos', 'Acuerdos', body);
}

export function closingSection({ head }: ActaModel): ReportSection {
  const closed = head.closedAt === null ? null : formatDateTime(head.closedAt);
  const body = html`<p>${
    closed === null
      ? head.status === 'cancelada'
        ? 'La visita se canceló.'
        : 'La visita sigue abierta.'
      : html`Leída la presente acta por quienes intervienen, se cierra el ${closed}. Firman al calce y en cada foja quienes quisieron y pudieron hacerlo.`
  }</p>
<div class="notice"><p>Esta acta describe una verificación local. No constituye certificación ni dictamen: la evaluación de la conformidad de los sistemas corresponde a la Dirección General de Información en Salud.</p></div>`;
  return section('cierre', 'Cierre', body, 'acta closing');
}
