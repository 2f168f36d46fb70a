import { lazy, Suspense } from 'react';
import type { LiveSession, LiveState } from '../../../shared/model/index.ts';
import { Button } from '../../components/controls.tsx';
import { Problem } from '../../components/problem.tsx';
import { useLive } from '../../state/live.ts';
import { useText } from '../../state/text.ts';
import { Counters } from './counters.tsx';
import { Discard } from './discard.tsx';
import { SavingCard } from './saving-card.tsx';
import { SessionLists } from './session-lists.tsx';
import { StateCard } from './state-card.tsx';

/** The chart library is half of the program's text; the session is there before it. */
const RateChart = lazy(() => import('./rate-chart.tsx'));

interface Props {
  readonly state: LiveState;
  readonly session: LiveSession;
}

/** What listens or has listened: how it stands, what came, and what to do with it. */
export function SessionView({ state, session }: Props) {
  const { t } = useText();
  const { saving, problem } = useLive();
  return (
    <div className="screen screen-live" data-testid="live-session" data-status={state.status}>
      <header className="screen-head">
        <div>
          <h1>{t('live.title')}</h1>
          {state.status === 'stopped' && <p className="muted">{t('live.stoppedText')}</p>}
        </div>
        <Actions state={state} session={session} />
      </header>
      {problem && <Problem text={problem} testId="live-problem" />}
      {saving && <SavingCard saving={saving} />}
      <div className="live-top">
        <StateCard state={state} session={session} />
        <Counters state={state} />
        <section className="card live-rate">
          <Suspense>
            <RateChart listening={state.status === 'listening'} />
          </Suspense>
        </section>
      </div>
      <SessionLists state={state} />
    </div>
  );
}

function Actions({ state, session }: Props) {
  const { t, count } = useText();
  const { stop, save, busy, saving } = useLive();
  if (state.status !== 'stopped') {
    const isStopping = state.status === 'stopping' || busy === 'stop';
    return (
      <div className="actions">
        <Button kind="main" icon="stop" onPress={() => void stop()} isDisabled={isStopping} data-testid="live-stop">
          {isStopping ? t('live.stopping') : t('live.stop')}
        </Button>
      </div>
    );
  }
  return (
    <div className="actions">
      <Discard session={session}>
        {count('live.discardText', state.counts.messages, { address: session.address })}
      </Discard>
      <Button
        kind="main"
        icon="verificar"
        onPress={() => void save(session)}
        isDisabled={saving !== null || busy !== null}
        data-testid="live-save"
      >
        {t('live.save')}
      </Button>
    </div>
  );
}
