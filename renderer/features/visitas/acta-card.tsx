import { useState } from 'react';
import type { VisitState } from '../../../shared/model/index.ts';
import { Button } from '../../components/controls.tsx';
import { Radios } from '../../components/radios.tsx';
import { Shown } from '../../components/states.tsx';
import { call } from '../../state/bridge.ts';
import { useText } from '../../state/text.ts';
import { toastError, useToasts } from '../../state/toasts.ts';
import { useCall } from '../../state/use-call.ts';

const PAPERS = ['carta', 'oficio'] as const;
type Paper = (typeof PAPERS)[number];

/** The acta on the screen, in a frame that runs nothing and reaches nothing; and as PDF. */
export function ActaCard({ state, version }: { readonly state: VisitState; readonly version?: number }) {
  const { t } = useText();
  const { head } = state;
  const [paper, setPaper] = useState<Paper>('carta');
  const [busy, setBusy] = useState(false);
  const input = { visit: head.id, paper, ...(version === undefined ? {} : { version }) };
  const { answer, reload } = useCall('visits.acta', input);
  const save = async () => {
    setBusy(true);
    try {
      const { path } = await call('visits.saveActa', input);
      if (path !== null) useToasts.getState().add({ kind: 'done', text: t('visits.acta.saved', { path }), path });
    } catch (error) {
      toastError(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="card acta-card">
      <div className="card-head">
        <h2>{t(head.status === 'abierta' && version === undefined ? 'visits.acta.draft' : 'visits.acta.title')}</h2>
        <div className="actions">
          <Button icon="download" onPress={() => void save()} isDisabled={busy} data-testid="save-acta">
            {t('visits.acta.save')}
          </Button>
        </div>
      </div>
      <Radios<Paper>
        label={t('visits.acta.paper')}
        value={paper}
        onChange={setPaper}
        choices={PAPERS.map((id) => ({ id, label: t(`visits.acta.${id}`) }))}
        line
        testId="acta-paper"
      />
      <Shown answer={answer} reload={reload}>
        {(page) => (
          <iframe
            className="acta-frame"
            title={t('visits.acta.title')}
            sandbox=""
            srcDoc={page.html}
            data-testid="acta-frame"
          />
        )}
      </Shown>
    </section>
  );
}
