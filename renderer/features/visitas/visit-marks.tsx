import type { VisitKind, VisitStatus } from '../../../shared/model/index.ts';
import { Icon, type IconName } from '../../components/icons.tsx';
import { ShareBar } from '../../components/share-bar.tsx';
import { useText } from '../../state/text.ts';

const KIND_ICONS: Readonly<Record<VisitKind, IconName>> = { self: 'person', internal: 'inicio', external: 'visitas' };
const STATUS: Readonly<Record<VisitStatus, { readonly icon: IconName; readonly className: string }>> = {
  abierta: { icon: 'edit', className: 'status-en-curso' },
  cerrada: { icon: 'check', className: 'status-completa' },
  inaccesible: { icon: 'warning', className: 'status-interrumpida' },
  cancelada: { icon: 'dash', className: 'status-cancelada' },
};

/** Self-verification, internal or external: three series that are never added. */
export function KindMark({ kind }: { readonly kind: VisitKind }) {
  const { t } = useText();
  return (
    <span className="mark nowrap">
      <Icon name={KIND_ICONS[kind]} size={16} />
      <span>{t(`visits.kind.${kind}`)}</span>
    </span>
  );
}

export function VisitStatusMark({ status }: { readonly status: VisitStatus }) {
  const { t } = useText();
  const { icon, className } = STATUS[status];
  return (
    <span className={`mark nowrap ${className}`} data-testid="visit-status" data-status={status}>
      <Icon name={icon} size={16} />
      <span>{t(`visits.status.${status}`)}</span>
    </span>
  );
}

/** How much was answered, as figure and bar. */
export function VisitProgressBar({ answered, asked }: { readonly answered: number; readonly asked: number }) {
  const { t, f } = useText();
  return (
    <span className="visit-progress">
      <span>{t('visits.answeredOf', { n: f.number(answered), total: f.number(asked) })}</span>
      <ShareBar share={asked === 0 ? 0 : answered / asked} />
    </span>
  );
}
