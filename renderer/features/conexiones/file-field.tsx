import { useId } from 'react';
import { Button } from '../../components/controls.tsx';
import { call } from '../../state/bridge.ts';
import { useText } from '../../state/text.ts';
import { toastError } from '../../state/toasts.ts';

interface Props {
  readonly kind: 'authority' | 'key';
  readonly label: string;
  readonly help: string;
  readonly value: string | null;
  readonly onChange: (path: string | null) => void;
  readonly problem?: string;
  readonly testId?: string;
}

/** A file that a connection points to; only its place is kept. */
export function FileField({ kind, label, help, value, onChange, problem = '', testId = `choose-${kind}` }: Props) {
  const { t } = useText();
  const id = useId();
  const choose = () => {
    call('dialog.openConnectionFile', { kind })
      .then(({ path }) => path !== null && onChange(path))
      .catch(toastError);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be drawn as a box of its own
    <div className="field" role="group" aria-labelledby={id} data-wrong={problem !== '' || undefined}>
      <span className="field-label" id={id}>
        {label}
      </span>
      <div className="actions">
        <Button icon="file" onPress={choose} data-testid={testId}>
          {t('connections.form.chooseFile')}
        </Button>
        <span className={value === null ? 'muted' : 'path'}>{value ?? t('connections.form.noFile')}</span>
        {value !== null && (
          <Button kind="quiet" icon="close" label={t('connections.form.dropFile')} onPress={() => onChange(null)} />
        )}
      </div>
      {problem === '' ? <span className="hint">{help}</span> : <span className="problem">{problem}</span>}
    </div>
  );
}
