import { Label, Radio, RadioGroup } from 'react-aria-components';
import type { ChecklistRef } from '../../../shared/ipc/contract.ts';
import { Shown } from '../../components/states.tsx';
import { useText } from '../../state/text.ts';
import type { Answer } from '../../state/use-call.ts';

interface Props {
  readonly answer: Answer<readonly ChecklistRef[]>;
  readonly reload: () => void;
  readonly value: string | null;
  readonly onChange: (id: string) => void;
}

export function ChecklistChoice({ answer, reload, value, onChange }: Props) {
  const { t, count } = useText();
  return (
    <section className="card">
      <Shown answer={answer} reload={reload}>
        {(checklists) => (
          <RadioGroup className="radios" value={value} onChange={onChange}>
            <Label className="group-label">{t('verify.checklist')}</Label>
            {checklists.map((checklist) => (
              <Radio className="radio" key={checklist.id} value={checklist.id} data-testid="checklist-choice">
                <span className="dot" />
                <span>
                  {checklist.title}
                  <small>{count('verify.checklistItems', checklist.items, { edition: checklist.edition })}</small>
                  <small>{checklist.description}</small>
                </span>
              </Radio>
            ))}
          </RadioGroup>
        )}
      </Shown>
    </section>
  );
}
