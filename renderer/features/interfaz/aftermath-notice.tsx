import { Icon } from '../../components/icons.tsx';
import type { Aftermath } from '../../state/live.ts';
import { useText } from '../../state/text.ts';

/** More than a reader takes in at once. */
const SHOWN = 5;

/** What there is to say of a listening that left no session behind. */
export function AftermathNotice({ aftermath }: { readonly aftermath: Aftermath }) {
  const { t } = useText();
  if (aftermath.kind === 'cut-off') {
    return (
      <div className="notice notice-error" role="alert">
        <Icon name="error" />
        <p>{t('live.cutOff')}</p>
      </div>
    );
  }
  const faults = aftermath.faults.slice(-SHOWN);
  return (
    <div className="notice notice-warning" role="status" data-testid="live-nothing-came">
      <Icon name="warning" />
      <div>
        <p>{t('live.nothingCame')}</p>
        {faults.length > 0 && (
          <>
            <p>{t('live.nothingCameWhy')}</p>
            <ul>
              {faults.map(({ number, sentence }) => (
                <li key={number}>{sentence}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  );
}
