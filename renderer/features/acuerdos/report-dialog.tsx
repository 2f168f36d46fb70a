import { type FormEvent, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { Agreement, AgreementStatus } from '../../../shared/model/index.ts';
import { Button } from '../../components/controls.tsx';
import { Field } from '../../components/fields.tsx';
import { Problem } from '../../components/problem.tsx';
import { Radios } from '../../components/radios.tsx';
import { TextArea } from '../../components/text-area.tsx';
import { call } from '../../state/bridge.ts';
import { useText } from '../../state/text.ts';
import { useToasts } from '../../state/toasts.ts';
import { useAttempt } from '../../state/use-attempt.ts';
import { readPercent } from './board.ts';
import { useReporter } from './reporter.ts';

const STATUSES: readonly AgreementStatus[] = ['pendiente', 'solventada', 'no-solventada'];

interface Props {
  readonly agreement: Agreement;
  readonly onClose: (changed: boolean) => void;
}

/** How far an agreement has come, in the words of whoever reports it. */
export function ReportDialog({ agreement, onClose }: Props) {
  const { t } = useText();
  // Sent twice after a fault, it is one report.
  const [id] = useState(() => crypto.randomUUID());
  const [real, setReal] = useState('');
  const [expected, setExpected] = useState(agreement.expected === null ? '' : String(agreement.expected));
  const [status, setStatus] = useState<AgreementStatus>(agreement.status);
  const [note, setNote] = useState('');
  const { name, setName } = useReporter();
  const { busy, problem, attempt } = useAttempt();
  const figures = { real: readPercent(real), expected: readPercent(expected) };
  const isReady = figures.real !== undefined && figures.expected !== undefined && name.trim() !== '';
  const save = (event: FormEvent) => {
    event.preventDefault();
    const { real: reported, expected: stated } = figures;
    if (!isReady || reported === undefined || stated === undefined) return;
    void attempt(async () => {
      const said = { real: reported, expected: stated, status, note: note.trim(), by: name.trim() };
      await call('agreements.report', { id, agreement: agreement.id, ...said });
      useToasts.getState().add({ kind: 'done', text: t('agreements.report.saved') });
      onClose(true);
    });
  };
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={(now) => !now && onClose(false)} isDismissable={!busy}>
      <Modal className="modal">
        <Dialog className="dialog" data-testid="report-dialog">
          <Heading slot="title">{t('agreements.report.title')}</Heading>
          <p>{agreement.action}</p>
          <form className="stack stack-tight" onSubmit={save}>
            <div className="columns">
              <Field
                label={t('agreements.report.real')}
                value={real}
                onChange={setReal}
                help={t((figures.real ?? 0) > 100 ? 'agreements.report.over' : 'agreements.report.realHelp')}
                problem={figures.real === undefined ? t('agreements.report.wrong') : ''}
                maxLength={12}
                testId="report-real"
              />
              <Field
                label={t('agreements.report.expected')}
                value={expected}
                onChange={setExpected}
                help={t('agreements.report.expectedHelp')}
                problem={figures.expected === undefined ? t('agreements.report.wrong') : ''}
                maxLength={12}
                testId="report-expected"
              />
            </div>
            <Radios
              label={t('agreements.report.status')}
              value={status}
              onChange={setStatus}
              choices={STATUSES.map((one) => ({ id: one, label: t(`agreements.status.${one}`) }))}
              line
              testId="report-status"
            />
            <TextArea
              label={t('agreements.report.note')}
              value={note}
              onChange={setNote}
              maxLength={2000}
              testId="report-note"
            />
            <Field
              label={t('agreements.report.by')}
              value={name}
              onChange={setName}
              help={t(name.trim() === '' ? 'agreements.report.byWanted' : 'agreements.report.stays')}
              maxLength={200}
              testId="report-by"
            />
            <Problem text={problem} />
            <div className="actions actions-end">
              <Button onPress={() => onClose(false)} isDisabled={busy}>
                {t('common.cancel')}
              </Button>
              <Button kind="main" type="submit" isDisabled={busy || !isReady} data-testid="report-save">
                {t('common.save')}
              </Button>
            </div>
          </form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
