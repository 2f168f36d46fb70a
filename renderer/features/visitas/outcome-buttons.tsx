import type { AttestedOutcome } from '../../../shared/model/index.ts';
import { OutcomeMark } from '../../components/marks.tsx';
import { useText } from '../../state/text.ts';
import { mayBe, OUTCOMES } from './answer-keys.ts';
import { type Cell, outcomeOf } from './rows.ts';

interface Props {
  readonly cell: Cell;
  readonly label: string;
  readonly onChoose: (outcome: AttestedOutcome) => void;
  /** Only the item in hand is a stop for Tab: the others are reached with the arrows. */
  readonly tabbable: boolean;
  /** The keys 1 to 6 go here. */
  readonly current?: boolean;
}

/** The six outcomes side by side; plain buttons, since a long list holds hundreds of them. */
export function OutcomeButtons({ cell, label, onChoose, tabbable, current = false }: Props) {
  const { t } = useText();
  const chosen = outcomeOf(cell.shown);
  return (
    <fieldset className="outcome-buttons" data-current={current || undefined}>
      <legend className="visually-hidden">{label}</legend>
      {OUTCOMES.map(
        (outcome, i) =>
          mayBe(outcome, cell) && (
            <button
              key={outcome}
              type="button"
              className="outcome-button"
              aria-pressed={chosen === outcome}
              tabIndex={tabbable ? 0 : -1}
              title={t('visits.answer.key', { outcome: t(`common.outcome.${outcome}`), key: String(i + 1) })}
              onClick={() => onChoose(outcome)}
              data-testid={`outcome-${outcome}`}
            >
              <OutcomeMark outcome={outcome} />
            </button>
          ),
      )}
    </fieldset>
  );
}
