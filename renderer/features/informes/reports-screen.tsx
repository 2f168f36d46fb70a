import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { Icon, type IconName } from '../../components/icons.tsx';
import { navigate, type Route } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { BatchPane } from './batch-pane.tsx';
import { CheckPane } from './check-pane.tsx';
import { DuePane } from './due-pane.tsx';
import { PreparePane } from './prepare-pane.tsx';
import { SignaturesPane } from './signatures-pane.tsx';

const PANES = ['preparar', 'firmas', 'comprobar', 'lote', 'reverificar'] as const;
type Pane = (typeof PANES)[number];

const ICONS: Readonly<Record<Pane, IconName>> = {
  preparar: 'print',
  firmas: 'pen',
  comprobar: 'shield',
  lote: 'copy',
  reverificar: 'clock',
};

/** `#/informes/<pane>`: printing, signing, checking what was handed over, many at once, and what is due again. */
export function Reports({ route }: { readonly route: Route }) {
  const { t } = useText();
  const pane = PANES.find((one) => one === route.parts[0]) ?? 'preparar';
  return (
    <div className="screen">
      <header className="screen-head">
        <div>
          <h1>{t('reports.title')}</h1>
          <p className="muted">{t('reports.intro')}</p>
        </div>
      </header>
      <Tabs
        className="tabs"
        selectedKey={pane}
        onSelectionChange={(key) => key !== pane && navigate('informes', [String(key)])}
      >
        <TabList className="tablist" aria-label={t('reports.tabs.label')}>
          {PANES.map((one) => (
            <Tab className="tab" key={one} id={one} data-testid={`tab-${one}`}>
              <Icon name={ICONS[one]} size={16} />
              {t(`reports.tabs.${one}`)}
            </Tab>
          ))}
        </TabList>
        <TabPanel className="panel" id={pane} key={pane}>
          {pane === 'preparar' && <PreparePane query={route.query} />}
          {pane === 'firmas' && <SignaturesPane query={route.query} />}
          {pane === 'comprobar' && <CheckPane />}
          {pane === 'lote' && <BatchPane />}
          {pane === 'reverificar' && <DuePane />}
        </TabPanel>
      </Tabs>
    </div>
  );
}
