import { Button } from '../../components/controls.tsx';
import { useText } from '../../state/text.ts';

export function HelpButton({ onPress }: { readonly onPress: () => void }) {
  const { t } = useText();
  return (
    <Button kind="quiet" onPress={onPress} data-testid="keys-help">
      <kbd>?</kbd> {t('visits.keys.title')}
    </Button>
  );
}
