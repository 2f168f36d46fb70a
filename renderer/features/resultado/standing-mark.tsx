import { Icon, type IconName } from '../../components/icons.tsx';
import { useText } from '../../state/text.ts';
import type { Standing } from './acceptable.ts';

const ICONS: Readonly<Record<Standing, IconName>> = {
  accepted: 'tick',
  expired: 'clock',
  stale: 'warning',
  undecided: 'info',
  refused: 'cross',
  withdrawn: 'dash',
  replaced: 'dash',
};

/** How an acceptance stands towards the run: icon and word. */
export function StandingMark({ standing }: { readonly standing: Standing }) {
  const { t } = useText();
  return (
    <span className={`mark standing-${standing}`}>
      <Icon name={ICONS[standing]} size={16} />
      <span>{t(`acceptances.standing.${standing}`)}</span>
    </span>
  );
}
