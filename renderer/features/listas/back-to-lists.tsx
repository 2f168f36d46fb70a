import { Icon } from '../../components/icons.tsx';
import { hashOf } from '../../state/router.ts';
import { useText } from '../../state/text.ts';

/** The way back to all checklists. */
export function BackToLists() {
  const { t } = useText();
  return (
    <a className="back" href={hashOf('listas')}>
      <Icon name="left" size={16} />
      {t('checklists.back')}
    </a>
  );
}
