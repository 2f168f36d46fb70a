import { useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { type Item, MOST_WEIGHT } from '../../../shared/model/index.ts';
import { formatExact } from '../../../shared/text/format.ts';
import { Button } from '../../components/controls.tsx';
import { Radios } from '../../components/radios.tsx';
import { useText } from '../../state/text.ts';
import type { Editing } from './editing.ts';
import { totalWeight, withWeights } from './edits.ts';
import { NumberField } from './number-field.tsx';
import { scaledWeight } from './weights.ts';

type How = 'set' | 'scale';

interface Props {
  /** Those that the filter shows. */
  readonly items: readonly Item[];
  readonly all: number;
  readonly edit: Editing['edit'];
  readonly onClose: () => void;
}

/** Another weight for many items at once; one step back undoes it. */
export function WeightsDialog({ items, all, edit, onClose }: Props) {
  const { t, count } = useText();
  const [how, setHow] = useState<How>('set');
  const [value, setValue] = useState(1);
  const weigh = (weight: number) => (how === 'set' ? value : scaledWeight(weight, value));
  const after = items.map((item) => ({ weight: weigh(item.weight) }));
  const isSound = after.every(({ weight }) => weight > 0 && weight <= MOST_WEIGHT);
  const apply = () => {
    edit((before) => withWeights(before, new Set(items.map(({ id }) => id)), weigh));
    onClose();
  };
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={(now) => !now && onClose()} isDismissable>
      <Modal className="modal">
        <Dialog className="dialog" data-testid="weights-dialog">
          <Heading slot="title">{t('checklists.weightsTitle')}</Heading>
          <p>
            {items.length === all ? count('checklists.weightsAll', all) : count('checklists.weightsSome', items.length)}
          </p>
          <Radios<How>
            label={t('checklists.weightsHow')}
            value={how}
            onChange={setHow}
            choices={[
              { id: 'set', label: t('checklists.weightsSet') },
              { id: 'scale', label: t('checklists.weightsScale') },
            ]}
            testId="weights-how"
          />
          <NumberField
            label={t(how === 'set' ? 'checklists.weight' : 'checklists.factor')}
            value={value}
            onChange={(next) => next !== null && setValue(next)}
            min={0.001}
            max={MOST_WEIGHT}
            testId="weights-value"
          />
          <p className="muted" role="status">
            {t('checklists.weightsSum', {
              before: formatExact(totalWeight(items)),
              after: formatExact(totalWeight(after)),
            })}
          </p>
          {!isSound && <p className="problem">{t('checklists.weightsLimit', { max: formatExact(MOST_WEIGHT) })}</p>}
          <div className="actions actions-end">
            <Button onPress={onClose}>{t('common.cancel')}</Button>
            <Button kind="main" onPress={apply} isDisabled={!isSound} data-testid="weights-go">
              {t('checklists.weightsGo')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
