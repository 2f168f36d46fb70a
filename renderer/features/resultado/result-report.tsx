import { useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from '../../components/controls.tsx';
import { Problem } from '../../components/problem.tsx';
import { useText } from '../../state/text.ts';
import { useAttempt } from '../../state/use-attempt.ts';
import { SignaturesLink } from '../informes/print-link.tsx';
import { SealFields, useSeal } from '../informes/seal-fields.tsx';
import { FIRST_STYLE, StyleFields, styleOf } from '../informes/style-fields.tsx';
import { useSaveReport } from '../informes/use-save-report.ts';

/** The report of a run: its button, and the dialog that asks how it should be. */
export function ResultReport({ runId }: { readonly runId: string }) {
  const { t } = useText();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button kind="main" icon="print" onPress={() => setAsking(true)} data-testid="save-pdf">
        {t('reports.dialogButton')}
      </Button>
      {asking && <ReportDialog runId={runId} onClose={() => setAsking(false)} />}
    </>
  );
}

function ReportDialog({ runId, onClose }: { readonly runId: string; readonly onClose: () => void }) {
  const { t } = useText();
  const [style, setStyle] = useState(FIRST_STYLE);
  const seal = useSeal(style.form);
  const { busy, save } = useSaveReport();
  const { problem, attempt } = useAttempt();
  const go = () =>
    attempt(async () => {
      const request = { kind: 'run' as const, run: runId, ...styleOf(style, true) };
      try {
        if (await save({ request, form: style.form, ...seal.part })) onClose();
      } finally {
        seal.credential.forget();
      }
    });
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={(now) => !now && onClose()} isDismissable={!busy}>
      <Modal className="modal modal-wide">
        <Dialog className="dialog" data-testid="report-dialog">
          <Heading slot="title">{t('reports.dialogTitle')}</Heading>
          <div className="report-style report-style-wide">
            <StyleFields style={style} onChange={setStyle} withDetail />
          </div>
          <SealFields seal={seal} form={style.form} busy={busy} />
          <Problem text={problem} testId="report-problem" />
          <div className="actions actions-end">
            <SignaturesLink subject={{ kind: 'run', id: runId }} testId="report-signatures" />
            <Button onPress={onClose} isDisabled={busy}>
              {t('common.cancel')}
            </Button>
            <Button
              kind="main"
              icon="download"
              onPress={() => void go()}
              isDisabled={busy || !seal.ready}
              data-testid="report-save"
            >
              {busy ? t('reports.saving') : t(style.form === 'pdf' ? 'reports.savePdf' : 'reports.saveHtml')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
