import type { LiveSession } from '../../../shared/model/index.ts';
import { Button } from '../../components/controls.tsx';
import { Icon } from '../../components/icons.tsx';
import { useLive } from '../../state/live.ts';
import { useText } from '../../state/text.ts';
import { Discard } from './discard.tsx';

/** What a crash or a closed window left behind: each session is kept as a verification or removed. */
export function Leftovers({ sessions }: { readonly sessions: readonly LiveSession[] }) {
  const { t, f } = useText();
  const { save, saving } = useLive();
  return (
    <section className="notice notice-warning" aria-label={t('live.leftTitle')}>
      <Icon name="warning" />
      <div>
        <h2>{t('live.leftTitle')}</h2>
        <p>{t('live.leftText')}</p>
        <ul className="live-left">
          {sessions.map((session) => {
            const moment = f.moment(session.startedAt);
            const { address, bytes, id } = session;
            return (
              <li key={id} data-testid="live-leftover">
                <span>
                  {t('live.leftOne', { moment, address })} <span className="muted nowrap">· {f.bytes(bytes)}</span>
                </span>
                <span className="actions">
                  <Button
                    icon="verificar"
                    onPress={() => void save(session)}
                    isDisabled={saving !== null}
                    data-testid="live-save"
                  >
                    {t('live.save')}
                  </Button>
                  <Discard session={session}>{t('live.discardLeft', { address, moment })}</Discard>
                </span>
              </li>
            );
          })}
        </ul>
      </div>
    </section>
  );
}
