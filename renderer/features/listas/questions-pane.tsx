import { useState } from 'react';
import type { ChecklistDiff } from '../../../shared/checklist/diff.ts';
import { Button } from '../../components/controls.tsx';
import { useText } from '../../state/text.ts';
import { AddMember } from './add-member.tsx';
import type { Editing } from './editing.ts';
import { membersOf, withAdded, withRemoved } from './edits.ts';
import { MembersPane } from './members-pane.tsx';
import { newQuestion } from './new-members.ts';
import { QuestionEditor } from './question-editor.tsx';
import { useMarks } from './use-marks.ts';

interface Props {
  readonly editing: Editing;
  readonly changes: ChecklistDiff | null;
  readonly selected: string | null;
  readonly onSelect: (id: string | null) => void;
}

/** The questions of the interview of a draft. */
export function QuestionsPane({ editing, changes, selected, onSelect }: Props) {
  const { t } = useText();
  const { checklist, edit } = editing;
  const marks = useMarks(editing, 'questions', changes?.questions ?? null);
  const [adding, setAdding] = useState(false);
  const questions = membersOf(checklist, 'questions');
  const at = questions.findIndex(({ id }) => id === selected);
  const question = questions[at];
  const remove = () => {
    if (!question) return;
    const beside = questions[at + 1] ?? questions[at - 1];
    edit((before) => withRemoved(before, 'questions', question.id));
    onSelect(beside?.id ?? null);
  };
  return (
    <>
      <MembersPane
        list="questions"
        checklist={checklist}
        marks={marks}
        selected={selected}
        onSelect={onSelect}
        tools={() => (
          <Button onPress={() => setAdding(true)} data-testid="question-add">
            {t('checklists.addQuestion')}
          </Button>
        )}
      >
        {question ? (
          <QuestionEditor
            key={question.id}
            editing={editing}
            question={question}
            onRenamed={onSelect}
            onRemove={remove}
          />
        ) : (
          <p className="detail detail-empty muted">{t('checklists.chooseQuestion')}</p>
        )}
      </MembersPane>
      {adding && (
        <AddMember
          list="questions"
          checklist={checklist}
          domain={question?.domain ?? null}
          onClose={() => setAdding(false)}
          onAdd={(head) => {
            edit((before) => withAdded(before, 'questions', newQuestion(head)));
            onSelect(head.id);
            setAdding(false);
          }}
        />
      )}
    </>
  );
}
