import { type RefObject, useEffect, useRef } from 'react';

/**
 * For what takes the place of something: where the focus went away with that, it comes here and not to the beginning of
 * the window. The element must be one that can be focused.
 */
export function useLostFocus<E extends HTMLElement>(): RefObject<E | null> {
  const ref = useRef<E>(null);
  useEffect(() => {
    if (document.activeElement === document.body) ref.current?.focus();
  }, []);
  return ref;
}
