import type { ServerConnection } from '../../../shared/model/index.ts';
import { useFetch } from '../../state/fetch.ts';
import { hashOf } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { FetchEnded } from './fetch-ended.tsx';
import { FetchForm } from './fetch-form.tsx';
import { FetchRunning } from './fetch-running.tsx';

/** What to fetch, how far it is, or how it ended. One fetch at a time, whatever the server. */
export function FetchCard({ connection }: { readonly connection: ServerConnection }) {
  const { t } = useText();
  const phase = useFetch((state) => state.phase);
  const isOwn = phase.kind !== 'none' && phase.job.connection.id === connection.id;
  return (
    <section className="card" data-testid="fetch-card">
      <h2>{t('connections.fetch.title')}</h2>
      <p className="muted">{t('connections.fetch.text')}</p>
      {phase.kind === 'running' && isOwn && <FetchRunning phase={phase} />}
      {phase.kind === 'running' && !isOwn && (
        <p>
          <a href={hashOf('conexiones', [phase.job.connection.id])}>
            {t('connections.fetch.other', { name: phase.job.connection.name })}
          </a>
        </p>
      )}
      {phase.kind === 'ended' && isOwn && <FetchEnded job={phase.job} end={phase.end} />}
      {(phase.kind === 'none' || (phase.kind === 'ended' && !isOwn)) && <FetchForm connection={connection} />}
    </section>
  );
}
