import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

let collect: (() => void) | undefined;

/**
 * Frees at once what nothing refers to any more, in this thread: some ten milliseconds. Texts and bytes of messages of
 * tens of megabytes lie outside of what V8 counts towards its next collection, and would pile up until then.
 */
export function collectGarbage(): void {
  if (collect === undefined) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as () => void;
  }
  collect();
}
