import { Icon } from '../../components/icons.tsx';
import { useText } from '../../state/text.ts';
import type { Editing } from './editing.ts';
import type { ListName } from './edits.ts';
import { faultPlace } from './fault-place.ts';
import { faultWords } from './field-names.ts';

interface Props {
  readonly editing: Editing;
  readonly list: ListName | 'head';
  /** Null: those of the list that no member has. */
  readonly id: string | null;
}

/** What is wrong with what is edited here; nothing while all is well. */
export function MemberFaults({ editing: { checklist, faults }, list, id }: Props) {
  const { t } = useText();
  const own = faults.filter((fault) => {
    const place = faultPlace(fault, checklist);
    return place.list === list && (id === null || place.id === id);
  });
  if (own.length === 0) return null;
  return (
    <div className="notice notice-error" data-testid="member-faults">
      <Icon name="warning" />
      <ul className="plain small">
        {own.map((fault) => (
          <li key={fault}>{faultWords(fault, t)}</li>
        ))}
      </ul>
    </div>
  );
}
