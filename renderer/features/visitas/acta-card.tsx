import { useState } from 'react';
import type { Paper, VisitState } from '../../../shared/model/index.ts';
import { Button } from '../../components/controls.tsx';
import { useText } from '../../state/text.ts';
import { toastError } from '../../state/toasts.ts';
import { SignaturesLink } from '../informes/print-link.tsx';
import { ReportFrame } from '../informes/report-frame.tsx';
import { PaperRadios } from '../informes/style-fields.tsx';
import { useSaveReport } from '../informes/use-save-report.ts';

/** The acta on the screen, in a frame that runs nothing and reaches nothing; and as PDF. */
export function ActaCard({ state, version }: { readonly state: VisitState; readonly version?: number }) {
  const { t } = useText();
  const { head } = state;
  const [paper, setPaper] = useState<Paper | null>(null);
  const { busy, save } = useSaveReport();
  const request = {
    ...{ kind: 'visit' as const, visit: head.id },
    ...(paper === null ? {} : { paper }),
    ...(version === undefined ? {} : { version }),
  };
  return (
    <section className="card acta-card">
      <div className="card-head">
        <h2>{t(head.status === 'abierta' && version === undefined ? 'visits.acta.draft' : 'visits.acta.title')}</h2>
        <div className="actions">
          {version !== undefined && (
            <SignaturesLink subject={{ kind: 'visit', id: head.id, version }} testId="acta-signatures" />
          )}
          <Button
            icon="download"
            onPress={() => void save({ request, form: 'pdf' }).catch(toastError)}
            isDisabled={busy}
            data-testid="save-acta"
          >
            {busy ? t('reports.saving') : t('visits.acta.save')}
          </Button>
        </div>
      </div>
      <PaperRadios value={paper} onChange={setPaper} testId="acta-paper" />
      <ReportFrame request={request} testId="acta-frame" />
    </section>
  );
}
