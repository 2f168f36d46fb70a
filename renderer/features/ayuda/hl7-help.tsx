import { useText } from '../../state/text.ts';
import { APPLICATION_ACKS } from '../interfaz/acks.tsx';

/** HL7 v2 and CDA: what is looked at; the live interface: what it answers and what it keeps. */
export function Hl7Help() {
  const { t } = useText();
  return (
    <section className="card card-wide" data-testid="help-hl7">
      <div className="split split-even">
        <div className="stack stack-tight">
          <h2>{t('help.hl7.title')}</h2>
          <p>{t('help.hl7.text')}</p>
          <p>{t('help.hl7.mexico')}</p>
          <h2>{t('help.cda.title')}</h2>
          <p>{t('help.cda.text')}</p>
        </div>
        <div className="stack stack-tight">
          <h2>{t('help.live.title')}</h2>
          <p>{t('help.live.text')}</p>
          <h3>{t('help.live.acksTitle')}</h3>
          <dl className="pairs">
            {APPLICATION_ACKS.map((ack) => (
              <div key={ack}>
                <dt>{ack}</dt>
                <dd>{t(`help.live.acks.${ack}`)}</dd>
              </div>
            ))}
          </dl>
          <p>{t('help.live.enhanced')}</p>
          <p>{t('help.live.kept')}</p>
          <p>{t('help.live.command')}</p>
        </div>
      </div>
    </section>
  );
}
