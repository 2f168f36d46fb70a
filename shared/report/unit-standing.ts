import { formatExact, formatNumber, plural } from '../text/format.ts';
import { formatDate } from '../text/format-date.ts';
import { units } from '../text/ui/es-MX/units.ts';
import type { ReportSection } from './document.ts';
import { html, type Markup } from './markup.ts';
import { section, untitled } from './section.ts';
import type { UnitReport } from './unit-data.ts';

/** Which unit it is and what the registry says of it. */
export function unitOpening(report: UnitReport): ReportSection {
  const { unit, on } = report;
  return untitled(
    'apertura',
    html`<p class="unit">${unit.name ?? units.unnamed}</p>
<p class="clues">CLUES <span class="code">${unit.clues}</span></p>
${standingPanel(report)}
<dl class="facts">${facts(report).map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}<dt>Fecha de los datos</dt><dd>${formatDate(on)}</dd></dl>`,
  );
}

function standingPanel({ standing, agreements }: UnitReport): Markup {
  const { state, since, validUntil, reason } = standing;
  return html`<div class="panel"><p><b>${units.standingTitle}</b></p>
<p class="standing">${units.standing[state]}</p>
<p>${units.standingMeaning[state]}</p>
<p class="figures">${since !== null && html`<span>${units.since} <b>${formatDate(since)}</b></span>`}${validUntil !== null && html`<span>${units.until} <b>${formatDate(validUntil)}</b></span>`}<span>Acuerdos por solventar <b>${formatNumber(agreements.rows.length)}</b></span></p>
${reason !== null && html`<p>${units.reason}: ${reason}</p>`}</div>`;
}

function facts({ unit, visitsTotal, runsTotal }: UnitReport): readonly (readonly [string, string])[] {
  const { state, institution, level, type, typology, operating, aliases } = unit;
  const told: readonly (readonly [string, string | null])[] = [
    ['Entidad federativa', state?.name ?? null],
    ['Institución', institution],
    [units.filter.levels, level],
    // A bare code of the SIS catalogue is said to be one, since its meaning is not known.
    [units.filter.types, type !== null && /^\d+$/.test(type) ? `Tipo ${type} del catálogo` : type],
    ['Tipología', typology],
    ['Situación', operating === null ? null : operating ? 'En operación' : units.notOperating],
    [units.aliases, aliases.length === 0 ? null : aliases.join(', ')],
    [
      'En el registro',
      `${plural(visitsTotal, 'visita', 'visitas')} y ${plural(runsTotal, 'verificación de exportaciones', 'verificaciones de exportaciones')}`,
    ],
  ];
  return told.flatMap(([label, value]) => (value === null ? [] : [[label, value] as const]));
}

/** Columns that files brought for the unit: beds, staff. */
export function attributesSection({ attributes }: UnitReport): ReportSection | null {
  if (attributes.length === 0) return null;
  const body = html`<table>
<caption>Datos que se importaron de archivos</caption>
<thead><tr><th scope="col">${units.attribute}</th><th scope="col" class="w4 n">${units.value}</th><th scope="col">${units.source}</th></tr></thead>
<tbody>${attributes.map(({ name, value, source }) => html`<tr><th scope="row">${name}</th><td class="n">${formatExact(value)}</td><td>${source}</td></tr>\n`)}</tbody>
</table>`;
  return section('datos-de-la-unidad', 'Datos de la unidad', body);
}

/** For this kind of report. */
export const STANDING_STYLES = '.standing{font-size:17pt;line-height:1.2;font-weight:700}';
