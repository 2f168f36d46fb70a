import { useEffect } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { VerificationResult } from '../../../shared/model/index.ts';
import { Icon } from '../../components/icons.tsx';
import { Empty, Shown } from '../../components/states.tsx';
import { useLastResult } from '../../state/last-result.ts';
import { useResult } from '../../state/results.ts';
import { hashOf, navigate, type Route } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { hasAny, unsettled } from './acceptable.ts';
import { AcceptancesProvider, useAcceptances } from './acceptances.tsx';
import { AcceptancesPane } from './acceptances-pane.tsx';
import { ComparePane } from './compare-pane.tsx';
import { FilesPane } from './files-pane.tsx';
import { FindingsPane } from './findings-pane.tsx';
import { ItemsPane } from './items-pane.tsx';
import { PractitionersPane } from './practitioners-pane.tsx';
import { ResultHead } from './result-head.tsx';
import { Summary } from './summary.tsx';
import { VariablesPane } from './variables-pane.tsx';

const PANES = [
  'resumen',
  'requisitos',
  'hallazgos',
  'aceptaciones',
  'variables',
  'prestadores',
  'archivos',
  'comparar',
] as const;
type Pane = (typeof PANES)[number];

/** One run: `#/resultado/<run>/<pane>`; the pane and its filters stand in the address, so that going back works. */
export function ResultScreen({ route }: { readonly route: Route }) {
  const { t } = useText();
  const [runId = null, paneName = 'resumen'] = route.parts;
  const answer = useResult(runId);
  const open = useLastResult((state) => state.open);
  useEffect(() => {
    if (runId) open(runId);
  }, [runId, open]);
  if (!runId) {
    return (
      <div className="screen">
        <header className="screen-head">
          <h1>{t('result.title')}</h1>
        </header>
        <Empty icon="resultado" title={t('result.none')}>
          <p>{t('result.noneText')}</p>
          <div className="actions">
            <a className="button button-main" href={hashOf('verificar')}>
              {t('home.verify')}
            </a>
            <a className="button button-plain" href={hashOf('inicio')}>
              {t('common.screen.inicio')}
            </a>
          </div>
        </Empty>
      </div>
    );
  }
  const pane = PANES.find((p) => p === paneName) ?? 'resumen';
  return (
    <div className="screen screen-result">
      <Shown answer={answer}>
        {(result) => (
          <AcceptancesProvider key={runId} runId={runId}>
            <Panes result={result} runId={runId} pane={pane} query={route.query} />
          </AcceptancesProvider>
        )}
      </Shown>
    </div>
  );
}

interface PanesProps {
  readonly result: VerificationResult;
  readonly runId: string;
  readonly pane: Pane;
  readonly query: Route['query'];
}

function Panes({ result, runId, pane, query }: PanesProps) {
  const { t, f } = useText();
  const total = result.rules.reduce((sum, rule) => sum + rule.total, 0);
  const { applied } = useAcceptances();
  const accepts = applied !== null && hasAny(applied);
  const attention = applied !== null && unsettled(applied) > 0;
  // A tab for what most results do not have would only be in the way.
  const panes = PANES.filter((name) => name !== 'aceptaciones' || accepts || pane === 'aceptaciones');
  const counts: Readonly<Partial<Record<Pane, number>>> = {
    requisitos: result.score.items.length,
    hallazgos: total,
    archivos: result.files.length,
    ...(accepts ? { aceptaciones: applied.accepted.length } : {}),
  };
  return (
    <>
      <ResultHead result={result} runId={runId} />
      <Tabs
        className="tabs"
        selectedKey={pane}
        onSelectionChange={(key) => key !== pane && navigate('resultado', [runId, String(key)])}
      >
        <TabList className="tablist" aria-label={t('result.tabs.label')}>
          {panes.map((name) => (
            <Tab className="tab" key={name} id={name} data-testid={`tab-${name}`}>
              {name === 'comparar' && <Icon name="compare" size={16} />}
              {name === 'aceptaciones' && attention && (
                <span className="mark severity-warning">
                  <Icon name="warning" size={16} />
                  <span className="visually-hidden">{t('acceptances.attention')}</span>
                </span>
              )}
              {name === 'aceptaciones' ? t('acceptances.pane') : t(`result.tabs.${name}`)}
              {counts[name] !== undefined && <span className="tab-count">{f.number(counts[name])}</span>}
            </Tab>
          ))}
        </TabList>
        <TabPanel className="panel" id={pane} key={pane}>
          {pane === 'resumen' && <Summary result={result} runId={runId} />}
          {pane === 'requisitos' && (
            <ItemsPane key={JSON.stringify(query)} result={result} runId={runId} query={query} />
          )}
          {pane === 'hallazgos' && (
            <FindingsPane key={JSON.stringify(query)} result={result} runId={runId} query={query} />
          )}
          {pane === 'aceptaciones' && <AcceptancesPane result={result} runId={runId} />}
          {pane === 'variables' && <VariablesPane result={result} runId={runId} />}
          {pane === 'prestadores' && <PractitionersPane result={result} />}
          {pane === 'archivos' && <FilesPane result={result} runId={runId} />}
          {pane === 'comparar' && <ComparePane result={result} runId={runId} with={query.con ?? null} />}
        </TabPanel>
      </Tabs>
    </>
  );
}
