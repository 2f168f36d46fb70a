import type { LayerResult, RunInfo } from '../../../shared/model/index.ts';
import { useText } from '../../state/text.ts';

/** What the findings on FHIR and HL7 v2 rest on besides the standard, and what was not looked at; nothing for a run without it. */
export function FhirFacts({ run, layers }: { readonly run: RunInfo; readonly layers: readonly LayerResult[] }) {
  const { t } = useText();
  const { packages = [], options } = run;
  const { profiles = [], withoutLayers = [], fhirConfig = [], ownLists = [], hl7Profiles = [] } = options;
  return (
    <>
      {packages.length > 0 && (
        <>
          <dt>{t('result.packages')}</dt>
          <dd>
            <ul className="plain">
              {packages.map(({ name, version, sha256 }) => (
                <li key={`${name} ${version}`}>
                  <span className="mono">
                    {name} {version}
                  </span>
                  <small className="mono hash">{sha256}</small>
                </li>
              ))}
            </ul>
          </dd>
        </>
      )}
      <Ids label={t('result.profiles')} ids={profiles} testId="fact-profiles" />
      <Ids label={t('result.withoutLayers')} ids={withoutLayers.map((id) => named(id, layers))} testId="fact-layers" />
      <Ids
        label={t('result.fhirConfig')}
        ids={[...fhirConfig, ...ownLists].map(({ name, sha256 }) => `${name} ${sha256}`)}
      />
      <Ids
        label={t('result.hl7Profiles')}
        ids={hl7Profiles.map(({ name, sha256 }) => `${name} ${sha256}`)}
        testId="fact-hl7-profiles"
      />
    </>
  );
}

/** The layer's title with its id, where the result knows it. */
function named(id: string, layers: readonly LayerResult[]): string {
  const title = layers.find((layer) => layer.id === id)?.title;
  return title === undefined ? id : `${title} (${id})`;
}

function Ids(props: { readonly label: string; readonly ids: readonly string[]; readonly testId?: string }) {
  const { label, ids, testId } = props;
  if (ids.length === 0) return null;
  return (
    <>
      <dt>{label}</dt>
      <dd data-testid={testId}>
        <ul className="plain path">
          {ids.map((id) => (
            <li key={id}>{id}</li>
          ))}
        </ul>
      </dd>
    </>
  );
}
