import { useEffect } from 'react';
import { I18nProvider } from 'react-aria-components';
import { Nav } from './components/nav.tsx';
import { Failure, Guard } from './components/states.tsx';
import { Toasts } from './components/toasts.tsx';
import { Agreements } from './features/acuerdos/agreements-screen.tsx';
import { Aggregates } from './features/agregados/aggregates-screen.tsx';
import { Settings } from './features/ajustes/settings-screen.tsx';
import { Help } from './features/ayuda/help-screen.tsx';
import { Campaigns } from './features/campanas/campaigns-screen.tsx';
import { Connections } from './features/conexiones/connections-screen.tsx';
import { useBatch } from './features/informes/batch-store.ts';
import { Reports } from './features/informes/reports-screen.tsx';
import { Home } from './features/inicio/home-screen.tsx';
import { LiveInterface } from './features/interfaz/live-screen.tsx';
import { Checklists } from './features/listas/checklists-screen.tsx';
import { ResultScreen } from './features/resultado/result-screen.tsx';
import { Units } from './features/unidades/units-screen.tsx';
import { Verify } from './features/verificar/verify-screen.tsx';
import { Visits } from './features/visitas/visits-screen.tsx';
import { call } from './state/bridge.ts';
import { listenToFetch } from './state/fetch.ts';
import { listenToLive, useLive } from './state/live.ts';
import { navigate, type Route, useRoute } from './state/router.ts';
import { useSettings } from './state/settings.ts';
import { useShortcuts } from './state/shortcuts.ts';
import { useText } from './state/text.ts';
import { toastError, useToasts } from './state/toasts.ts';
import { listenToEngine } from './state/verify.ts';

/** The window: navigation at the left, one screen at the right, notices at the foot. */
export function App() {
  const { t, language } = useText();
  const route = useRoute();
  useShortcuts();
  useStart();
  useEffect(() => {
    document.title = `${t(`common.screen.${route.screen}`)} · ${t('common.app')}`;
  }, [t, route.screen]);
  return (
    <I18nProvider locale={language}>
      {/* biome-ignore lint/a11y/useValidAnchor: a hash would change the screen, which lives in it */}
      <a
        className="skip"
        href="#contenido"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById('contenido')?.focus();
        }}
      >
        {t('common.skip')}
      </a>
      <div className="window">
        <Nav screen={route.screen} />
        {/* Ayuda has nothing to tab to, so the keyboard scrolls the page itself. */}
        <main id="contenido" tabIndex={route.screen === 'ayuda' ? 0 : -1} key={route.screen}>
          <Guard fallback={(message) => <Failure message={`${t('common.crash')} ${message}`} />}>
            <ScreenOf route={route} />
          </Guard>
        </main>
      </div>
      <Toasts />
    </I18nProvider>
  );
}

function ScreenOf({ route }: { readonly route: Route }) {
  switch (route.screen) {
    case 'inicio':
      return <Home />;
    case 'verificar':
      return <Verify />;
    case 'resultado':
      return <ResultScreen route={route} />;
    case 'unidades':
      return <Units clues={route.parts[0] ?? null} />;
    case 'visitas':
      return <Visits route={route} />;
    case 'campanas':
      return <Campaigns route={route} />;
    case 'agregados':
      return <Aggregates route={route} />;
    case 'acuerdos':
      return <Agreements route={route} />;
    case 'informes':
      return <Reports route={route} />;
    case 'listas':
      return <Checklists route={route} />;
    case 'conexiones':
      return <Connections route={route} />;
    case 'interfaz':
      return <LiveInterface />;
    case 'ajustes':
      return <Settings />;
    case 'ayuda':
      return <Help />;
  }
}

/** What happens once, when the window opens: settings, events of the engine, word of interrupted runs. */
function useStart() {
  const { t, count } = useText();
  useEffect(() => {
    useSettings.getState().load().catch(toastError);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: said once at the start, in the language of that moment
  useEffect(() => {
    call('app.info', undefined)
      .then(({ interruptedRuns }) => {
        if (interruptedRuns > 0) {
          useToasts.getState().add({ kind: 'error', text: count('common.interrupted', interruptedRuns) });
        }
      })
      .catch(toastError);
  }, []);
  useEffect(
    () =>
      listenToEngine(
        (runId, status) => {
          if (status === 'error' || useLive.getState().owns(runId)) return;
          const watching = window.location.hash.startsWith('#/verificar');
          if (status === 'completa' && watching) return navigate('resultado', [runId]);
          if (!watching) {
            const text = status === 'completa' ? t('common.runEnded') : t('common.runCancelled');
            useToasts.getState().add({ kind: 'done', text });
          }
        },
        (message) => useToasts.getState().add({ kind: 'error', text: t('common.engineFailed', { message }) }),
      ),
    [t],
  );
  useEffect(
    () =>
      listenToFetch((status) => {
        if (window.location.hash.startsWith('#/conexiones')) return;
        const kind = status === 'completa' ? 'done' : 'error';
        useToasts.getState().add({ kind, text: t(`connections.fetch.ended.${status}`) });
      }),
    [t],
  );
  useEffect(
    () =>
      listenToLive(({ runId, status }) => {
        if (status !== 'completa') return;
        if (window.location.hash.startsWith('#/interfaz')) return navigate('resultado', [runId]);
        useToasts.getState().add({ kind: 'done', text: t('live.saved') });
      }),
    [t],
  );
  useEffect(
    () =>
      useBatch.subscribe(({ phase }, before) => {
        if (before.phase.kind !== 'running' || window.location.hash.startsWith('#/informes/lote')) return;
        const { add } = useToasts.getState();
        if (phase.kind === 'failed') return add({ kind: 'error', text: phase.problem });
        if (phase.kind !== 'ended' || phase.result.cancelled) return;
        const { path, printed } = phase.result;
        add({ kind: 'done', text: count('reports.batch.done', printed, { path }), path });
      }),
    [count],
  );
  useEffect(() => {
    // A file dropped beside a drop zone must not replace the window.
    const refuse = (event: DragEvent) => event.preventDefault();
    window.addEventListener('dragover', refuse);
    window.addEventListener('drop', refuse);
    return () => {
      window.removeEventListener('dragover', refuse);
      window.removeEventListener('drop', refuse);
    };
  }, []);
}
