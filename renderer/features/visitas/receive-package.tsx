import { useState } from 'react';
import { Button } from '../../components/controls.tsx';
import { call } from '../../state/bridge.ts';
import { useText } from '../../state/text.ts';
import { toastError } from '../../state/toasts.ts';
import { ImportPackage } from '../ajustes/import-package.tsx';

interface Props {
  /** Once a package was joined. */
  readonly onJoined: () => void;
  readonly testId: string;
}

/** Takes in the package of another computer: the second evaluator begins here, and the first one ends here. */
export function ReceivePackage({ onJoined, testId }: Props) {
  const { t } = useText();
  const [path, setPath] = useState<string | null>(null);
  const choose = () => {
    call('dialog.openPackage', undefined)
      .then((chosen) => setPath(chosen.path))
      .catch(toastError);
  };
  return (
    <>
      <Button icon="upload" onPress={choose} data-testid={testId}>
        {t('settings.joining.import')}
      </Button>
      {path !== null && (
        <ImportPackage
          path={path}
          onClose={(joined) => {
            setPath(null);
            if (joined) onJoined();
          }}
        />
      )}
    </>
  );
}
