import { type RefObject, useEffect, useMemo, useRef } from 'react';
import { type LiveView, useLive } from '../../state/live.ts';

/** Further than this from its top, the list is being read. */
const NEAR_TOP = 18;
/** A pointer that rests so long points at nothing any more. */
const REST_MS = 2000;

/**
 * A list that moves cannot be pointed at: it stands still while a pointer moves over it and while it is scrolled, and
 * goes on after that, unless a person has stopped it.
 */
export function useStandStill(box: RefObject<HTMLElement | null>) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useMemo(() => {
    const isAtTop = () => (box.current?.scrollTop ?? 0) <= NEAR_TOP;
    const goOn = () => {
      const { view, look } = useLive.getState();
      if (isAtTop() && view.frozen !== null && view.frozen.by !== 'hand') look({ frozen: null });
    };
    return {
      byHand: () => stand('hand'),
      onScroll: () => (isAtTop() ? goOn() : stand('scroll')),
      onPointerMove: () => {
        stand('pointer');
        clearTimeout(timer.current);
        timer.current = setTimeout(goOn, REST_MS);
      },
      onPointerLeave: () => {
        clearTimeout(timer.current);
        goOn();
      },
    };
  }, [box]);
}

type By = NonNullable<LiveView['frozen']>['by'];

/** What stops it for longer goes before what stops it in passing. */
const WEIGHTS: Readonly<Record<By, number>> = { pointer: 1, scroll: 2, hand: 3 };

function stand(by: By): void {
  const { state, view, look } = useLive.getState();
  if (state === null || state.status !== 'listening') return;
  const { frozen } = view;
  if (frozen !== null && WEIGHTS[frozen.by] >= WEIGHTS[by]) return;
  look({ frozen: { messages: frozen?.messages ?? state.messages, by } });
}
