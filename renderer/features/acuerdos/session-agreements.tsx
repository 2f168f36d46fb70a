import { useState } from 'react';
import type { Committee } from '../../../shared/model/index.ts';
import { Button } from '../../components/controls.tsx';
import { Pick } from '../../components/fields.tsx';
import { Shown } from '../../components/states.tsx';
import { dayHere } from '../../state/clock.ts';
import { useText } from '../../state/text.ts';
import { useCall } from '../../state/use-call.ts';
import { AgreementBoard } from './agreement-board.tsx';
import { AgreementForm } from './agreement-form.tsx';

const MOST = 5000;

/** What was agreed in one session of a committee: of the last that was held, unless another is chosen. */
export function SessionAgreements({ committee }: { readonly committee: Committee }) {
  const { t, f } = useText();
  const { sessions } = committee;
  const [chosen, setChosen] = useState<string | null>(null);
  const session =
    sessions.find(({ id }) => id === chosen) ?? sessions.findLast(({ held }) => held !== null) ?? sessions[0];
  return (
    <section className="card">
      <h2>{t('agreements.committee.agreements')}</h2>
      {session === undefined ? (
        <p className="muted">{t('agreements.committee.saveFirst')}</p>
      ) : (
        <>
          <div className="board-year">
            <Pick
              label={t('agreements.committee.pickSession')}
              choices={sessions.map(({ id, programmed, held }) => ({
                id,
                label: t('agreements.committee.sessionOf', {
                  day: f.moment(programmed),
                  state: t(held === null ? 'agreements.committee.notHeld' : 'agreements.committee.wasHeld'),
                }),
              }))}
              value={session.id}
              onChange={setChosen}
              testId="session-pick"
            />
          </div>
          <Listed key={session.id} session={session.id} />
        </>
      )}
    </section>
  );
}

function Listed({ session }: { readonly session: string }) {
  const { t } = useText();
  const { answer, reload } = useCall('agreements.list', { session, limit: MOST });
  const [making, setMaking] = useState(false);
  const done = (saved: boolean) => {
    setMaking(false);
    if (saved) reload();
  };
  return (
    <>
      <Shown answer={answer} reload={reload}>
        {(agreements) =>
          agreements.length === 0 ? (
            <p className="muted">{t('agreements.committee.noAgreements')}</p>
          ) : (
            <AgreementBoard agreements={agreements} on={dayHere(new Date())} onChanged={reload} />
          )
        }
      </Shown>
      {making ? (
        <AgreementForm agreement={null} place={{ unit: null, session }} onDone={done} />
      ) : (
        <div className="actions">
          <Button icon="acuerdos" onPress={() => setMaking(true)} data-testid="session-agreement">
            {t('agreements.new')}
          </Button>
        </div>
      )}
    </>
  );
}
