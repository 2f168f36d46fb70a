import type { AgreementStatus } from '../../../shared/model/index.ts';
import type { Light } from '../../../shared/statistics/index.ts';
import { Icon, type IconName } from '../../components/icons.tsx';
import { useText } from '../../state/text.ts';

interface Look {
  readonly icon: IconName;
  readonly className: string;
}

const LIGHTS: Readonly<Record<Light | 'none', Look>> = {
  'as-expected': { icon: 'check', className: 'outcome-cumple' },
  behind: { icon: 'warning', className: 'severity-warning' },
  'far-behind': { icon: 'error', className: 'severity-error' },
  none: { icon: 'dash', className: 'severity-info' },
};

const STATUSES: Readonly<Record<AgreementStatus, Look>> = {
  pendiente: { icon: 'clock', className: 'status-en-curso' },
  solventada: { icon: 'check', className: 'status-completa' },
  'no-solventada': { icon: 'cross', className: 'outcome-no-cumple' },
};

/** The light of 2011 as icon, word and colour, with the deviation that it was read off. */
export function LightMark({ light, deviation }: { readonly light: Light | null; readonly deviation?: number | null }) {
  const { t, f } = useText();
  const name = light ?? 'none';
  return (
    <span className={`mark ${LIGHTS[name].className}`} data-testid="light" data-light={name}>
      <Icon name={LIGHTS[name].icon} size={16} />
      <span>
        {t(`agreements.light.${name}`)}
        {deviation != null && deviation !== 0 && (
          <small>{t('agreements.deviation', { n: `${deviation > 0 ? '+' : ''}${f.percent(deviation)}` })}</small>
        )}
      </span>
    </span>
  );
}

export function AgreementStatusMark({ status }: { readonly status: AgreementStatus }) {
  const { t } = useText();
  return (
    <span className={`mark nowrap ${STATUSES[status].className}`}>
      <Icon name={STATUSES[status].icon} size={16} />
      <span>{t(`agreements.status.${status}`)}</span>
    </span>
  );
}
