import { Button } from '../../components/controls.tsx';
import { Icon } from '../../components/icons.tsx';
import { useText } from '../../state/text.ts';
import type { Editing } from './editing.ts';
import { type FaultPlace, faultPlace } from './fault-place.ts';
import { faultWords } from './field-names.ts';

interface Props {
  readonly editing: Editing;
  readonly onGo: (place: FaultPlace) => void;
}

/** Everything that stands in the way of publishing, each with the way to where it is mended. */
export function FaultsPane({ editing: { checklist, faults }, onGo }: Props) {
  const { t, count } = useText();
  if (faults.length === 0) {
    return (
      <p className="mark outcome-cumple" data-testid="no-faults">
        <Icon name="check" />
        <span>{t('checklists.noFaults')}</span>
      </p>
    );
  }
  return (
    <section className="card">
      <p>{count('checklists.faultsText', faults.length)}</p>
      <ul className="lines">
        {faults.map((fault) => (
          <li key={fault} className="fault-line" data-testid="fault">
            <span className="severity-error">
              <Icon name="warning" size={16} />
            </span>
            <span>{faultWords(fault, t)}</span>
            <Button
              kind="quiet"
              label={t('checklists.goTo', { fault: faultWords(fault, t) })}
              icon="right"
              onPress={() => onGo(faultPlace(fault, checklist))}
              data-testid="fault-go"
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
