import type { PublishedChecklist, VisitChecklistRef } from '../../../shared/model/index.ts';
import { type Answer, useCall } from '../../state/use-call.ts';

/** A published edition, whole. */
export function useChecklist(ref: VisitChecklistRef): {
  readonly answer: Answer<PublishedChecklist>;
  readonly reload: () => void;
} {
  const { answer, reload } = useCall('checklists.get', { id: ref.id, edition: ref.edition });
  // While another one is on its way, the old one must not stand in its place.
  if (answer.data && (answer.data.checklist.id !== ref.id || answer.data.checklist.edition !== ref.edition)) {
    return { answer: { status: 'loading', data: null }, reload };
  }
  return { answer, reload };
}
