import type { CampaignSummary } from '../../../shared/model/index.ts';
import { Icon } from '../../components/icons.tsx';
import { Empty, Shown } from '../../components/states.tsx';
import { hashOf, type Route } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { useCall } from '../../state/use-call.ts';
import { CampaignEditor } from './campaign-editor.tsx';
import { CampaignsList } from './campaigns-list.tsx';
import { DrawnCampaign } from './drawn-campaign.tsx';
import { NewCampaign } from './new-campaign.tsx';
import { NEW_CAMPAIGN } from './paths.ts';

/** `#/campanas`, `…/nueva`, `…/<id>`: sets of units to visit, drawn by a stated design. */
export function Campaigns({ route }: { readonly route: Route }) {
  const [id = null, pane = null] = route.parts;
  if (id === null) {
    return (
      <div className="screen">
        <CampaignsList />
      </div>
    );
  }
  return (
    <div className="screen">
      <BackToAll />
      {id === NEW_CAMPAIGN ? <NewCampaign /> : <One key={id} id={id} pane={pane} />}
    </div>
  );
}

function One({ id, pane }: { readonly id: string; readonly pane: string | null }) {
  const { t } = useText();
  const { answer, reload } = useCall('campaigns.list', undefined);
  return (
    <Shown answer={answer} reload={reload}>
      {(all: readonly CampaignSummary[]) => {
        const summary = all.find(({ campaign }) => campaign.id === id);
        if (summary === undefined) {
          return (
            <>
              <header className="screen-head">
                <h1>{t('campaigns.title')}</h1>
              </header>
              <Empty icon="campanas" title={t('campaigns.missing')}>
                <a className="button button-main" href={hashOf('campanas')}>
                  {t('campaigns.back')}
                </a>
              </Empty>
            </>
          );
        }
        if (summary.campaign.status === 'borrador') {
          return <CampaignEditor campaign={summary.campaign} onDrawn={reload} />;
        }
        return <DrawnCampaign summary={summary} pane={pane} onChanged={reload} />;
      }}
    </Shown>
  );
}

function BackToAll() {
  const { t } = useText();
  return (
    <a className="back" href={hashOf('campanas')}>
      <Icon name="left" size={16} />
      {t('campaigns.back')}
    </a>
  );
}
