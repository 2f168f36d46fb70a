import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { navigate, type Route } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { BoardPane } from './board-pane.tsx';
import { CommitteePage } from './committee-page.tsx';
import { CommitteesPane } from './committees-pane.tsx';

const PANES = ['tablero', 'comites'] as const;

/** `#/acuerdos?unidad=<clues>&acuerdo=<id>`: the board. `#/acuerdos/comites/<id>`: committees, or one of them. */
export function Agreements({ route }: { readonly route: Route }) {
  const { t } = useText();
  const [first = 'tablero', committee = null] = route.parts;
  const pane = PANES.find((name) => name === first) ?? 'tablero';
  return (
    <div className="screen">
      <header className="screen-head">
        <div>
          <h1>{t('agreements.title')}</h1>
          <p className="muted">{t('agreements.intro')}</p>
        </div>
      </header>
      <Tabs
        className="tabs"
        selectedKey={pane}
        onSelectionChange={(key) => key !== pane && navigate('acuerdos', key === 'tablero' ? [] : [String(key)])}
      >
        <TabList className="tablist" aria-label={t('agreements.tabs.label')}>
          {PANES.map((name) => (
            <Tab className="tab" key={name} id={name} data-testid={`agreements-tab-${name}`}>
              {t(`agreements.tabs.${name}`)}
            </Tab>
          ))}
        </TabList>
        <TabPanel className="panel" id={pane} key={pane}>
          {pane === 'tablero' && <BoardPane query={route.query} />}
          {pane === 'comites' && committee === null && <CommitteesPane />}
          {pane === 'comites' && committee !== null && <CommitteePage key={committee} committee={committee} />}
        </TabPanel>
      </Tabs>
    </div>
  );
}
