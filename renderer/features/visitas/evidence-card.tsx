import { EVIDENCE_LIMITS } from '../../../shared/ipc/visits.ts';
import type { VisitState } from '../../../shared/model/index.ts';
import { useText } from '../../state/text.ts';
import { EvidenceStrip } from './evidence-strip.tsx';

/** All evidence of a visit in one place. */
export function EvidenceCard({ state }: { readonly state: VisitState }) {
  const { t, f, count } = useText();
  const { evidence, head } = state;
  const bytes = evidence.reduce((sum, ref) => sum + ref.bytes, 0);
  return (
    <section className="card">
      <h2>{t('visits.evidence.title')}</h2>
      <p className="hint">{t('visits.evidence.warning')}</p>
      <p className="muted small">
        {count('visits.evidence.count', evidence.length)} · {f.bytes(bytes)} ·{' '}
        {t('visits.evidence.limits', {
          file: f.bytes(EVIDENCE_LIMITS.fileBytes),
          visit: f.bytes(EVIDENCE_LIMITS.visitBytes),
        })}
      </p>
      <EvidenceStrip visit={head.id} evidence={evidence} readOnly={head.status !== 'abierta'} />
      {evidence.length === 0 && head.status === 'abierta' && <p>{t('visits.evidence.how')}</p>}
    </section>
  );
}
