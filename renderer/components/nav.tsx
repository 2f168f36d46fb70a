import { useBatch } from '../features/informes/batch-store.ts';
import { useFetch } from '../state/fetch.ts';
import { useLastResult } from '../state/last-result.ts';
import { useLive } from '../state/live.ts';
import { hashOf, SCREENS, type Screen } from '../state/router.ts';
import { useText } from '../state/text.ts';
import { useVerify } from '../state/verify.ts';
import { Icon } from './icons.tsx';

/** The screens, as links with icon and word. What runs, listens or waits to be saved is seen from everywhere. */
export function Nav({ screen }: { readonly screen: Screen }) {
  const { t } = useText();
  const lastRun = useLastResult((state) => state.runId);
  const phase = useVerify((state) => state.phase);
  const fetching = useFetch((state) => state.phase.kind === 'running');
  const batch = useBatch((state) => state.phase);
  const running = phase.kind === 'running';
  const share =
    running && phase.progress && phase.progress.totalBytes > 0 ? phase.progress.bytes / phase.progress.totalBytes : 0;
  return (
    <nav className="nav" aria-label={t('common.navigation')}>
      <div className="brand">
        <svg width="26" height="26" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
          <rect x="2" y="3" width="12" height="15" rx="2" className="brand-back" />
          <rect x="8" y="6" width="14" height="15" rx="2" className="brand-front" />
          <path d="m11.5 13.5 2.6 2.6 4.6-5" className="brand-tick" />
        </svg>
        <span>
          <strong>{t('common.app')}</strong>
          <small>{t('common.tagline')}</small>
        </span>
      </div>
      <ul>
        {SCREENS.map((name, i) => (
          <li key={name}>
            <a
              href={name === 'resultado' && lastRun ? hashOf(name, [lastRun]) : hashOf(name)}
              aria-current={name === screen ? 'page' : undefined}
              aria-keyshortcuts={i < 9 ? `Control+${i + 1}` : undefined}
              data-testid={`nav-${name}`}
            >
              <Icon name={name} size={20} />
              <span>{t(`common.screen.${name}`)}</span>
              {name === 'verificar' && running && (
                <progress className="nav-progress" value={share} max={1} aria-label={t('verify.running')} />
              )}
              {name === 'conexiones' && fetching && (
                <progress className="nav-progress" aria-label={t('connections.fetch.running')} />
              )}
              {name === 'informes' && batch.kind === 'running' && (
                <progress
                  className="nav-progress"
                  value={batch.progress?.done}
                  max={batch.progress?.total}
                  aria-label={t('reports.batch.running')}
                />
              )}
              {name === 'interfaz' && <LiveMark />}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** A live interface is listened to, or what came waits to be saved. */
function LiveMark() {
  const { t } = useText();
  const status = useLive(({ state, saving }) => {
    if (state?.status === 'listening') return 'listening';
    const waits = state?.status === 'stopped' || (state?.leftover.length ?? 0) > 0;
    return waits && saving === null ? 'waitingSave' : null;
  });
  if (status === null) return null;
  const words = t(`live.${status}`);
  return (
    <span className="nav-live" data-status={status} title={words} data-testid="nav-live">
      <span className="visually-hidden">{words}</span>
    </span>
  );
}
