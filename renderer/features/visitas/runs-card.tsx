import { useState } from 'react';
import type { VisitRun, VisitState } from '../../../shared/model/index.ts';
import { Confirm } from '../../components/confirm.tsx';
import { Button } from '../../components/controls.tsx';
import { Icon } from '../../components/icons.tsx';
import { Problem } from '../../components/problem.tsx';
import { Shown } from '../../components/states.tsx';
import { call } from '../../state/bridge.ts';
import { hashOf } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { useCall } from '../../state/use-call.ts';
import { useChange } from './use-visit.ts';

/** Runs over exports of the unit that this visit takes into account, and those that could be. */
export function RunsCard({ state }: { readonly state: VisitState }) {
  const { t, f } = useText();
  const { head } = state;
  const open = head.status === 'abierta';
  const { answer, reload } = useCall('runs.list', { unit: head.clues, limit: 50 });
  const { busy, problem, run } = useChange(head.id);
  const [leaving, setLeaving] = useState<VisitRun | null>(null);
  const attached = new Set(head.runs.map((one) => one.run));
  return (
    <section className="card">
      <h2>{t('visits.runs.title')}</h2>
      <p className="hint">{t('visits.runs.text')}</p>
      <ul className="plain">
        {head.runs.map((one) => (
          <li key={one.run} className="setting-line" data-testid="attached-run">
            <span>
              <a href={hashOf('resultado', [one.run])}>{f.moment(one.startedAt)}</a>{' '}
              <span className="muted">
                {one.checklist} {one.edition}
              </span>{' '}
              <strong>{f.percent(one.percent)}</strong>
              {!head.checklists.some(({ id, edition }) => id === one.checklist && edition === one.edition) && (
                <small className="hint"> {t('visits.runs.otherChecklist')}</small>
              )}
            </span>
            {open && (
              <Button kind="quiet" isDisabled={busy} onPress={() => setLeaving(one)}>
                {t('common.remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {head.runs.length === 0 && <p className="muted">{t('visits.runs.none')}</p>}
      <Problem text={problem} />
      {open && (
        <>
          <h3>{t('visits.runs.available')}</h3>
          <Shown answer={answer} reload={reload}>
            {(runs) => {
              const offered = runs.filter((one) => one.status === 'completa' && !attached.has(one.id)).slice(0, 6);
              if (offered.length === 0) return <p className="muted">{t('visits.runs.noneAvailable')}</p>;
              return (
                <ul className="plain">
                  {offered.map((one) => (
                    <li key={one.id} className="setting-line">
                      <span>
                        {f.moment(one.startedAt)}{' '}
                        <span className="muted">
                          {one.checklist} {one.edition}
                        </span>{' '}
                        <strong>{f.percent(one.percent)}</strong>
                      </span>
                      <Button
                        isDisabled={busy}
                        onPress={() => void run(() => call('visits.attachRun', { visit: head.id, run: one.id }))}
                        data-testid="attach-run"
                      >
                        {t('visits.runs.attach')}
                      </Button>
                    </li>
                  ))}
                </ul>
              );
            }}
          </Shown>
          <p>
            <a href={hashOf('verificar')} className="pair">
              <Icon name="verificar" size={16} />
              {t('visits.runs.verifyNow')}
            </a>
          </p>
        </>
      )}
      <Confirm
        open={leaving !== null}
        title={t('visits.runs.detachTitle')}
        action={t('common.remove')}
        onCancel={() => setLeaving(null)}
        onConfirm={() => {
          const id = leaving?.run;
          setLeaving(null);
          if (id) void run(() => call('visits.detachRun', { visit: head.id, run: id }));
        }}
      >
        <p>{t('visits.runs.detachText')}</p>
      </Confirm>
    </section>
  );
}
