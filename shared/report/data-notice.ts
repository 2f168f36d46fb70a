import type { ReportSection } from './document.ts';
import { html } from './markup.ts';
import { section } from './section.ts';

const NO_CERTIFICATE =
  'Nada de esto constituye certificación ni dictamen: la evaluación de la conformidad de los sistemas corresponde a la Dirección General de Información en Salud (NOM-024-SSA3-2012, capítulo 7).';

/** What the figures rest on, and what they are not. @param sentences of this kind of report, before the common one */
export function dataNotice(sentences: readonly string[]): ReportSection {
  const body = html`<div class="notice">${[...sentences, NO_CERTIFICATE].map((sentence) => html`<p>${sentence}</p>`)}</div>`;
  return section('aviso', 'Aviso', body);
}
