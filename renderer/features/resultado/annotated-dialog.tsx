import { useEffect, useState } from 'react';
import { Dialog, Heading, Label, Modal, ModalOverlay, ProgressBar, Radio, RadioGroup } from 'react-aria-components';
import type { Events } from '../../../shared/ipc/contract.ts';
import { Button } from '../../components/controls.tsx';
import { Icon } from '../../components/icons.tsx';
import { bridge, call } from '../../state/bridge.ts';
import { useText } from '../../state/text.ts';
import { toastError } from '../../state/toasts.ts';
import { useAnnotatedNotice } from './use-annotated-notice.ts';

const FORMS = ['xlsx', 'csv'] as const;
type Form = (typeof FORMS)[number];

interface Props {
  readonly runId: string;
  readonly onClose: () => void;
}

/** Says what the copy holds, asks for its form, and shows how far it is. Nothing is written before the file dialog. */
export function AnnotatedDialog({ runId, onClose }: Props) {
  const { t } = useText();
  const notify = useAnnotatedNotice();
  const [form, setForm] = useState<Form>('xlsx');
  const [busy, setBusy] = useState(false);
  const save = () => {
    setBusy(true);
    call('annotated.save', { runId, form })
      .then((written) => {
        if (written === null) return;
        notify(written);
        onClose();
      })
      .catch(toastError)
      .finally(() => setBusy(false));
  };
  const cancel = () => {
    if (busy) call('annotated.cancel', { runId }).catch(toastError);
    else onClose();
  };
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={(now) => !now && !busy && onClose()} isDismissable={!busy}>
      <Modal className="modal">
        <Dialog className="dialog" data-testid="annotated-dialog">
          <Heading slot="title">{t('result.annotated.title')}</Heading>
          <p>{t('result.annotated.text')}</p>
          <div className="notice notice-warning">
            <Icon name="warning" />
            <p>{t('result.annotated.personal')}</p>
          </div>
          <RadioGroup className="radios" value={form} onChange={(value) => setForm(value as Form)} isDisabled={busy}>
            <Label className="group-label">{t('result.annotated.form')}</Label>
            {FORMS.map((value) => (
              <Radio className="radio" key={value} value={value} data-testid={`annotated-${value}`}>
                <span className="dot" />
                <span>
                  {t(`result.annotated.${value}`)}
                  <small>{t(`result.annotated.${value}Note`)}</small>
                </span>
              </Radio>
            ))}
          </RadioGroup>
          {busy && <Progress runId={runId} />}
          <div className="actions actions-end">
            <Button onPress={cancel}>{t('common.cancel')}</Button>
            <Button kind="main" icon="file" onPress={save} isDisabled={busy} data-testid="annotated-save">
              {busy ? t('result.saving') : t('result.annotated.save')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Progress({ runId }: { readonly runId: string }) {
  const { t, f } = useText();
  const [progress, setProgress] = useState<Events['annotated.progress'] | null>(null);
  useEffect(
    () => bridge().on('annotated.progress', (payload) => payload.runId === runId && setProgress(payload)),
    [runId],
  );
  if (progress === null) return null;
  const percent = progress.totalBytes > 0 ? Math.min(100, (100 * progress.bytes) / progress.totalBytes) : 0;
  return (
    <ProgressBar
      className="progress"
      aria-label={t('result.annotated.progress')}
      value={percent}
      valueLabel={f.percent(percent)}
    >
      <div className="progress-ground">
        <div className="progress-fill" style={{ width: `${percent}%` }} />
      </div>
    </ProgressBar>
  );
}
