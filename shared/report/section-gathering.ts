import { plural } from '../text/format.ts';
import { shareChart } from './charts.ts';
import type { ReportSection } from './document.ts';
import { breakable, html, type Markup } from './markup.ts';
import type { ReportModel } from './model.ts';
import type { FieldView } from './model-gathering.ts';
import { section } from './section.ts';

/** Where the findings gather: by datum, and by who gave the care. */
export function gatheringSection(model: ReportModel): ReportSection | null {
  const { fields, practitioners } = model.gathering;
  if (fields.length === 0) return null;
  const body = html`${fieldsTable(model)}
${practitioners.length > 0 && practitionersTable(model)}`;
  return section('concentracion', 'Dónde se concentran los hallazgos', body);
}

function fieldsTable({ gathering }: ReportModel): Markup {
  return html`<table>
<caption class="title">Por variable</caption>
<thead><tr><th scope="col" class="w7">Variable</th><th scope="col" colspan="2" class="w7">Hallazgos</th><th scope="col">Qué falla más ahí</th></tr></thead>
<tbody>${gathering.fields.map(
    (view) =>
      html`<tr><th scope="row"><span class="${view.field === '' ? 'whole' : 'code'}">${breakable(view.field || 'Registro o archivo completo')}</span><span class="small">${view.format}</span></th><td class="n">${view.findings}</td><td>${shareChart(view.share)}</td><td>${rulesOf(view)}</td></tr>\n`,
  )}</tbody>
</table>
${gathering.fieldsMore > 0 && html`<p>Y ${plural(gathering.fieldsMore, 'variable más', 'variables más')}; el resultado en JSON las lista.</p>`}`;
}

function rulesOf({ rules, more }: FieldView): Markup {
  return html`${rules.map(({ text, total }) => html`<span class="line"><b>${total}</b> ${text}</span>`)}${more > 0 && html`<span class="small">y ${plural(more, 'regla más', 'reglas más')}</span>`}`;
}

function practitionersTable({ gathering }: ReportModel): Markup {
  return html`<table>
<caption class="title">Por prestador de servicios</caption>
<thead><tr><th scope="col">Prestador</th><th scope="col" class="w4 n">Tipo de personal</th><th scope="col" class="w3 n">Registros</th><th scope="col" class="w4 n">Con errores o advertencias</th><th scope="col" colspan="2" class="w7">Parte</th><th scope="col" class="w3 n">Hallazgos</th></tr></thead>
<tbody>${gathering.practitioners.map(
    (view) =>
      html`<tr><th scope="row" class="code">${view.curp}</th><td class="n">${view.staffType}</td><td class="n">${view.records}</td><td class="n">${view.withFindings}</td><td class="n">${view.shareText}</td><td>${shareChart(view.share)}</td><td class="n">${view.findings}</td></tr>\n`,
  )}</tbody>
</table>
<p class="small">La CURP se muestra enmascarada: dos personas pueden verse igual, y cada una tiene su fila.</p>
${gathering.practitionersMore > 0 && html`<p>Y ${plural(gathering.practitionersMore, 'prestador más', 'prestadores más')}.</p>`}`;
}
