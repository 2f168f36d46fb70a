import type { Outcome, RunSummary, Severity } from '../../shared/model/index.ts';
import { useText } from '../state/text.ts';
import { Icon, type IconName } from './icons.tsx';

const OUTCOME_ICONS: Readonly<Record<Outcome, IconName>> = {
  cumple: 'check',
  'cumple-parcial': 'half',
  'no-cumple': 'cross',
  'no-aplica': 'dash',
  'no-desplegado': 'dash',
  'por-revisar': 'person',
  'no-evaluada': 'clock',
  error: 'warning',
};

/** Severity as icon, word and colour. */
export function SeverityMark({ severity, short = false }: { readonly severity: Severity; readonly short?: boolean }) {
  const { t } = useText();
  const word = t(`common.severity.${severity}`);
  return (
    <span className={`mark severity-${severity}`}>
      <Icon name={severity} size={16} />
      <span className={short ? 'visually-hidden' : undefined}>{word}</span>
    </span>
  );
}

/** Outcome of an item as icon, word and colour. */
export function OutcomeMark({ outcome }: { readonly outcome: Outcome }) {
  const { t } = useText();
  return (
    <span className={`mark outcome-${outcome}`}>
      <Icon name={OUTCOME_ICONS[outcome]} size={16} />
      <span>{t(`common.outcome.${outcome}`)}</span>
    </span>
  );
}

const STATUS_ICONS: Readonly<Record<RunSummary['status'], IconName>> = {
  completa: 'check',
  'en-curso': 'clock',
  cancelada: 'dash',
  interrumpida: 'warning',
};

/** How a run ended. */
export function StatusMark({ status }: { readonly status: RunSummary['status'] }) {
  const { t } = useText();
  return (
    <span className={`mark status-${status}`} data-testid="run-status" data-status={status}>
      <Icon name={STATUS_ICONS[status]} size={16} />
      <span>{t(`common.status.${status}`)}</span>
    </span>
  );
}
