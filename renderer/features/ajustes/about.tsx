import { Shown } from '../../components/states.tsx';
import { useText } from '../../state/text.ts';
import { useCall } from '../../state/use-call.ts';

/** Version, runtime, where the data lie and how their key is kept. */
export function About() {
  const { t } = useText();
  const { answer, reload } = useCall('app.info', undefined);
  return (
    <section className="card">
      <h2>{t('settings.about')}</h2>
      <Shown answer={answer} reload={reload}>
        {(info) => (
          <dl className="pairs">
            <dt>{t('settings.version')}</dt>
            <dd>{info.version}</dd>
            <dt>{t('settings.runtime')}</dt>
            <dd>{info.runtime}</dd>
            <dt>{t('settings.dataFolder')}</dt>
            <dd className="mono path">{info.dataFolder}</dd>
            <dt>{t('settings.keyProtection')}</dt>
            <dd>{t(`settings.keyProtections.${info.keyProtection}`)}</dd>
          </dl>
        )}
      </Shown>
    </section>
  );
}
