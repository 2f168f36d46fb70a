import { Button } from '../../components/controls.tsx';
import { Problem } from '../../components/problem.tsx';
import { call } from '../../state/bridge.ts';
import { useSettings } from '../../state/settings.ts';
import { useText } from '../../state/text.ts';
import { toastError, useToasts } from '../../state/toasts.ts';
import { useAttempt } from '../../state/use-attempt.ts';
import { PaperRadios } from '../informes/style-fields.tsx';
import { Signatories } from './signatories.tsx';

/** What all reports bear: logo, paper, and who signs by hand. */
export function ReportSettings() {
  const { t } = useText();
  const { settings, change } = useSettings();
  return (
    <section className="card report-settings" data-testid="report-settings">
      <h2>{t('reports.settings.title')}</h2>
      <p className="muted">{t('reports.settings.text')}</p>
      <div className="split split-even">
        <div className="stack">
          <Logo />
          <PaperRadios
            label={t('reports.settings.paper')}
            value={settings.paper}
            onChange={(paper) => change({ paper }).catch(toastError)}
            testId="usual-paper"
          />
        </div>
        <Signatories />
      </div>
    </section>
  );
}

function Logo() {
  const { t } = useText();
  const { settings, setLogo } = useSettings();
  const { busy, problem, attempt } = useAttempt();
  const choose = () =>
    attempt(async () => {
      const { path } = await call('dialog.openLogo', undefined);
      if (path === null) return;
      await setLogo(path);
      useToasts.getState().add({ kind: 'done', text: t('reports.settings.logoSaved') });
    });
  const remove = () =>
    attempt(async () => {
      await setLogo(null);
      useToasts.getState().add({ kind: 'done', text: t('reports.settings.logoRemoved') });
    });
  return (
    <div className="stack stack-tight">
      <h3>{t('reports.settings.logo')}</h3>
      {settings.logo === '' ? (
        <p className="muted">{t('reports.settings.logoNone')}</p>
      ) : (
        <img className="logo-preview" src={settings.logo} alt={t('reports.settings.logoAlt')} data-testid="logo" />
      )}
      <div className="actions">
        <Button onPress={() => void choose()} isDisabled={busy} data-testid="logo-choose">
          {t('reports.settings.logoChoose')}
        </Button>
        {settings.logo !== '' && (
          <Button kind="quiet" icon="trash" onPress={() => void remove()} isDisabled={busy} data-testid="logo-remove">
            {t('reports.settings.logoRemove')}
          </Button>
        )}
      </div>
      <p className="hint">{t('reports.settings.logoHelp')}</p>
      <Problem text={problem} testId="logo-problem" />
    </div>
  );
}
