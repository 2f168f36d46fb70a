import {
  formatBytes,
  formatDuration,
  formatList,
  formatNumber,
  formatPercent,
  type Language,
} from '../../shared/text/format.ts';
import { formatDateTime, formatShortDate } from '../../shared/text/format-date.ts';

/** Numbers, sizes and dates as people read them; percentages arrive already rounded as the checklist says. */
export interface Formats {
  readonly number: (value: number) => string;
  readonly percent: (value: number | null) => string;
  readonly bytes: (value: number) => string;
  /** `22/11/2026 09:15`, the hour that stands in the text. */
  readonly moment: (iso: string) => string;
  readonly fullMoment: (iso: string) => string;
  readonly duration: (ms: number) => string;
  readonly list: (parts: readonly string[]) => string;
}

const made = new Map<Language, Formats>();

export function formatsOf(language: Language): Formats {
  const known = made.get(language);
  if (known) return known;
  const formats: Formats = {
    number: (value) => formatNumber(value),
    percent: (value) => formatPercent(value),
    bytes: formatBytes,
    moment: (iso) => `${formatShortDate(iso, language)} ${/T(\d\d:\d\d)/.exec(iso)?.[1] ?? ''}`.trim(),
    fullMoment: (iso) => formatDateTime(iso, language),
    duration: formatDuration,
    list: (parts) => formatList(parts, language),
  };
  made.set(language, formats);
  return formats;
}
