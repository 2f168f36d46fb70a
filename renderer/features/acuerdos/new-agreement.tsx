import { useState } from 'react';
import { UnitChoice } from '../../components/unit-choice.tsx';
import { AgreementForm } from './agreement-form.tsx';

interface Props {
  /** The unit whose agreements are shown; null where all are. */
  readonly unit: string | null;
  readonly onDone: (saved: boolean) => void;
}

/** An agreement by hand: its unit first, then what was agreed. */
export function NewAgreement({ unit, onDone }: Props) {
  const [clues, setClues] = useState(unit);
  return (
    <div className="split split-form">
      <AgreementForm agreement={null} place={{ unit: clues, session: null }} onDone={onDone} />
      <UnitChoice clues={clues} onChange={setClues} />
    </div>
  );
}
