import type { Inspection } from '../../../shared/ipc/contract.ts';
import { isCda } from '../../state/file-formats.ts';
import { useText } from '../../state/text.ts';
import { LayerChoice, useLayersOut } from './layer-choice.tsx';

/** What may be left out of documents of CDA; shown only where there are any. Left closed, all is looked at. */
export function CdaOptions({ inspection }: { readonly inspection: Inspection }) {
  const { t } = useText();
  const out = useLayersOut('cda-');
  if (!inspection.files.some(isCda)) return null;
  return (
    <details className="card facts" data-testid="cda-options">
      <summary>
        {t('verify.cda.title')} <span className="muted small">{out.join('') || t('verify.layers.all')}</span>
      </summary>
      <div className="stack stack-tight">
        <LayerChoice prefix="cda-" />
      </div>
    </details>
  );
}
