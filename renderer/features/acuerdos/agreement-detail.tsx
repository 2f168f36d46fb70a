import type { Agreement } from '../../../shared/model/index.ts';
import { Button } from '../../components/controls.tsx';
import { hashOf } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { AgreementStatusMark } from './marks.tsx';

interface Props {
  readonly agreement: Agreement;
  readonly onDo: (what: 'report' | 'edit' | 'remove') => void;
}

/** Where an agreement comes from, what was reported of it, and what can be done with it. */
export function AgreementDetail({ agreement, onDo }: Props) {
  const { t, f } = useText();
  const { unit, unitName, visit, session, itemTitle, responsible, createdAt } = agreement;
  return (
    <div className="board-detail" data-testid="agreement-detail">
      <div className="actions">
        <Button icon="edit" onPress={() => onDo('report')} data-testid="agreement-report">
          {t('agreements.report.action')}
        </Button>
        {/* One of a visit is changed in the visit, as long as that is open. */}
        {visit === null && (
          <Button onPress={() => onDo('edit')} data-testid="agreement-edit">
            {t('agreements.edit')}
          </Button>
        )}
        <Button kind="quiet" icon="trash" onPress={() => onDo('remove')} data-testid="agreement-remove">
          {t('common.remove')}
        </Button>
      </div>
      <div className="board-sides">
        <dl className="pairs">
          <dt>{t('agreements.detail.responsible')}</dt>
          <dd>{responsible || '—'}</dd>
          {unit !== null && (
            <>
              <dt>{t('agreements.detail.unit')}</dt>
              <dd>
                <a className="mono" href={hashOf('unidades', [unit])}>
                  {unit}
                </a>{' '}
                {unitName}
              </dd>
            </>
          )}
          {itemTitle !== null && (
            <>
              <dt>{t('agreements.detail.item')}</dt>
              <dd>{itemTitle}</dd>
            </>
          )}
          <dt>{t('agreements.detail.from')}</dt>
          <dd>
            {visit !== null ? (
              <a href={hashOf('visitas', [visit])}>{t('agreements.detail.visit')}</a>
            ) : (
              t(session === null ? 'agreements.detail.hand' : 'agreements.detail.session')
            )}
          </dd>
          <dt>{t('agreements.detail.made')}</dt>
          <dd>{f.moment(createdAt)}</dd>
        </dl>
        <section className="stack stack-tight">
          <h3>{t('agreements.detail.history')}</h3>
          {agreement.reports.length === 0 ? (
            <p className="muted">{t('agreements.detail.noHistory')}</p>
          ) : (
            <History agreement={agreement} />
          )}
        </section>
      </div>
    </div>
  );
}

/** The last report comes first. */
function History({ agreement }: Pick<Props, 'agreement'>) {
  const { t, f } = useText();
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t('agreements.detail.when')}</th>
          <th scope="col" className="number">
            {t('agreements.column.real')}
          </th>
          <th scope="col">{t('agreements.column.status')}</th>
          <th scope="col">{t('agreements.detail.by')}</th>
          <th scope="col">{t('agreements.detail.note')}</th>
        </tr>
      </thead>
      <tbody>
        {[...agreement.reports].reverse().map(({ id, at, real, status, by, note }) => (
          <tr key={id} data-testid="agreement-history">
            <td className="nowrap">{f.moment(at)}</td>
            <td className="number">{real === null ? t('agreements.notReported') : f.percent(real)}</td>
            <td>
              <AgreementStatusMark status={status} />
            </td>
            <td>{by || '—'}</td>
            <td>{note || '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
