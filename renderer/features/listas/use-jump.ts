import { useEffect, useState } from 'react';
import type { FaultPlace } from './fault-place.ts';

/** What can be typed or chosen in a field. */
const HANDLE = 'input, textarea, button';

/** Puts the cursor into the field of a fault, once the part of the editor that holds it is on the screen. */
export function useJump(): (place: FaultPlace) => void {
  const [wanted, setWanted] = useState<FaultPlace | null>(null);
  useEffect(() => {
    if (wanted === null) return;
    // The hash changes after this render, and the pane comes with the next one.
    const timer = setTimeout(() => {
      setWanted(null);
      focusPlace(wanted);
    }, 60);
    return () => clearTimeout(timer);
  }, [wanted]);
  return setWanted;
}

function focusPlace({ list, id, field }: FaultPlace): void {
  const spots = [...document.querySelectorAll<HTMLElement>('[data-member]')];
  const holder = id === null ? null : spots.find(({ dataset }) => dataset.member === `${list}/${id}`);
  const scope: ParentNode = holder ?? document;
  const spot = field === null ? holder : (scope.querySelector<HTMLElement>(`[data-field="${field}"]`) ?? holder);
  const handle = spot?.querySelector<HTMLElement>(HANDLE);
  spot?.closest('details')?.setAttribute('open', '');
  handle?.focus();
  spot?.scrollIntoView({ block: 'center' });
}
