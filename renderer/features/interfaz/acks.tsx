import type { AckCode } from '../../../shared/model/index.ts';
import { Icon, type IconName } from '../../components/icons.tsx';
import { useText } from '../../state/text.ts';

/** In the order in which people ask for them: the answers of the original mode first. */
export const APPLICATION_ACKS = ['AA', 'AE', 'AR'] as const satisfies readonly AckCode[];
export const ACCEPT_ACKS = ['CA', 'CE', 'CR'] as const satisfies readonly AckCode[];

const LOOKS: Readonly<Record<AckCode, { readonly icon: IconName; readonly className: string }>> = {
  AA: { icon: 'check', className: 'outcome-cumple' },
  AE: { icon: 'warning', className: 'severity-warning' },
  AR: { icon: 'cross', className: 'severity-error' },
  CA: { icon: 'check', className: 'outcome-cumple' },
  CE: { icon: 'warning', className: 'severity-warning' },
  CR: { icon: 'cross', className: 'severity-error' },
};

/** What was answered, as icon and codes of table 0008; its words where there is place. */
export function AckMark({ acks, long = false }: { readonly acks: readonly AckCode[]; readonly long?: boolean }) {
  const { t } = useText();
  // The last one says how the message fared.
  const last = acks.at(-1);
  if (last === undefined) return <span className="muted">{long ? t('live.noAck') : '—'}</span>;
  const { icon, className } = LOOKS[last];
  return (
    <span className={`mark ${className}`}>
      <Icon name={icon} size={16} />
      <span>{long ? acks.map((ack) => `${ack}: ${t(`live.acks.${ack}`)}`).join(' · ') : acks.join(' ')}</span>
    </span>
  );
}
