import type { ReportSection } from './document.ts';
import { html, type Markup, trusted } from './markup.ts';
import { pageNumberPlace } from './page-numbers.ts';

/** Below these a report is a few pages, which a table of contents would only make longer. */
const MOST_TITLES = 6;
const MOST_MARKUP = 60_000;

/** Long enough for a table of contents: more than six titled sections and more than 60,000 characters of markup. */
export function isLong(sections: readonly ReportSection[]): boolean {
  const titles = sections.filter(({ title }) => title !== null).length;
  const markup = sections.reduce((sum, { body }) => sum + body.markup.length, 0);
  return titles > MOST_TITLES && markup > MOST_MARKUP;
}

/** Titled sections with links to them; their numbers are those of the headings. */
export function tableOfContents(sections: readonly ReportSection[]): Markup {
  const entries = sections.filter(({ title }) => title !== null);
  return html`<nav class="toc" aria-labelledby="contenido">
<p class="toc-title" id="contenido">Contenido</p>
<ol>${entries.map(({ id, title }) => html`<li><a href="#${id}"><span>${title}</span>${trusted(pageNumberPlace(id))}</a></li>`)}</ol>
</nav>`;
}
