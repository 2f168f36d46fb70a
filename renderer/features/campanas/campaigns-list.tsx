import type { CampaignSummary } from '../../../shared/model/index.ts';
import { ShareBar } from '../../components/share-bar.tsx';
import { Empty, Shown } from '../../components/states.tsx';
import { TableBox } from '../../components/table-box.tsx';
import { hashOf } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { useCall } from '../../state/use-call.ts';
import { CampaignStatus } from './campaign-status.tsx';
import { NEW_CAMPAIGN } from './paths.ts';

/** All campaigns with how far they are. */
export function CampaignsList() {
  const { t } = useText();
  const { answer, reload } = useCall('campaigns.list', undefined);
  return (
    <>
      <header className="screen-head">
        <div>
          <h1>{t('campaigns.title')}</h1>
          <p className="muted">{t('campaigns.intro')}</p>
        </div>
        <a className="button button-main" href={hashOf('campanas', [NEW_CAMPAIGN])} data-testid="campaign-new">
          {t('campaigns.add')}
        </a>
      </header>
      <Shown answer={answer} reload={reload}>
        {(campaigns) =>
          campaigns.length === 0 ? (
            <Empty icon="campanas" title={t('campaigns.emptyTitle')}>
              <p>{t('campaigns.emptyText')}</p>
            </Empty>
          ) : (
            <Table campaigns={campaigns} />
          )
        }
      </Shown>
    </>
  );
}

function Table({ campaigns }: { readonly campaigns: readonly CampaignSummary[] }) {
  const { t, f } = useText();
  return (
    <TableBox className="card-table" label={t('campaigns.title')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('campaigns.name')}</th>
            <th scope="col">{t('campaigns.statusTitle')}</th>
            <th scope="col" className="number">
              {t('campaigns.universe')}
            </th>
            <th scope="col" className="number">
              {t('campaigns.selected')}
            </th>
            <th scope="col">{t('campaigns.progress')}</th>
            <th scope="col" className="number">
              {t('campaigns.inaccessible')}
            </th>
            <th scope="col">{t('campaigns.drawnAt')}</th>
          </tr>
        </thead>
        <tbody>
          {campaigns.map(({ campaign, universe, selected, visited, inaccessible }) => {
            const isDraft = campaign.status === 'borrador';
            return (
              <tr key={campaign.id} data-testid="campaign-row">
                <th scope="row">
                  <a href={hashOf('campanas', [campaign.id])}>{campaign.title}</a>
                  <small>{campaign.design.title}</small>
                </th>
                <td>
                  <CampaignStatus status={campaign.status} />
                </td>
                <td className="number">{isDraft ? '—' : f.number(universe)}</td>
                <td className="number">{isDraft ? '—' : f.number(selected)}</td>
                <td className="track-cell">
                  {isDraft ? '—' : t('campaigns.visitedOf', { n: f.number(visited), of: f.number(selected) })}
                  {!isDraft && selected > 0 && <ShareBar share={visited / selected} />}
                </td>
                <td className="number">{isDraft ? '—' : f.number(inaccessible)}</td>
                <td className="nowrap">{campaign.drawnAt === null ? '—' : f.moment(campaign.drawnAt)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableBox>
  );
}
