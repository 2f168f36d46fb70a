import type { Inspection } from '../../../shared/ipc/contract.ts';
import { Check } from '../../components/check.tsx';
import { Shown } from '../../components/states.tsx';
import { isFhir } from '../../state/fhir-files.ts';
import { useText } from '../../state/text.ts';
import { useCall } from '../../state/use-call.ts';
import { useVerify } from '../../state/verify.ts';
import { ProfileChoice } from './profile-choice.tsx';

/** What may be settled for resources of FHIR; shown only where there are any. Left closed, all is looked at. */
export function FhirOptions({ inspection }: { readonly inspection: Inspection }) {
  const { t, count } = useText();
  const { withoutLayers, profiles } = useVerify((state) => state.draft);
  if (!inspection.files.some(isFhir)) return null;
  const said = [
    ...(profiles.length === 0 ? [] : [count('verify.fhir.profilesChosen', profiles.length)]),
    ...(withoutLayers.length === 0 ? [] : [count('verify.fhir.layersOut', withoutLayers.length)]),
  ];
  return (
    <details className="card facts" data-testid="fhir-options">
      <summary>
        {t('verify.fhir.title')} <span className="muted small">{said.join(' · ') || t('verify.fhir.all')}</span>
      </summary>
      <div className="stack stack-tight">
        <Layers />
        <ProfileChoice />
      </div>
    </details>
  );
}

/** A box for each layer; a layer that is left out is said in the result, and decides nothing. */
function Layers() {
  const { t } = useText();
  const { answer, reload } = useCall('layers.list', undefined);
  const { draft, change } = useVerify();
  const { withoutLayers } = draft;
  return (
    <fieldset className="plain-group">
      <legend className="group-label">{t('verify.fhir.layers')}</legend>
      <p className="hint">{t('verify.fhir.layersHelp')}</p>
      <Shown answer={answer} reload={reload}>
        {(layers) => (
          <div className="checks">
            {layers.map(({ id, title }) => (
              <Check
                key={id}
                checked={!withoutLayers.includes(id)}
                onChange={(on) =>
                  change({
                    withoutLayers: on ? withoutLayers.filter((other) => other !== id) : [...withoutLayers, id],
                  })
                }
                testId={`layer-${id}`}
              >
                {title}
              </Check>
            ))}
          </div>
        )}
      </Shown>
    </fieldset>
  );
}
