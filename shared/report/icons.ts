import type { Outcome, Severity } from '../model/index.ts';
import { html, type Markup, trusted } from './markup.ts';
import { OUTCOME_WORDS, SEVERITY_LABELS } from './words.ts';

/** Each differs in shape, so that print in greys and colour-blind eyes tell them apart; the word stands beside it. */
const DRAWN = {
  check: '<circle cx="6" cy="6" r="6"/><path class="in" d="M3.2 6.3l2 2.1 3.7-4.4"/>',
  half: '<circle class="out" cx="6" cy="6" r="5.2"/><path d="M6 .8a5.2 5.2 0 0 0 0 10.4z"/>',
  cross: '<rect width="12" height="12" rx="1.5"/><path class="in" d="M3.3 3.3l5.4 5.4M8.7 3.3l-5.4 5.4"/>',
  dash: '<path class="out" d="M2 6h8"/>',
  frame: '<rect class="out dashed" x="1" y="1" width="10" height="10"/>',
  person: '<circle cx="6" cy="3.4" r="2.6"/><path d="M.8 12c0-3 2.2-4.8 5.2-4.8s5.2 1.8 5.2 4.8z"/>',
  ring: '<circle class="out dashed" cx="6" cy="6" r="5"/>',
  triangle: '<path d="M6 .6l6 10.8H0z"/><path class="in" d="M6 4.4v3.2M6 9.3v.6"/>',
  info: '<circle class="out" cx="6" cy="6" r="5.2"/><path class="out" d="M6 5.4v3.4M6 3.1v.6"/>',
} as const;

const OUTCOME_ICONS: Readonly<Record<Outcome, keyof typeof DRAWN>> = {
  cumple: 'check',
  'cumple-parcial': 'half',
  'no-cumple': 'cross',
  'no-aplica': 'dash',
  'no-desplegado': 'frame',
  'por-revisar': 'person',
  'no-evaluada': 'ring',
  error: 'triangle',
};

const SEVERITY_ICONS: Readonly<Record<Severity, keyof typeof DRAWN>> = {
  error: 'cross',
  warning: 'triangle',
  info: 'info',
};

function icon(name: keyof typeof DRAWN): Markup {
  return trusted(`<svg class="icon" aria-hidden="true" viewBox="0 0 12 12">${DRAWN[name]}</svg>`);
}

/** Icon and word, coloured by class. */
export function outcomeBadge(outcome: Outcome): Markup {
  return html`<span class="badge o-${outcome}">${icon(OUTCOME_ICONS[outcome])}${OUTCOME_WORDS[outcome]}</span>`;
}

export function severityBadge(severity: Severity, words: string = SEVERITY_LABELS[severity]): Markup {
  return html`<span class="badge s-${severity}">${icon(SEVERITY_ICONS[severity])}${words}</span>`;
}
