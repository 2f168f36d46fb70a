import type { ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components';
import { useText } from '../state/text.ts';

interface Props {
  readonly chosen: boolean;
  readonly onPress: () => void;
  readonly count?: number;
  readonly children: ReactNode;
  readonly testId?: string;
}

/** A filter that is on or off, with how many it would show. */
export function FilterChip({ chosen, onPress, count, children, testId }: Props) {
  const { f } = useText();
  return (
    <ToggleButton className="filter" isSelected={chosen} onPress={onPress} data-testid={testId}>
      {children}
      {count !== undefined && <span className="filter-count">{f.number(count)}</span>}
    </ToggleButton>
  );
}
