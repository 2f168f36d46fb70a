import type { BatchResult } from '../../../shared/ipc/reports.ts';
import { Button } from '../../components/controls.tsx';
import { Icon } from '../../components/icons.tsx';
import { Problem } from '../../components/problem.tsx';
import { call } from '../../state/bridge.ts';
import { hashOf } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { toastError } from '../../state/toasts.ts';
import { useLostFocus } from '../../state/use-lost-focus.ts';
import { useBatch } from './batch-store.ts';

/** What came of the last batch: how many were printed, and which were not and why. */
export function BatchEnded() {
  const phase = useBatch((state) => state.phase);
  if (phase.kind === 'failed') return <Failed problem={phase.problem} />;
  if (phase.kind !== 'ended') return null;
  return phase.result.cancelled ? <Cancelled /> : <Ended result={phase.result} />;
}

function Failed({ problem }: { readonly problem: string }) {
  const ref = useLostFocus<HTMLDivElement>();
  return (
    <div ref={ref} tabIndex={-1}>
      <Problem text={problem} testId="batch-problem" />
    </div>
  );
}

function Cancelled() {
  const { t } = useText();
  const ref = useLostFocus<HTMLDivElement>();
  return (
    <div className="notice notice-warning" role="status" ref={ref} tabIndex={-1} data-testid="batch-cancelled">
      <Icon name="warning" />
      <p>{t('reports.batch.cancelled')}</p>
    </div>
  );
}

function Ended({ result }: { readonly result: BatchResult }) {
  const { t, f, count } = useText();
  const { path, printed, skipped, failed } = result;
  const ref = useLostFocus<HTMLElement>();
  return (
    <section className="card" ref={ref} tabIndex={-1} data-testid="batch-ended">
      <div className="card-head">
        <h2>{t('reports.batch.resultTitle')}</h2>
        <Button icon="folder" onPress={() => void call('shell.reveal', { path }).catch(toastError)}>
          {t('common.showInFolder')}
        </Button>
      </div>
      <p className="path" role="status">
        {count('reports.batch.done', printed, { path })}
      </p>
      <dl className="figures">
        {(
          [
            ['printed', printed],
            ['skipped', skipped],
            ['failed', failed],
          ] as const
        ).map(([name, n]) => (
          <div key={name}>
            <dt>{t(`reports.batch.${name}`)}</dt>
            <dd data-testid={`batch-${name}`}>{f.number(n)}</dd>
          </div>
        ))}
      </dl>
      <Without result={result} kind="failed" total={failed} />
      <Without result={result} kind="skipped" total={skipped} />
      <p className="hint">{t('reports.batch.index')}</p>
    </section>
  );
}

interface WithoutProps {
  readonly result: BatchResult;
  readonly kind: 'failed' | 'skipped';
  readonly total: number;
}

/** Units without a report, with the reason of each. */
function Without({ result, kind, total }: WithoutProps) {
  const { t, f } = useText();
  const units = (result.without ?? []).filter((one) => one.kind === kind);
  if (units.length === 0) return null;
  const title = t(kind === 'failed' ? 'reports.batch.failedTitle' : 'reports.batch.skippedTitle');
  return (
    <details className="facts" open={kind === 'failed'}>
      <summary>{title}</summary>
      <ul className="plain import-skipped">
        {units.map(({ clues, reason }) => (
          <li key={clues}>
            <a className="mono" href={hashOf('unidades', [clues])}>
              {clues}
            </a>
            : {reason}
          </li>
        ))}
      </ul>
      {total > units.length && (
        <p className="hint">{t('reports.batch.skippedMore', { n: f.number(total - units.length) })}</p>
      )}
    </details>
  );
}
