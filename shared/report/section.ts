import type { ReportSection } from './document.ts';
import { html, type Markup } from './markup.ts';

/**
 * A numbered section under its own heading, as every kind of report has them. One with a table scrolls sideways on a
 * narrow screen, so the keyboard must reach it.
 */
export function section(id: string, title: string, body: Markup, className = ''): ReportSection {
  const reached = body.markup.includes('<table') && html` tabindex="0" aria-labelledby="${id}"`;
  return {
    id,
    title,
    body: html`<section${className !== '' && html` class="${className}"`}${reached}>
<h2 id="${id}" class="numbered">${title}</h2>
${body}
</section>`,
  };
}

/** What stands without a heading of its own: the answer under the title. */
export function untitled(id: string, body: Markup): ReportSection {
  return { id, title: null, body };
}
