import type { Language } from './format.ts';

const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  'es-MX': [
    ...['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio'],
    ...['julio', 'agosto', 'septiembre', 'octubre', 'noviembre', 'diciembre'],
  ],
  en: [
    ...['January', 'February', 'March', 'April', 'May', 'June'],
    ...['July', 'August', 'September', 'October', 'November', 'December'],
  ],
};

const ISO =
  /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?:T(\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/;

/** `5 de marzo de 2026`, `March 5, 2026`, of an ISO date or the date part of an ISO time. Other texts come back as is. */
export function formatDate(iso: string, language: Language = 'es-MX'): string {
  const parts = ISO.exec(iso);
  if (!parts) return iso;
  const day = Number(parts[3]);
  const month = MONTHS[language][Number(parts[2]) - 1];
  return language === 'en' ? `${month} ${day}, ${parts[1]}` : `${day} de ${month} de ${parts[1]}`;
}

/** `05/03/2026`, for tables; `2026-03-05` in English, where the order of day and month is in doubt. */
export function formatShortDate(iso: string, language: Language = 'es-MX'): string {
  const parts = ISO.exec(iso);
  if (!parts) return iso;
  return language === 'en' ? `${parts[1]}-${parts[2]}-${parts[3]}` : `${parts[3]}/${parts[2]}/${parts[1]}`;
}

/** `05/03/2026 14:03`, for tables; the hour that stands in the text, never moved to another zone. */
export function formatShortDateTime(iso: string, language: Language = 'es-MX'): string {
  const parts = ISO.exec(iso);
  const day = formatShortDate(iso, language);
  return parts?.[4] === undefined ? day : `${day} ${parts[4]}:${parts[5]}`;
}

/**
 * `5 de marzo de 2026, 14:03 (UTC−06:00)`: the day and hour that stand in the text, never moved to another zone, so
 * that a report reads the same on every machine.
 */
export function formatDateTime(iso: string, language: Language = 'es-MX'): string {
  const parts = ISO.exec(iso);
  if (!parts) return iso;
  if (parts[4] === undefined) return formatDate(iso, language);
  const zone = parts[6];
  const suffix = zone === undefined ? '' : zone === 'Z' ? ' (UTC)' : ` (UTC${zone.replace('-', '−')})`;
  return `${formatDate(iso, language)}, ${parts[4]}:${parts[5]}${suffix}`;
}
