import { useState } from 'react';
import type { VisitState } from '../../../shared/model/index.ts';
import { localMoment } from '../../../shared/text/local-moment.ts';
import { Confirm } from '../../components/confirm.tsx';
import { Button } from '../../components/controls.tsx';
import { Problem } from '../../components/problem.tsx';
import { Shown } from '../../components/states.tsx';
import { call } from '../../state/bridge.ts';
import { dayHere } from '../../state/clock.ts';
import { useText } from '../../state/text.ts';
import { useToasts } from '../../state/toasts.ts';
import { useCall } from '../../state/use-call.ts';
import { useVisits } from '../../state/visit-session.ts';
import { ActaCard } from './acta-card.tsx';
import { ClosingChecks } from './closing-checks.tsx';
import { localOf, momentOf } from './moments.ts';
import { useChange } from './use-visit.ts';
import { VisitReasonDialog } from './visit-reason-dialog.tsx';

type Asking = 'close' | 'inaccessible' | 'cancel' | null;

/** What still stands in the way, the acta as it would be, and the ways to end a visit. */
export function ClosingPane({ state }: { readonly state: VisitState }) {
  const { t } = useText();
  const { head } = state;
  const { answer, reload } = useCall('visits.check', { visit: head.id });
  const unsaved = useVisits((session) => session.unsaved).filter((one) => one.visit === head.id).length;
  const [asking, setAsking] = useState<Asking>(null);
  const [typed, setTyped] = useState('');
  const { busy, problem, run } = useChange(head.id);
  const stops = answer.data?.filter(({ severity }) => severity === 'stop').length ?? null;
  const ready = answer.status === 'ready' && stops === 0 && unsaved === 0;
  const close = async () => {
    const closedAt = momentOf(typed, localMoment(new Date()));
    setAsking(null);
    const done = await run(() => call('visits.close', { visit: head.id, ...(closedAt === null ? {} : { closedAt }) }));
    if (done) useToasts.getState().add({ kind: 'done', text: t('visits.closing.done') });
    else reload();
  };
  return (
    <div className="split split-even">
      <div className="stack">
        <section className="card">
          <h2>{t('visits.closing.checks')}</h2>
          <Shown answer={answer} reload={reload}>
            {(checks) => <ClosingChecks checks={checks} head={head} />}
          </Shown>
          {unsaved > 0 && <Problem text={t('visits.closing.unsaved')} />}
        </section>
        <section className="card">
          <h2>{t('visits.closing.title')}</h2>
          <p>{t('visits.closing.text')}</p>
          <div className="field">
            <label htmlFor="closed-at">{t('visits.closing.at')}</label>
            <input
              id="closed-at"
              className="input"
              type="datetime-local"
              value={typed}
              min={localOf(head.openedAt)}
              max={`${dayHere(new Date())}T23:59`}
              onChange={(event) => setTyped(event.target.value)}
              data-testid="closed-at"
            />
            <span className="hint">{t('visits.closing.atHelp')}</span>
          </div>
          <Problem text={problem} />
          <div className="actions">
            <Button
              kind="main"
              icon="check"
              onPress={() => setAsking('close')}
              isDisabled={busy || !ready}
              data-testid="close-visit"
            >
              {t('visits.closing.close')}
            </Button>
          </div>
        </section>
        <section className="card">
          <h2>{t('visits.closing.otherwise')}</h2>
          {head.version === 1 && (
            <div className="setting">
              <p>{t('visits.closing.inaccessibleText')}</p>
              <Button onPress={() => setAsking('inaccessible')} data-testid="visit-inaccessible">
                {t('visits.closing.inaccessible')}
              </Button>
            </div>
          )}
          <div className="setting">
            <p>{t(head.version === 1 ? 'visits.closing.cancelText' : 'visits.closing.cancelCorrectionText')}</p>
            <Button kind="danger" onPress={() => setAsking('cancel')} data-testid="visit-cancel">
              {t(head.version === 1 ? 'visits.closing.cancel' : 'visits.closing.cancelCorrection')}
            </Button>
          </div>
        </section>
      </div>
      <ActaCard state={state} />
      <Confirm
        open={asking === 'close'}
        title={t('visits.closing.confirmTitle')}
        action={t('visits.closing.close')}
        onCancel={() => setAsking(null)}
        onConfirm={() => void close()}
      >
        <p>{t('visits.closing.confirmText')}</p>
      </Confirm>
      {asking === 'inaccessible' && (
        <VisitReasonDialog
          visit={head.id}
          title={t('visits.closing.inaccessible')}
          text={t('visits.closing.inaccessibleAsk')}
          action={t('visits.closing.inaccessible')}
          ask={(reason) => call('visits.inaccessible', { visit: head.id, reason })}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === 'cancel' && (
        <VisitReasonDialog
          visit={head.id}
          title={t(head.version === 1 ? 'visits.closing.cancel' : 'visits.closing.cancelCorrection')}
          text={t('visits.closing.cancelAsk')}
          action={t(head.version === 1 ? 'visits.closing.cancel' : 'visits.closing.cancelCorrection')}
          ask={(reason) => call('visits.cancel', { visit: head.id, reason })}
          onClose={() => setAsking(null)}
        />
      )}
    </div>
  );
}
