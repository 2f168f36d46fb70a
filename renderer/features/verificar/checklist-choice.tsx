import type { ChecklistRef } from '../../../shared/ipc/contract.ts';
import { Pick } from '../../components/fields.tsx';
import { Shown } from '../../components/states.tsx';
import { useText } from '../../state/text.ts';
import type { Answer } from '../../state/use-call.ts';

interface Props {
  readonly answer: Answer<readonly ChecklistRef[]>;
  readonly reload: () => void;
  readonly value: string | null;
  readonly onChange: (id: string) => void;
}

/** The checklists in a list that opens, and what the chosen one is about: there are too many to stand side by side. */
export function ChecklistChoice({ answer, reload, value, onChange }: Props) {
  const { t, count } = useText();
  return (
    <Shown answer={answer} reload={reload}>
      {(checklists) => {
        const chosen = checklists.find(({ id }) => id === value);
        return (
          <div>
            <Pick
              label={t('verify.checklist')}
              value={value}
              onChange={onChange}
              choices={checklists.map(({ id, title, edition, items }) => ({
                id,
                label: title,
                note: count('verify.checklistItems', items, { edition }),
              }))}
              testId="checklist-choice"
            />
            {chosen && (
              <>
                <p className="hint">{count('verify.checklistItems', chosen.items, { edition: chosen.edition })}</p>
                <p className="hint">{firstSentence(chosen.description)}</p>
              </>
            )}
          </div>
        );
      }}
    </Shown>
  );
}

/** The rest of a description says how weights were chosen; the lists of docs/ print it whole. */
function firstSentence(text: string): string {
  return /^.*?\.(?=\s|$)/s.exec(text)?.[0] ?? text;
}
