import { type RefObject, useEffect, useRef } from 'react';

/**
 * Puts the keyboard on what took the place of the button that was pressed, which is gone from the page. Where the
 * keyboard stands anywhere else, it stays there.
 */
export function useFocusWhenLost(): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) box.current?.focus();
  }, []);
  return box;
}
