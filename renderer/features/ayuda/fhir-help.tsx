import { useText } from '../../state/text.ts';

const LAYERS = [
  'syntax',
  'structure',
  'narrative',
  'references',
  'bundles',
  'extensions',
  'terminology',
  'invariants',
  'profiles',
] as const;

/** FHIR: what is looked at, what nobody can tell without a network, guides and servers. */
export function FhirHelp() {
  const { t } = useText();
  return (
    <section className="card card-wide" data-testid="help-fhir">
      <h2>{t('help.fhir.title')}</h2>
      <div className="split split-even">
        <div className="stack stack-tight">
          {' '}
          <h3>{t('help.fhir.checkedTitle')}</h3>
          <p>{t('help.fhir.checked')}</p>
          <dl className="pairs">
            {LAYERS.map((layer) => (
              <div key={layer}>
                <dt>{t(`help.fhir.layers.${layer}.word`)}</dt>
                <dd>{t(`help.fhir.layers.${layer}.text`)}</dd>
              </div>
            ))}
          </dl>
        </div>
        <div className="stack stack-tight">
          {' '}
          <h3>{t('help.fhir.unknownTitle')}</h3>
          <p>{t('help.fhir.unknown')}</p>
          <h3>{t('help.fhir.guidesTitle')}</h3>
          <p>{t('help.fhir.guides')}</p>
          <h3>{t('help.fhir.serversTitle')}</h3>
          <p>{t('help.fhir.servers')}</p>
        </div>
      </div>{' '}
    </section>
  );
}
