import { clockHere } from '../state/clock.ts';
import { useText } from '../state/text.ts';
import { Button } from './controls.tsx';
import { Icon } from './icons.tsx';

/** Whether what was said is on the disk. */
export type Saved =
  | { readonly state: 'saving' }
  /** `at`: milliseconds since 1970; null where nothing was saved since the window was opened. */
  | { readonly state: 'saved'; readonly at: number | null }
  | { readonly state: 'refused'; readonly why: string; readonly retry: () => void };

interface Props {
  readonly saved: Saved;
  /** Said instead of the hour while there is none. */
  readonly before?: string;
  readonly testId: string;
}

/** «Guardado 09:15:30», or why it is not, with a way to try again. */
export function SaveMark({ saved, before, testId }: Props) {
  const { t } = useText();
  const words =
    saved.state === 'saved' && saved.at !== null
      ? t('common.savedAt', { time: clockHere(new Date(saved.at)) })
      : before;
  return (
    <span className="save-mark" role="status" data-testid={testId} data-state={saved.state}>
      {saved.state === 'saving' && (
        <span className="mark muted">
          <span className="spinner" aria-hidden="true" />
          {t('common.saving')}
        </span>
      )}
      {saved.state === 'saved' && words !== undefined && (
        <span className="mark outcome-cumple">
          <Icon name="check" size={16} />
          <span>{words}</span>
        </span>
      )}
      {saved.state === 'refused' && (
        <>
          <span className="mark severity-error">
            <Icon name="warning" size={16} />
            <span>{saved.why}</span>
          </span>
          <Button onPress={saved.retry} data-testid="save-retry">
            {t('common.retry')}
          </Button>
        </>
      )}
    </span>
  );
}
