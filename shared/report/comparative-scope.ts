import type { TableScope, VisitKind } from '../model/index.ts';
import { formatList, plural } from '../text/format.ts';
import { formatDate, formatShortDate } from '../text/format-date.ts';
import { KIND_WORDS } from './acta-model.ts';
import type { ComparativeReport } from './comparative-data.ts';
import { html, type Markup } from './markup.ts';

/** What is printed where a figure is left out so that it tells of no few units. */
export const HIDDEN = 'Oculto';

export const DIMENSION_WORDS: Readonly<Record<ComparativeReport['dimensions'][number], string>> = {
  state: 'Entidad federativa',
  institution: 'Institución',
  level: 'Nivel de atención',
  type: 'Tipo de unidad',
  campaign: 'Campaña',
  period: 'Periodo',
};

/** What a table is about; it stands under each. */
export function scopeFoot({ universe, cutOff, catalogs, checklist, campaign }: TableScope, kind: VisitKind): Markup {
  const parts = [
    `Universo: ${universe.title}, ${plural(universe.units, 'unidad', 'unidades')}`,
    `${KIND_WORDS[kind]}`,
    `Corte: ${formatShortDate(cutOff)}`,
    `Catálogo de establecimientos: ${catalogs.length === 0 ? 'ninguno importado' : formatList(catalogs.map(({ id, edition }) => `${id} ${edition}`))}`,
    ...(checklist === undefined ? [] : [`Lista: ${`${checklist.id} ${checklist.edition}`.trim()}`]),
    ...(campaign === undefined ? [] : [`Campaña: ${campaign}`]),
  ];
  return html`<p class="small">${parts.join(' · ')}</p>`;
}

/** What was asked for, as facts under the title. */
export function askedFacts({ asked, scope, kind, checklist, dimensions, threshold }: ComparativeReport): Markup {
  const span =
    asked.from === null && asked.to === null
      ? 'Todas'
      : `${asked.from === null ? 'Hasta' : `Del ${formatDate(asked.from)}`}${asked.to === null ? ' en adelante' : `${asked.from === null ? '' : ' al'} ${formatDate(asked.to)}`}`;
  const rows: readonly (readonly [string, string])[] = [
    ['Lista de cotejo', checklist.title],
    ['Ediciones', checklist.editions.join(', ') || '—'],
    ['Tipo de visita', KIND_WORDS[kind]],
    ['Universo', `${scope.universe.title}, ${plural(scope.universe.units, 'unidad', 'unidades')}`],
    ['Unidades pedidas', asked.filter.join('; ') || 'Todas'],
    ['Campaña', asked.campaign?.title ?? 'Con o sin campaña'],
    ['Fechas de visita', span],
    ['Corte', formatDate(scope.cutOff)],
    ['Agrupado por', dimensions.map((one) => DIMENSION_WORDS[one].toLowerCase()).join(' y ') || 'Sin agrupar'],
    [
      'Grupos pequeños',
      threshold <= 1 ? 'No se oculta nada' : `Se ocultan los de menos de ${plural(threshold, 'unidad', 'unidades')}`,
    ],
  ];
  return html`<dl class="facts">${rows.map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>`;
}
