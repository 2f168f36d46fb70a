import type { UnitState } from '../../../shared/model/index.ts';
import { Icon, type IconName } from '../../components/icons.tsx';
import { useText } from '../../state/text.ts';

const STANDINGS: Readonly<Record<UnitState, { readonly icon: IconName; readonly className: string }>> = {
  'sin-verificar': { icon: 'dash', className: 'outcome-no-aplica' },
  'en-proceso': { icon: 'clock', className: 'status-en-curso' },
  verificada: { icon: 'check', className: 'outcome-cumple' },
  'con-observaciones': { icon: 'half', className: 'outcome-cumple-parcial' },
  vencida: { icon: 'warning', className: 'outcome-cumple-parcial' },
  anulada: { icon: 'cross', className: 'outcome-no-cumple' },
};

/** What the registry says of a unit, as icon, word and colour. */
export function StandingMark({ state }: { readonly state: UnitState }) {
  const { t } = useText();
  const { icon, className } = STANDINGS[state];
  return (
    <span className={`mark nowrap ${className}`} data-testid="standing" data-state={state}>
      <Icon name={icon} size={16} />
      <span>{t(`units.standing.${state}`)}</span>
    </span>
  );
}
