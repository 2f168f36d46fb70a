import { useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { CampaignSummary } from '../../../shared/model/index.ts';
import { Confirm } from '../../components/confirm.tsx';
import { Button } from '../../components/controls.tsx';
import { call } from '../../state/bridge.ts';
import { hashOf, navigate } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { toastError, useToasts } from '../../state/toasts.ts';
import { PrintLink } from '../informes/print-link.tsx';
import { BoardPane } from './board-pane.tsx';
import { CampaignStatus } from './campaign-status.tsx';
import { DesignPane } from './design-pane.tsx';
import { UnitsPane } from './units-pane.tsx';

const PANES = ['avance', 'unidades', 'sorteo'] as const;

interface Props {
  readonly summary: CampaignSummary;
  readonly pane: string | null;
  readonly onChanged: () => void;
}

/** A campaign whose units stand: how far it is, what it says so far, its units, its draw. */
export function DrawnCampaign({ summary, pane, onChanged }: Props) {
  const { t, f } = useText();
  const [closing, setClosing] = useState(false);
  const [busy, setBusy] = useState(false);
  const { campaign } = summary;
  const shown = PANES.find((one) => one === pane) ?? 'avance';
  const close = async () => {
    setBusy(true);
    try {
      await call('campaigns.close', { campaign: campaign.id });
      useToasts.getState().add({ kind: 'done', text: t('campaigns.closed') });
      onChanged();
    } catch (error) {
      toastError(error);
    } finally {
      setBusy(false);
      setClosing(false);
    }
  };
  return (
    <>
      <header className="screen-head">
        <div>
          <h1>{campaign.title}</h1>
          <p className="meta">
            <CampaignStatus status={campaign.status} />
            <span>{campaign.design.title}</span>
            {campaign.drawnAt !== null && <span>{t('campaigns.drawnOn', { day: f.moment(campaign.drawnAt) })}</span>}
          </p>
        </div>
        <div className="actions">
          <PrintLink subject={{ kind: 'campaign', campaign: campaign.id }} testId="print-campaign" />
          <a className="button button-plain" href={hashOf('agregados')}>
            {t('common.screen.agregados')}
          </a>
          {campaign.status === 'sorteada' && (
            <Button onPress={() => setClosing(true)} data-testid="campaign-close">
              {t('campaigns.close')}
            </Button>
          )}
        </div>
      </header>
      <Tabs
        className="tabs"
        selectedKey={shown}
        onSelectionChange={(key) => key !== shown && navigate('campanas', [campaign.id, String(key)])}
      >
        <TabList className="tablist" aria-label={campaign.title}>
          {PANES.map((one) => (
            <Tab className="tab" key={one} id={one} data-testid={`tab-${one}`}>
              {t(`campaigns.tabs.${one}`)}
            </Tab>
          ))}
        </TabList>
        <TabPanel className="panel" id={shown} key={shown}>
          {shown === 'avance' && <BoardPane campaign={campaign} />}
          {shown === 'unidades' && <UnitsPane campaign={campaign} />}
          {shown === 'sorteo' && <DesignPane campaign={campaign} universe={summary.universe} />}
        </TabPanel>
      </Tabs>
      <Confirm
        open={closing}
        title={t('campaigns.closeTitle')}
        action={t('campaigns.close')}
        busy={busy}
        onCancel={() => setClosing(false)}
        onConfirm={() => void close()}
      >
        <p>{t('campaigns.closeText')}</p>
      </Confirm>
    </>
  );
}
