import type { LiveState } from '../../../shared/model/index.ts';
import { Problem } from '../../components/problem.tsx';
import { Failure, Loading } from '../../components/states.tsx';
import { useLive } from '../../state/live.ts';
import { useText } from '../../state/text.ts';
import { AftermathNotice } from './aftermath-notice.tsx';
import { Leftovers } from './leftovers.tsx';
import { LiveForm } from './live-form.tsx';
import { SavingCard } from './saving-card.tsx';
import { SessionView } from './session-view.tsx';

/** A live interface: say where to listen, watch what comes, keep it as a verification. The session lives in the engine. */
export function LiveInterface() {
  const { state, unknown, load } = useLive();
  if (state !== null && state.session !== null && unknown === null)
    return <SessionView state={state} session={state.session} />;
  return (
    <div className="screen">
      <Head />
      {unknown !== null ? (
        <Failure message={unknown} retry={() => void load()} />
      ) : state === null ? (
        <Loading />
      ) : (
        <Idle state={state} />
      )}
    </div>
  );
}

function Head() {
  const { t } = useText();
  return (
    <header className="screen-head">
      <div>
        <h1>{t('live.title')}</h1>
        <p className="muted">{t('live.intro')}</p>
      </div>
    </header>
  );
}

/** Nothing listens: what is on its way, what was left, and how to begin. */
function Idle({ state }: { readonly state: LiveState }) {
  const { saving, aftermath, problem } = useLive();
  return (
    <>
      {saving && <SavingCard saving={saving} />}
      {aftermath && <AftermathNotice aftermath={aftermath} />}
      {state.leftover.length > 0 && <Leftovers sessions={state.leftover} />}
      <LiveForm>{problem && <Problem text={problem} testId="live-problem" />}</LiveForm>
    </>
  );
}
