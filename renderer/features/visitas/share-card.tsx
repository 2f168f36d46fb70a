import { useState } from 'react';
import type { VisitState } from '../../../shared/model/index.ts';
import { Button } from '../../components/controls.tsx';
import { useText } from '../../state/text.ts';
import { toastError } from '../../state/toasts.ts';
import { useVisits } from '../../state/visit-session.ts';
import { ExportPackage } from '../ajustes/export-package.tsx';
import { ReceivePackage } from './receive-package.tsx';

/** A visit for two: it leaves as a signed package and comes back with what the other answered. */
export function ShareCard({ state }: { readonly state: VisitState }) {
  const { t } = useText();
  const { id } = state.head;
  const [exporting, setExporting] = useState(false);
  return (
    <section className="card">
      <h2>{t('visits.share.title')}</h2>
      <p className="hint">{t('visits.share.text')}</p>
      <div className="actions">
        <Button icon="download" onPress={() => setExporting(true)} data-testid="share-export">
          {t('visits.share.export')}
        </Button>
        <ReceivePackage onJoined={() => void useVisits.getState().load(id).catch(toastError)} testId="share-import" />
      </div>
      {exporting && <ExportPackage visits={[id]} onClose={() => setExporting(false)} />}
    </section>
  );
}
