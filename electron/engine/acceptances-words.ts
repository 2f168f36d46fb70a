import type { AppliedAcceptances } from '../../shared/model/index.ts';
import { plural } from '../../shared/text/format.ts';
import { formatShortDate } from '../../shared/text/format-date.ts';

export interface SaidAcceptances {
  /** One line; null where there is nothing to say. */
  readonly summary: string | null;
  /** One sentence each: what somebody must look at. */
  readonly warnings: readonly string[];
}

/** Sentences of one kind that are said one by one; of more, how many there are. */
const MOST_SAID = 20;

/** What is said of applied acceptances on a terminal. */
export function acceptanceSentences({
  keys,
  accepted,
  stale,
  expired,
  refused,
  undecided,
}: AppliedAcceptances): SaidAcceptances {
  const parts = [
    accepted.length > 0 ? plural(keys.length, 'hallazgo aceptado aparte', 'hallazgos aceptados aparte') : null,
    counted(stale, 'aceptación ya no coincide con ningún hallazgo', 'aceptaciones ya no coinciden con ningún hallazgo'),
    counted(expired, 'aceptación vencida', 'aceptaciones vencidas'),
    counted(refused, 'aceptación sin efecto: la norma obliga', 'aceptaciones sin efecto: la norma obliga'),
    counted(undecided, 'aceptación que no se pudo cotejar', 'aceptaciones que no se pudieron cotejar'),
  ].filter((part) => part !== null);
  return {
    summary: parts.length === 0 ? null : `${parts.join('; ')}.`,
    warnings: [
      ...said(
        stale,
        ({ rule, fingerprint }) => `la aceptación de «${rule}» (${fingerprint}) ya no coincide con ningún hallazgo.`,
      ),
      ...said(
        expired,
        ({ rule, fingerprint, expiresOn }) =>
          `la aceptación de «${rule}» (${fingerprint}) venció el ${formatShortDate(expiresOn, 'es-MX')}: el hallazgo vuelve a contar.`,
      ),
      ...said(
        refused,
        ({ acceptance, itemTitle }) =>
          `la aceptación de «${acceptance.rule}» (${acceptance.fingerprint}) no cuenta: la norma hace obligatorio «${itemTitle}».`,
      ),
    ],
  };
}

function counted(list: readonly unknown[], one: string, many: string): string | null {
  return list.length === 0 ? null : plural(list.length, one, many);
}

function said<T>(list: readonly T[], sentence: (one: T) => string): readonly string[] {
  const first = list.slice(0, MOST_SAID).map(sentence);
  const more = list.length - first.length;
  return more === 0 ? first : [...first, `y ${plural(more, 'aceptación más', 'aceptaciones más')} como estas.`];
}
