import { lazy, Suspense } from 'react';
import { Button } from '../../components/controls.tsx';
import { DropZone } from '../../components/drop-zone.tsx';
import { RunTable } from '../../components/run-table.tsx';
import { Empty, Loading, Shown } from '../../components/states.tsx';
import { hashOf, navigate } from '../../state/router.ts';
import { openExport, takePaths } from '../../state/shortcuts.ts';
import { useText } from '../../state/text.ts';
import { useCall } from '../../state/use-call.ts';
import { useVerify } from '../../state/verify.ts';
import { DueCard } from './due-card.tsx';
import { startSample } from './sample.ts';
import { meanOf } from './scores.ts';

/** The chart library is half of the program's text; the window is there before it. */
const Distribution = lazy(() => import('./distribution.tsx'));

/** What is verified, what is due, the latest runs, and the scores beside the figures of 2011. Without runs: how to begin. */
export function Home() {
  const { t, f, count } = useText();
  const { answer, reload } = useCall('overview.get', undefined);
  const running = useVerify((state) => state.phase.kind === 'running');
  const isEmpty = answer.data?.runs === 0;
  const onPaths = (paths: readonly string[]) => {
    navigate('verificar');
    void takePaths(paths);
  };
  return (
    <DropZone className="screen" onPaths={onPaths} disabled={running}>
      <header className="screen-head">
        <div>
          <h1>{t('home.title')}</h1>
          <p className="muted">{t('home.intro')}</p>
        </div>
        <div className="actions">
          {!isEmpty && <Sample running={running} />}
          <Button
            kind={isEmpty ? 'plain' : 'main'}
            icon="verificar"
            onPress={() => navigate('verificar')}
            data-testid="go-verify"
          >
            {t('home.verify')}
          </Button>
        </div>
      </header>
      <Shown answer={answer} reload={reload}>
        {(overview) => (
          <>
            {overview.runs === 0 ? (
              <Empty icon="upload" title={t('home.emptyTitle')}>
                <p>{t('home.emptyText')}</p>
                <div className="actions">
                  <Sample running={running} main />
                  <Button icon="file" onPress={() => openExport('files')} isDisabled={running}>
                    {t('verify.chooseFiles')}
                  </Button>
                  <Button icon="folder" onPress={() => openExport('folder')} isDisabled={running}>
                    {t('verify.chooseFolder')}
                  </Button>
                </div>
              </Empty>
            ) : (
              <dl className="figures">
                <div>
                  <dt>{t('home.verifiedUnits')}</dt>
                  <dd>{f.number(overview.verifiedUnits)}</dd>
                  <dd className="muted">{t('home.ofKnown', { n: f.number(overview.units) })}</dd>
                </div>
                <div>
                  <dt>{t('home.runs')}</dt>
                  <dd>{f.number(overview.runs)}</dd>
                </div>
                <div>
                  <dt>{t('home.meanScore')}</dt>
                  <dd>{f.percent(meanOf(overview.lastScores))}</dd>
                  <dd className="muted">{count('home.meanNote', overview.lastScores.length)}</dd>
                </div>
              </dl>
            )}
            <DueCard quiet={overview.runs === 0} />
            {overview.recentRuns.length > 0 && (
              <section className="card">
                <div className="card-head">
                  <h2>{t('home.recent')}</h2>
                  <a href={hashOf('unidades')}>{t('home.allUnits')}</a>
                </div>
                <RunTable runs={overview.recentRuns.slice(0, 6)} label={t('home.recent')} />
              </section>
            )}
            <Suspense fallback={<Loading />}>
              <Distribution scores={overview.lastScores} />
            </Suspense>
          </>
        )}
      </Shown>
    </DropZone>
  );
}

/** One click from nothing to a result. */
function Sample({ running, main = false }: { readonly running: boolean; readonly main?: boolean }) {
  const { t } = useText();
  return (
    <Button
      kind={main ? 'main' : 'plain'}
      onPress={() => void startSample()}
      isDisabled={running}
      data-testid="verify-sample"
    >
      {t('home.sample')}
    </Button>
  );
}
