import { useState } from 'react';
import type { UnitPage } from '../../../shared/model/index.ts';
import { Button } from '../../components/controls.tsx';
import { hashOf } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { AnnulDialog } from './annul-dialog.tsx';
import { StandingMark } from './standing-mark.tsx';

/** What the registry says of the unit, since when and until when, where it comes from, and what can be done about it. */
export function StandingCard({ page, changed }: { readonly page: UnitPage; readonly changed: () => void }) {
  const { t, f, count } = useText();
  const [asking, setAsking] = useState(false);
  const { standing, unit, openAgreements } = page;
  const { state, since, validUntil, visit, reason } = standing;
  const isAnnulled = state === 'anulada';
  const stands = state === 'verificada' || state === 'con-observaciones' || state === 'vencida';
  return (
    <section className="card" data-testid="standing-card">
      <div className="card-head">
        <h2>{t('units.standingTitle')}</h2>
        {(stands || isAnnulled) && (
          <Button kind={isAnnulled ? 'plain' : 'danger'} onPress={() => setAsking(true)} data-testid="annul">
            {isAnnulled ? t('units.reinstate.open') : t('units.annul.open')}
          </Button>
        )}
      </div>
      <p className="standing-large">
        <StandingMark state={state} />
      </p>
      <p>{t(`units.standingMeaning.${state}`)}</p>
      <dl className="pairs">
        {since !== null && (
          <div>
            <dt>{t('units.since')}</dt>
            <dd>{f.moment(since)}</dd>
          </div>
        )}
        {validUntil !== null && (
          <div>
            <dt>{t('units.until')}</dt>
            <dd>{f.moment(validUntil)}</dd>
          </div>
        )}
        {reason !== null && (
          <div>
            <dt>{t('units.reason')}</dt>
            <dd>{reason}</dd>
          </div>
        )}
        {visit !== null && (
          <div>
            <dt>{t('units.comesFrom')}</dt>
            <dd>
              <a href={hashOf('visitas', [visit])}>{t('units.theVisit')}</a>
            </dd>
          </div>
        )}
        <div>
          <dt>{t('units.agreements')}</dt>
          <dd>
            {openAgreements === 0 ? (
              t('units.noAgreements')
            ) : (
              <a href={hashOf('acuerdos', [], { unidad: unit.clues })}>
                {count('units.openAgreements', openAgreements)}
              </a>
            )}
          </dd>
        </div>
      </dl>
      {asking && (
        <AnnulDialog
          clues={unit.clues}
          isAnnulled={isAnnulled}
          onDone={(done) => {
            setAsking(false);
            if (done) changed();
          }}
        />
      )}
    </section>
  );
}
