import type { Acceptance, AppliedAcceptances } from '../model/index.ts';
import { formatNumber, plural } from '../text/format.ts';
import { formatShortDate, formatShortDateTime } from '../text/format-date.ts';
import type { ReportSection } from './document.ts';
import { severityBadge } from './icons.ts';
import { html, type Markup } from './markup.ts';
import type { ReportModel } from './model.ts';
import { section } from './section.ts';

/** Acceptances that a report lists of each kind; a unit that accepts more has another trouble. */
const MOST = 500;

/** What acceptances do to the findings of this run; null where there is none. */
export function acceptedSection({ acceptances, totalFindings }: ReportModel): ReportSection | null {
  if (acceptances === null) return null;
  const { accepted, expired, stale, undecided, refused, keys, on } = acceptances;
  if (accepted.length + expired.length + stale.length + undecided.length + refused.length === 0) return null;
  const body = html`<p class="lead">Al ${formatShortDate(on)}, ${plural(keys.length, 'hallazgo está aceptado', 'hallazgos están aceptados')} con motivo, autor y fecha de término, de un total de ${formatNumber(totalFindings)}. Se muestran tachados y se cuentan aparte. El puntaje no cambia: se calcula con todos los hallazgos.</p>
${inForce(accepted)}
${list('Aceptaciones vencidas', 'Su plazo terminó: los hallazgos vuelven a contar.', expired)}
${list('Aceptaciones que ya no corresponden a ningún hallazgo', 'El hallazgo ya no está en esta exportación.', stale)}
${list('Aceptaciones de las que no puede decirse', 'La verificación no conservó todos los hallazgos de su regla, o no la revisó completa.', undecided)}
${list(
  'Aceptaciones sin efecto',
  'La norma hace obligatorio el requisito: el hallazgo no puede aceptarse y sigue contando.',
  refused.map(({ acceptance }) => acceptance),
  refused.map(({ itemTitle }) => itemTitle),
)}`;
  return section('hallazgos-aceptados', 'Hallazgos aceptados', body);
}

function inForce(accepted: AppliedAcceptances['accepted']): Markup | null {
  if (accepted.length === 0) return null;
  return html`<table>
<caption class="title">Aceptaciones en vigor</caption>
<thead><tr><th scope="col">Hallazgo</th><th scope="col" class="w3 n">Hallazgos</th><th scope="col">Motivo</th><th scope="col" class="w5">Quién y cuándo</th><th scope="col" class="w4">Vale hasta</th></tr></thead>
<tbody>${accepted
    .slice(0, MOST)
    .map(
      ({ acceptance, findings }) =>
        html`<tr><th scope="row">${found(acceptance)}</th><td class="n">${formatNumber(findings)}</td><td>${acceptance.reason}</td>${when(acceptance)}</tr>\n`,
    )}</tbody>
</table>${more(accepted.length)}`;
}

function list(
  title: string,
  meaning: string,
  acceptances: readonly Acceptance[],
  notes: readonly string[] = [],
): Markup | null {
  if (acceptances.length === 0) return null;
  return html`<table>
<caption class="title">${title}<span class="caption-note">${meaning}</span></caption>
<thead><tr><th scope="col">Hallazgo</th><th scope="col">Motivo</th><th scope="col" class="w5">Quién y cuándo</th><th scope="col" class="w4">Vale hasta</th></tr></thead>
<tbody>${acceptances.slice(0, MOST).map((acceptance, i) => {
    const note = notes[i];
    return html`<tr><th scope="row">${found(acceptance)}${note !== undefined && html`<span class="small">Requisito: ${note}</span>`}</th><td>${acceptance.reason}</td>${when(acceptance)}</tr>\n`;
  })}</tbody>
</table>${more(acceptances.length)}`;
}

function found({ severity, message, place, rule }: Acceptance): Markup {
  return html`${severityBadge(severity)} ${message}<span class="small">${place}</span><span class="small code">${rule}</span>`;
}

function when({ author, acceptedAt, expiresOn }: Acceptance): Markup {
  return html`<td>${author}<span class="small">${formatShortDateTime(acceptedAt)}</span></td><td>${formatShortDate(expiresOn)}</td>`;
}

function more(count: number): Markup | null {
  if (count <= MOST) return null;
  return html`<p>Y ${plural(count - MOST, 'aceptación más', 'aceptaciones más')}; la pantalla del resultado las lista todas.</p>`;
}
