import { Icon } from '../../components/icons.tsx';
import { hashOf } from '../../state/router.ts';
import { useText } from '../../state/text.ts';

/** The way back to the list. */
export function BackToAll() {
  const { t } = useText();
  return (
    <a className="back" href={hashOf('conexiones')}>
      <Icon name="left" size={16} />
      {t('connections.back')}
    </a>
  );
}
