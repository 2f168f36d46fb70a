import { useState } from 'react';
import type { VisitState } from '../../../shared/model/index.ts';
import { Button } from '../../components/controls.tsx';
import { TableBox } from '../../components/table-box.tsx';
import { call } from '../../state/bridge.ts';
import { navigate } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { ActaCard } from './acta-card.tsx';
import { VisitReasonDialog } from './visit-reason-dialog.tsx';

/** Closed versions, which never change, and the way to make the next one. */
export function VersionsPane({ state }: { readonly state: VisitState }) {
  const { t, f } = useText();
  const { head, versions } = state;
  const [chosen, setChosen] = useState(versions.at(-1)?.version);
  const [correcting, setCorrecting] = useState(false);
  return (
    <div className="stack">
      <section className="card">
        <div className="card-head">
          <h2>{t('visits.versions.title')}</h2>
          {head.status === 'cerrada' && (
            <Button icon="edit" onPress={() => setCorrecting(true)} data-testid="correct-visit">
              {t('visits.versions.correct')}
            </Button>
          )}
        </div>
        <p className="hint">{t('visits.versions.text')}</p>
        {versions.length === 0 ? (
          <p className="muted">{t('visits.versions.none')}</p>
        ) : (
          <TableBox label={t('visits.versions.title')}>
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{t('visits.versions.version')}</th>
                  <th scope="col">{t('visits.times.closed')}</th>
                  <th scope="col">{t('visits.versions.folio')}</th>
                  <th scope="col">{t('visits.versions.why')}</th>
                  <th scope="col">SHA-256</th>
                  <td />
                </tr>
              </thead>
              <tbody>
                {versions.map((one) => (
                  <tr key={one.version} data-testid="version-row">
                    <th scope="row">{f.number(one.version)}</th>
                    <td className="nowrap">{f.moment(one.closedAt)}</td>
                    <td className="mono nowrap">{one.folio}</td>
                    <td>{one.correction === '' ? t('visits.versions.first') : one.correction}</td>
                    <td className="mono hash small">{one.sha256}</td>
                    <td className="tight">
                      <Button kind="quiet" isDisabled={chosen === one.version} onPress={() => setChosen(one.version)}>
                        {t('visits.versions.see')}
                      </Button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableBox>
        )}
      </section>
      {chosen !== undefined && <ActaCard key={chosen} state={state} version={chosen} />}
      {correcting && (
        <VisitReasonDialog
          visit={head.id}
          title={t('visits.versions.correct')}
          text={t('visits.versions.correctText')}
          action={t('visits.versions.correct')}
          ask={(reason) => call('visits.correct', { visit: head.id, reason })}
          onClose={(done) => (done ? navigate('visitas', [head.id, 'preguntas']) : setCorrecting(false))}
        />
      )}
    </div>
  );
}
