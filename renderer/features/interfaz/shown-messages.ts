import type { LiveMessage } from '../../../shared/model/index.ts';
import type { LiveView } from '../../state/live.ts';
import { isFaulty } from '../../state/live-merge.ts';

/** What the list shows, newest first. */
export function shownMessages(messages: readonly LiveMessage[], view: LiveView): readonly LiveMessage[] {
  const all = view.frozen?.messages ?? messages;
  return (view.onlyErrors ? all.filter(isFaulty) : all).toReversed();
}

/** How many came since the list stands still. */
export function waitingMessages(received: number, { frozen }: LiveView): number {
  return frozen === null ? 0 : Math.max(0, received - (frozen.messages.at(-1)?.number ?? 0));
}
