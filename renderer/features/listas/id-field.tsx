import { useState } from 'react';
import { Field } from '../../components/fields.tsx';
import { useText } from '../../state/text.ts';
import { ID_LENGTH, isId } from './names.ts';

interface Props {
  readonly value: string;
  /** Ids that something else has. */
  readonly taken: ReadonlySet<string>;
  readonly onChange: (id: string) => void;
  readonly testId?: string;
}

/** An id, taken when the cursor leaves it: on the way it may be that of another. */
export function IdField({ value, taken, onChange, testId }: Props) {
  const { t } = useText();
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? value;
  const isTaken = text !== value && taken.has(text);
  const problem = isTaken ? t('checklists.idTaken') : isId(text) ? '' : t('checklists.idForm');
  return (
    <Field
      label={t('checklists.id')}
      help={t('checklists.idHelp')}
      problem={problem}
      value={text}
      onChange={setTyped}
      onBlur={() => {
        if (typed !== null && problem === '' && typed !== value) onChange(typed);
        setTyped(null);
      }}
      mono
      maxLength={ID_LENGTH}
      testId={testId}
    />
  );
}
