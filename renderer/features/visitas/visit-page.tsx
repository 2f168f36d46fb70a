import { useEffect } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { VisitState } from '../../../shared/model/index.ts';
import { Icon } from '../../components/icons.tsx';
import { Shown } from '../../components/states.tsx';
import { hashOf, navigate, type Route } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { AgreementsPane } from './agreements-pane.tsx';
import { AnswersPane } from './answers-pane.tsx';
import { ClosedPane } from './closed-pane.tsx';
import { ClosingPane } from './closing-pane.tsx';
import { ConflictsPane } from './conflicts-pane.tsx';
import { DataPane } from './data-pane.tsx';
import { useVisit } from './use-visit.ts';
import { VersionsPane } from './versions-pane.tsx';
import { VisitHeadLine, VisitScores } from './visit-head.tsx';

const PANES = ['resultado', 'preguntas', 'datos', 'conflictos', 'acuerdos', 'cerrar', 'versiones'] as const;
type Pane = (typeof PANES)[number];

interface Props {
  readonly visit: string;
  readonly pane: string | null;
  readonly query: Route['query'];
}

/** One visit: what is asked while it is open, what it came to once it is closed. */
export function VisitPage({ visit, pane, query }: Props) {
  const { t } = useText();
  const { answer, reload } = useVisit(visit);
  return (
    <div className="screen screen-visit">
      <Shown answer={answer} reload={reload}>
        {(state) => <Panes state={state} wanted={pane} query={query} />}
      </Shown>
      {answer.status === 'error' && (
        <p>
          <a className="back" href={hashOf('visitas')}>
            <Icon name="left" size={16} />
            {t('visits.back')}
          </a>
        </p>
      )}
    </div>
  );
}

interface PanesProps {
  readonly state: VisitState;
  readonly wanted: string | null;
  readonly query: Route['query'];
}

function Panes({ state, wanted, query }: PanesProps) {
  const { t, f } = useText();
  const { head, conflicts } = state;
  const offered = panesOf(state);
  const pane = offered.find((name) => name === wanted) ?? offered[0] ?? 'datos';
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown anew begins at its top
  useEffect(() => {
    document.getElementById('contenido')?.scrollTo(0, 0);
  }, [pane, head.status]);
  const count = pane === 'conflictos' || conflicts.length > 0 ? conflicts.length : null;
  return (
    <>
      <VisitHeadLine state={state} />
      <Tabs
        className="tabs"
        selectedKey={pane}
        onSelectionChange={(key) => key !== pane && navigate('visitas', [head.id, String(key)])}
      >
        <div className="visit-tabs">
          <TabList className="tablist" aria-label={t('visits.tabs.label')}>
            {offered.map((name) => (
              <Tab className="tab" key={name} id={name} data-testid={`visit-tab-${name}`}>
                {name === 'conflictos' && conflicts.length > 0 && <Icon name="warning" size={16} />}
                {t(`visits.tabs.${name}`)}
                {name === 'conflictos' && count !== null && <span className="tab-count">{f.number(count)}</span>}
              </Tab>
            ))}
          </TabList>
          <VisitScores state={state} />
        </div>
        <TabPanel className="panel" id={pane} key={pane}>
          {pane === 'resultado' && <ClosedPane state={state} />}
          {pane === 'preguntas' && <AnswersPane key={JSON.stringify(query)} state={state} query={query} />}
          {pane === 'datos' && <DataPane state={state} />}
          {pane === 'conflictos' && <ConflictsPane state={state} />}
          {pane === 'acuerdos' && <AgreementsPane state={state} query={query} />}
          {pane === 'cerrar' && <ClosingPane state={state} />}
          {pane === 'versiones' && <VersionsPane state={state} />}
        </TabPanel>
      </Tabs>
    </>
  );
}

/** The first is the one that opens. */
function panesOf({ head, versions }: VisitState): readonly Pane[] {
  if (head.status === 'abierta') {
    const open: readonly Pane[] = ['preguntas', 'datos', 'conflictos', 'acuerdos', 'cerrar'];
    return versions.length > 0 ? [...open, 'versiones'] : open;
  }
  if (head.status === 'cerrada') return ['resultado', 'preguntas', 'datos', 'acuerdos', 'versiones'];
  return ['datos', 'preguntas', 'versiones'];
}
