import type { AggregateQuery, AggregateResult } from '../../../shared/ipc/campaigns.ts';
import type { MethodOutput } from '../../../shared/ipc/contract.ts';
import type { VisitKind } from '../../../shared/model/index.ts';
import { Button } from '../../components/controls.tsx';
import { Empty, Shown } from '../../components/states.tsx';
import { call } from '../../state/bridge.ts';
import { hashOf, navigate, type Route } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { toastError, useToasts } from '../../state/toasts.ts';
import { useCall } from '../../state/use-call.ts';
import { useLater } from '../campanas/use-later.ts';
import { PrintLink } from '../informes/print-link.tsx';
import { isSpan, KINDS, queryOf, useChoices } from './choices.ts';
import { ChoicesBar } from './choices-bar.tsx';
import { ResultPane } from './result-pane.tsx';

type Series = MethodOutput<'aggregates.series'>;

/** `#/agregados?kind=…&checklist=…`: figures over all units of one kind of visit and one checklist. */
export function Aggregates({ route }: { readonly route: Route }) {
  const { t } = useText();
  const { answer, reload } = useCall('aggregates.series', undefined);
  return (
    <div className="screen">
      <Shown answer={answer} reload={reload}>
        {(series) =>
          series.length === 0 ? (
            <>
              <Head />
              <Empty icon="agregados" title={t('aggregates.emptyTitle')}>
                <p>{t('aggregates.emptyText')}</p>
                <div className="actions">
                  <a className="button button-main" href={hashOf('visitas')}>
                    {t('common.screen.visitas')}
                  </a>
                  <a className="button button-plain" href={hashOf('campanas')}>
                    {t('common.screen.campanas')}
                  </a>
                </div>
              </Empty>
            </>
          ) : (
            <Chosen series={series} query={route.query} />
          )
        }
      </Shown>
    </div>
  );
}

interface HeadProps {
  /** What is shown; left out while it is not known. */
  readonly query?: AggregateQuery;
}

function Head({ query }: HeadProps) {
  const { t } = useText();
  return (
    <header className="screen-head">
      <div>
        <h1>{t('aggregates.title')}</h1>
        <p className="muted">{t('aggregates.intro')}</p>
      </div>
      {query && (
        <div className="actions">
          <PrintLink subject={{ kind: 'comparative', query }} testId="print-comparative" />
          <Button
            icon="download"
            onPress={() => void exportCsv(query, t('aggregates.exported'))}
            data-testid="agg-export"
          >
            {t('aggregates.export')}
          </Button>
        </div>
      )}
    </header>
  );
}

function Chosen({ series, query }: { readonly series: Series; readonly query: Route['query'] }) {
  const { choices } = useChoices();
  const { kind, checklist } = seriesOf(series, query);
  const wanted = useLater(queryOf(kind, checklist, choices));
  const change = (nextKind: VisitKind, nextChecklist: string) => {
    // An edition is one of its checklist.
    if (nextChecklist !== checklist) useChoices.getState().change({ edition: '' });
    navigate('agregados', [], { kind: nextKind, checklist: nextChecklist });
  };
  const isReady = isSpan(choices) && wanted.kind === kind && wanted.checklist === checklist;
  return (
    <>
      <Head query={isReady ? wanted : undefined} />
      <ChoicesBar kind={kind} checklist={checklist} series={series} onChange={change} />
      {isReady && <Answered key={`${kind} ${checklist}`} query={wanted} />}
    </>
  );
}

function Answered({ query }: { readonly query: AggregateQuery }) {
  const { answer, reload } = useCall('aggregates.get', query);
  return (
    <div className="stack" aria-busy={answer.status === 'loading'}>
      <Shown answer={answer} reload={reload}>
        {(result: AggregateResult) => <ResultPane result={result} />}
      </Shown>
    </div>
  );
}

/** What the address asks for; else the series with most visits, which is the first thing people look for. */
export function seriesOf(
  series: Series,
  query: Route['query'],
): { readonly kind: VisitKind; readonly checklist: string } {
  const kind = KINDS.find((one) => one === query.kind);
  const fitting = series.filter(
    (one) =>
      (kind === undefined || one.kind === kind) && (query.checklist === undefined || one.checklist === query.checklist),
  );
  const [most] = [...fitting].sort((left, right) => right.visits - left.visits);
  return {
    kind: kind ?? most?.kind ?? 'external',
    checklist: query.checklist ?? most?.checklist ?? series[0]?.checklist ?? '',
  };
}

async function exportCsv(query: AggregateQuery, done: string): Promise<void> {
  try {
    const saved = await call('aggregates.saveFile', { query });
    if (saved !== null) useToasts.getState().add({ kind: 'done', text: done, path: saved.path });
  } catch (error) {
    toastError(error);
  }
}
