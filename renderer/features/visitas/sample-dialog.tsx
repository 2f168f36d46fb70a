import { useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { VisitHead } from '../../../shared/model/index.ts';
import { Button } from '../../components/controls.tsx';
import { Field } from '../../components/fields.tsx';
import { Problem } from '../../components/problem.tsx';
import { call } from '../../state/bridge.ts';
import { useText } from '../../state/text.ts';
import { useChange } from './use-visit.ts';

/** As many records as one visit reviews by hand; the engine takes up to 1,000. */
const MOST = 200;

interface Props {
  readonly head: VisitHead;
  readonly checklist: string;
  readonly onClose: () => void;
}

/** How many records are reviewed and what each is known by. */
export function SampleDialog({ head, checklist, onClose }: Props) {
  const { t, f } = useText();
  const visit = head.id;
  const labels = head.samples.find((one) => one.checklist === checklist)?.labels ?? [];
  const name = (i: number) => t('visits.sample.label', { n: f.number(i + 1) });
  const [typed, setTyped] = useState(String(labels.length || 10));
  const [names, setNames] = useState<readonly string[]>(labels);
  const { busy, problem, run } = useChange(visit);
  const wanted = /^\d+$/.test(typed) ? Number(typed) : 0;
  const wrong = wanted < 1 || wanted > MOST;
  const shown = wrong ? [] : Array.from({ length: wanted }, (_, i) => names[i] ?? name(i));
  const save = async () => {
    const others = head.samples
      .filter((one) => one.checklist !== checklist)
      .map((one) => ({ ...one, labels: [...one.labels] }));
    const samples = [...others, { checklist, labels: shown.map((label, i) => label.trim() || name(i)) }];
    const done = await run(() => call('visits.update', { visit, samples }));
    if (done) onClose();
  };
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={(now) => !now && onClose()} isDismissable={!busy}>
      <Modal className="modal">
        <Dialog className="dialog" data-testid="sample-dialog">
          <Heading slot="title">{t('visits.sample.title')}</Heading>
          <p>{t('visits.sample.text')}</p>
          <Field
            label={t('visits.sample.number')}
            value={typed}
            onChange={setTyped}
            problem={wrong ? t('visits.sample.numberWrong', { most: f.number(MOST) }) : ''}
            testId="sample-number"
          />
          <fieldset className="plain-group sample-labels">
            <legend className="field-label">{t('visits.sample.labels')}</legend>
            <p className="hint">{t('visits.sample.labelsHelp')}</p>
            {shown.map((label, i) => (
              <input
                // biome-ignore lint/suspicious/noArrayIndexKey: a record is known by its number
                key={i}
                className="input"
                aria-label={name(i)}
                maxLength={60}
                value={label}
                onChange={(event) => setNames(shown.map((other, j) => (j === i ? event.target.value : other)))}
              />
            ))}
          </fieldset>
          <Problem text={problem} />
          <div className="actions actions-end">
            <Button onPress={onClose} isDisabled={busy}>
              {t('common.cancel')}
            </Button>
            <Button kind="main" onPress={() => void save()} isDisabled={busy || wrong} data-testid="sample-save">
              {t('common.save')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
