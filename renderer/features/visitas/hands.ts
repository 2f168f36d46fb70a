import type { AnswerKey, AttestedOutcome, VisitState } from '../../../shared/model/index.ts';
import { call, sentenceOf } from '../../state/bridge.ts';
import { toastError } from '../../state/toasts.ts';
import { keyText } from '../../state/visit-queue.ts';
import { useVisits } from '../../state/visit-session.ts';
import { type Cell, outcomeOf } from './rows.ts';

/** What a person does to an answer, whichever way: button, key, form. */
export interface Hands {
  /** False where «no aplica» still wants its reason. */
  readonly outcome: (cell: Cell, outcome: AttestedOutcome) => boolean;
  readonly values: (cell: Cell, values: readonly (string | number)[]) => void;
  readonly note: (cell: Cell, note: string) => void;
  readonly clear: (cell: Cell) => void;
  readonly addFiles: (key: AnswerKey, paths?: readonly string[]) => Promise<void>;
}

export function handsOf(visit: string, by: string | null): Hands {
  const { answer, draft } = useVisits.getState();
  return {
    outcome: (cell, outcome) => {
      const note = cell.shown?.note ?? '';
      const value = { kind: 'outcome', outcome } as const;
      // Of one record it is routine; of the unit it wants its reason.
      if (outcome === 'no-aplica' && cell.key.record === 0 && note.trim() === '') {
        draft(visit, cell.key, { value, note });
        return false;
      }
      if (outcomeOf(cell.shown) !== outcome || cell.shown?.kept !== 'saved') answer(visit, cell.key, value, note);
      return true;
    },
    values: (cell, values) => {
      const note = cell.shown?.note ?? '';
      if (values.length === 0) return answer(visit, cell.key, { kind: 'cleared' }, note);
      answer(visit, cell.key, { kind: 'question', values }, note);
    },
    note: (cell, note) => {
      const { shown } = cell;
      if (note.trim() === (shown?.note ?? '').trim()) return;
      const value = shown?.value ?? { kind: 'cleared' as const };
      if (value.kind === 'outcome' && value.outcome === 'no-aplica' && cell.key.record === 0 && note.trim() === '') {
        return draft(visit, cell.key, { value, note: '' });
      }
      answer(visit, cell.key, value, note.trim());
    },
    clear: (cell) => {
      const { shown, key } = cell;
      if (shown === null || shown.value === null || shown.value.kind === 'cleared') return;
      if (shown.kept === 'draft') return draft(visit, key, null);
      answer(visit, key, { kind: 'cleared' }, '');
    },
    addFiles: async (key, given) => {
      if (by === null) return;
      const paths = given ?? (await call('dialog.openEvidence', undefined)).paths;
      for (const path of paths) {
        const ask = async (): Promise<VisitState> => {
          await call('visits.addEvidence', { visit, key: plainKey(key), path, note: '', by });
          return call('visits.get', { visit });
        };
        await useVisits
          .getState()
          .change(visit, ask)
          .catch((error: unknown) => toastError(new Error(sentenceOf(error))));
      }
    },
  };
}

/** A key without what else its object carries. */
export function plainKey({ checklist, item, module, record }: AnswerKey): AnswerKey {
  return { checklist, item, module, record };
}

export function sameKey(one: AnswerKey, other: AnswerKey): boolean {
  return keyText(one) === keyText(other);
}
