import { countDecimals, roundHalfUp } from '../model/rounding.ts';

export { roundHalfUp } from '../model/rounding.ts';

export type Language = 'es-MX' | 'en';

/** A non-breaking space: number and unit stay on one line. */
const NBSP = '\u00a0';

/** `1,234,567.5`: México and English write numbers alike. `decimals` places, always shown. */
export function formatNumber(value: number, decimals = 0): string {
  if (!Number.isFinite(value)) return '—';
  const rounded = roundHalfUp(value, decimals);
  const [whole, fraction] = Math.abs(rounded).toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${rounded < 0 ? '−' : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** Beyond these decimals nobody reads them. */
const MOST_DECIMALS = 6;

/** `0.5`, `3`: with the decimals that the value has. A weight of 0.5 is neither 0 nor 1. */
export function formatExact(value: number): string {
  return formatNumber(value, Math.min(countDecimals(value), MOST_DECIMALS));
}

/** `41.8 %` of a figure from 0 to 100; `—` for null, which is not zero. Above 100 it is shown as it is. */
export function formatPercent(percent: number | null, decimals = 1): string {
  return percent === null ? '—' : `${formatNumber(percent, decimals)}${NBSP}%`;
}

/** `41.8 %` of a share from 0 to 1. */
export function formatRatio(ratio: number | null, decimals = 1): string {
  return formatPercent(ratio === null ? null : ratio * 100, decimals);
}

/** `1.2 MB`; units of 1000, as file managers and providers count. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (unit < units.length - 1 && roundHalfUp(value, unit === 0 ? 0 : 1) >= 1000) {
    value /= 1000;
    unit++;
  }
  return `${formatNumber(value, unit === 0 ? 0 : 1)}${NBSP}${units[unit]}`;
}

/** `350 ms`, `4.2 s`, `3 min 05 s`, `1 h 02 min`. */
export function formatDuration(milliseconds: number): string {
  if (roundHalfUp(milliseconds, 0) < 1000) return `${formatNumber(milliseconds)}${NBSP}ms`;
  if (roundHalfUp(milliseconds / 1000, 1) < 60) return `${formatNumber(milliseconds / 1000, 1)}${NBSP}s`;
  const seconds = roundHalfUp(milliseconds / 1000, 0);
  if (seconds < 3600) return `${Math.floor(seconds / 60)}${NBSP}min ${two(seconds % 60)}${NBSP}s`;
  const minutes = roundHalfUp(seconds / 60, 0);
  return `${formatNumber(Math.floor(minutes / 60))}${NBSP}h ${two(minutes % 60)}${NBSP}min`;
}

/** `1 hallazgo`, `2 hallazgos`, `0 hallazgos`, `1,200 hallazgos`. */
export function plural(count: number, one: string, many: string): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

/** `clues, curp y folio`; in Spanish `y` becomes `e` before the sound i. */
export function formatList(words: readonly string[], language: Language = 'es-MX'): string {
  if (words.length < 2) return words.join('');
  const last = words[words.length - 1];
  const and = language === 'en' ? 'and' : /^h?i(?![aeo])/i.test(last) ? 'e' : 'y';
  return `${words.slice(0, -1).join(', ')} ${and} ${last}`;
}

/** With a capital at its beginning; the rest as it is. */
export function sentenceCase(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
