import { useState } from 'react';
import type { Finding } from '../../../shared/model/index.ts';
import { Button } from '../../components/controls.tsx';
import { useText } from '../../state/text.ts';
import { AcceptDialog } from './accept-dialog.tsx';
import { type Acceptable, acceptable } from './acceptable.ts';
import { useAcceptances } from './acceptances.tsx';

interface Props {
  readonly marked: ReadonlySet<number>;
  readonly findings: readonly Finding[];
  /** How many the filters leave. */
  readonly shown: number;
  readonly unit: string | null;
  readonly onMarkShown: () => void;
  readonly onClear: () => void;
}

/** What is done with several findings at once: mark all that are shown, accept those marked. */
export function MarkedBar({ marked, findings, shown, unit, onMarkShown, onClear }: Props) {
  const { t, f, count } = useText();
  const { applied } = useAcceptances();
  const [asking, setAsking] = useState<Acceptable | null>(null);
  if (applied === null) return null;
  const ask = () => setAsking(acceptable(chosen(marked, findings), applied));
  return (
    <>
      {marked.size === 0 ? (
        <Button kind="quiet" onPress={onMarkShown} isDisabled={shown === 0} data-testid="mark-shown">
          {t('acceptances.markShown', { n: f.number(shown) })}
        </Button>
      ) : (
        <>
          <span role="status" data-testid="marked">
            {count('acceptances.marked', marked.size)}
          </span>
          <Button icon="tick" onPress={ask} data-testid="accept-marked">
            {t('acceptances.acceptMarked')}
          </Button>
          <Button kind="quiet" onPress={onClear} data-testid="clear-marks">
            {t('acceptances.clearMarks')}
          </Button>
        </>
      )}
      {asking && (
        <AcceptDialog
          acceptable={asking}
          unit={unit}
          onClose={() => setAsking(null)}
          onDone={() => {
            setAsking(null);
            onClear();
          }}
        />
      )}
    </>
  );
}

function* chosen(marked: ReadonlySet<number>, findings: readonly Finding[]): Generator<Finding> {
  for (const number of marked) {
    const finding = findings[number];
    if (finding !== undefined) yield finding;
  }
}
