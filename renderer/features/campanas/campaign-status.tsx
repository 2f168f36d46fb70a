import type { Campaign } from '../../../shared/model/index.ts';
import { Icon, type IconName } from '../../components/icons.tsx';
import { useText } from '../../state/text.ts';

const MARKS: Readonly<Record<Campaign['status'], { readonly icon: IconName; readonly className: string }>> = {
  borrador: { icon: 'edit', className: 'severity-warning' },
  sorteada: { icon: 'campanas', className: 'status-en-curso' },
  cerrada: { icon: 'check', className: 'outcome-cumple' },
};

/** How far a campaign is, as icon, word and colour. */
export function CampaignStatus({ status }: { readonly status: Campaign['status'] }) {
  const { t } = useText();
  const { icon, className } = MARKS[status];
  return (
    <span className={`mark nowrap ${className}`} data-testid="campaign-status" data-status={status}>
      <Icon name={icon} size={16} />
      <span>{t(`campaigns.status.${status}`)}</span>
    </span>
  );
}
