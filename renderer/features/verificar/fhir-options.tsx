import type { Inspection } from '../../../shared/ipc/contract.ts';
import { isFhir } from '../../state/file-formats.ts';
import { useText } from '../../state/text.ts';
import { useVerify } from '../../state/verify.ts';
import { LayerChoice, useLayersOut } from './layer-choice.tsx';
import { ProfileChoice } from './profile-choice.tsx';

/** What may be settled for resources of FHIR; shown only where there are any. Left closed, all is looked at. */
export function FhirOptions({ inspection }: { readonly inspection: Inspection }) {
  const { t, count } = useText();
  const { profiles } = useVerify((state) => state.draft);
  const out = useLayersOut('fhir-');
  if (!inspection.files.some(isFhir)) return null;
  const said = [...(profiles.length === 0 ? [] : [count('verify.fhir.profilesChosen', profiles.length)]), ...out];
  return (
    <details className="card facts" data-testid="fhir-options">
      <summary>
        {t('verify.fhir.title')} <span className="muted small">{said.join(' · ') || t('verify.layers.all')}</span>
      </summary>
      <div className="stack stack-tight">
        <LayerChoice prefix="fhir-" />
        <ProfileChoice />
      </div>
    </details>
  );
}
