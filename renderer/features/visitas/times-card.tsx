import { useState } from 'react';
import type { VisitState } from '../../../shared/model/index.ts';
import { Problem } from '../../components/problem.tsx';
import { call } from '../../state/bridge.ts';
import { useText } from '../../state/text.ts';
import { useCall } from '../../state/use-call.ts';
import { localOf, momentOf } from './moments.ts';
import { useChange } from './use-visit.ts';

/** When the visit began and ended, and the campaign that it is for. */
export function TimesCard({ state }: { readonly state: VisitState }) {
  const { t, f } = useText();
  const { head } = state;
  const { problem, run } = useChange(head.id);
  const [typed, setTyped] = useState<string | null>(null);
  const campaigns = useCall('campaigns.list', undefined);
  const campaign = campaigns.answer.data?.find((one) => one.campaign.id === head.campaign)?.campaign.title;
  const save = () => {
    if (typed === null) return;
    const openedAt = momentOf(typed, head.openedAt);
    setTyped(null);
    if (openedAt === null || openedAt === head.openedAt) return;
    void run(() => call('visits.update', { visit: head.id, openedAt }));
  };
  return (
    <section className="card">
      <h2>{t('visits.times.title')}</h2>
      {head.status === 'abierta' && (
        <div className="field">
          <label htmlFor="opened-at">{t('visits.times.opened')}</label>
          <input
            id="opened-at"
            className="input"
            type="datetime-local"
            value={typed ?? localOf(head.openedAt)}
            onChange={(event) => setTyped(event.target.value)}
            onBlur={save}
            data-testid="opened-at"
          />
          <span className="hint">{t('visits.times.openedHelp')}</span>
        </div>
      )}
      <Problem text={problem} />
      <dl className="pairs">
        <dt>{t('visits.times.opened')}</dt>
        <dd>{f.fullMoment(head.openedAt)}</dd>
        {head.closedAt && (
          <>
            <dt>{t('visits.times.closed')}</dt>
            <dd>{f.fullMoment(head.closedAt)}</dd>
          </>
        )}
        <dt>{t('visits.campaign')}</dt>
        <dd>{head.campaign === null ? t('visits.noCampaign') : (campaign ?? head.campaign)}</dd>
        <dt>{t('visits.checklists.title')}</dt>
        <dd>
          {head.checklists.map(({ id, edition, title }) => (
            <div key={id}>
              {title} <span className="muted">{edition}</span>
            </div>
          ))}
        </dd>
      </dl>
    </section>
  );
}
