import { useState } from 'react';
import type { EvidenceRef } from '../../../shared/model/index.ts';
import { Confirm } from '../../components/confirm.tsx';
import { Button } from '../../components/controls.tsx';
import { Icon } from '../../components/icons.tsx';
import { call } from '../../state/bridge.ts';
import { useText } from '../../state/text.ts';
import { toastError } from '../../state/toasts.ts';
import { useVisits } from '../../state/visit-session.ts';
import { EvidenceDialog } from './evidence-dialog.tsx';
import { isPicture, useEvidence } from './use-evidence.ts';

interface Props {
  readonly visit: string;
  readonly evidence: readonly EvidenceRef[];
  readonly readOnly: boolean;
}

/** What shows that an answer is true: pictures small, files by name; each opens, and can be taken out while open. */
export function EvidenceStrip({ visit, evidence, readOnly }: Props) {
  const { t } = useText();
  const [viewed, setViewed] = useState<EvidenceRef | null>(null);
  const [leaving, setLeaving] = useState<EvidenceRef | null>(null);
  const remove = (ref: EvidenceRef) => {
    setLeaving(null);
    useVisits
      .getState()
      .change(visit, () => call('visits.removeEvidence', { visit, evidence: ref.id }))
      .catch(toastError);
  };
  if (evidence.length === 0) return null;
  return (
    <>
      <ul className="evidence">
        {evidence.map((ref) => (
          <li key={ref.id} data-testid="evidence">
            <button type="button" className="evidence-open" onClick={() => setViewed(ref)}>
              <Thumb evidence={ref} />
              <span>{ref.name}</span>
            </button>
            {!readOnly && (
              <Button
                kind="quiet"
                icon="trash"
                label={t('visits.evidence.remove', { name: ref.name })}
                onPress={() => setLeaving(ref)}
              />
            )}
          </li>
        ))}
      </ul>
      {viewed && <EvidenceDialog evidence={viewed} onClose={() => setViewed(null)} />}
      <Confirm
        open={leaving !== null}
        title={t('visits.evidence.removeTitle')}
        action={t('common.remove')}
        onCancel={() => setLeaving(null)}
        onConfirm={() => leaving && remove(leaving)}
      >
        <p>{t('visits.evidence.removeText', { name: leaving?.name ?? '' })}</p>
      </Confirm>
    </>
  );
}

function Thumb({ evidence }: { readonly evidence: EvidenceRef }) {
  const { url } = useEvidence(evidence, isPicture(evidence));
  if (url !== null) return <img src={url} alt="" />;
  return <Icon name={evidence.kind === 'finding' ? 'warning' : 'file'} size={18} />;
}
