import { Icon } from '../../components/icons.tsx';
import { useText } from '../../state/text.ts';

/** A finding that somebody accepted: icon and word; the line through the text alone would not be heard. */
export function AcceptedMark() {
  const { t } = useText();
  return (
    <span className="mark accepted-mark" data-testid="accepted-mark">
      <Icon name="tick" size={16} />
      <span>{t('acceptances.accepted')}</span>
    </span>
  );
}
