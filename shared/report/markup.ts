import { escapeControls } from '../text/escape.ts';

/** HTML that was built by {@link html} and may be placed in a page as it stands. */
export interface Markup {
  readonly markup: string;
}

export type Child = Markup | string | number | null | undefined | false | readonly Child[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};
const SPECIAL = /[&<>"'`]/g;
/**
 * Text for HTML content or a double-quoted attribute. Control and direction marks, which can forge what is read, are
 * written out: `\u202e`.
 */
export function escapeHtml(text: string): string {
  return escapeControls(text).replace(SPECIAL, (character) => ENTITIES[character] ?? '');
}

/**
 * Tagged template: every value is escaped unless it is {@link Markup}; lists are joined, nothing stands for `null`,
 * `undefined` and `false`. Attribute values must stand in double quotes.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Child[]): Markup {
  let out = strings[0] ?? '';
  for (let i = 0; i < values.length; i++) out += render(values[i]) + (strings[i + 1] ?? '');
  return { markup: out };
}

/** A path of elements, which may break at its slashes before it breaks inside a name. */
export function breakable(path: string): Markup {
  return html`${path.split('/').map((step, i) => (i === 0 ? step : html`<wbr>/${step}`))}`;
}

/** Text of this program's own, such as a style sheet. Never for anything that came from a result. */
export function trusted(markup: string): Markup {
  return { markup };
}

function render(value: Child): string {
  if (value === null || value === undefined || value === false) return '';
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  if ('markup' in value) return value.markup;
  let out = '';
  for (const child of value) out += render(child);
  return out;
}
