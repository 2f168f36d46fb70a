import type { Question } from '../../../shared/model/index.ts';
import { Check } from '../../components/check.tsx';
import { Button } from '../../components/controls.tsx';
import { Pick } from '../../components/fields.tsx';
import { useText } from '../../state/text.ts';
import { AnswerFormEditor } from './answer-form-editor.tsx';
import type { Editing } from './editing.ts';
import { takenIds, withMember } from './edits.ts';
import { FigureForm } from './figure-form.tsx';
import { IdField } from './id-field.tsx';
import { LongText } from './long-text.tsx';
import { MemberFaults } from './member-faults.tsx';

interface Props {
  readonly editing: Editing;
  readonly question: Question;
  readonly onRenamed: (id: string) => void;
  readonly onRemove: () => void;
}

/** Everything of one question that can be written. */
export function QuestionEditor({ editing, question, onRenamed, onRemove }: Props) {
  const { t } = useText();
  const { checklist, base, edit } = editing;
  const { id } = question;
  const isOwn = base !== null && !base.questions?.some((one) => one.id === id);
  const set = (patch: Partial<Question>, field?: string) =>
    edit((before) => withMember(before, 'questions', id, patch), field && `questions/${id}/${field}`);
  const rename = (to: string) => {
    set({ id: to });
    onRenamed(to);
  };
  return (
    <section className="detail member-form" aria-label={t('checklists.detail')} data-member={`questions/${id}`}>
      <MemberFaults editing={editing} list="questions" id={id} />
      <div data-field="title">
        <LongText
          label={t('checklists.questionTitle')}
          value={question.title}
          onChange={(title) => set({ title }, 'title')}
          testId="question-title"
        />
      </div>
      <div data-field="domain">
        <Pick
          label={t('result.domain')}
          choices={checklist.domains.map((one) => ({ id: one.id, label: one.title }))}
          value={question.domain}
          onChange={(domain) => set({ domain })}
        />
      </div>
      <div data-field="help">
        <LongText
          label={t('checklists.help')}
          value={question.help ?? ''}
          onChange={(help) => set({ help: help === '' ? undefined : help }, 'help')}
        />
      </div>
      <div data-field="answer">
        <AnswerFormEditor
          form={question.answer}
          withModules={(checklist.modules?.length ?? 0) > 0}
          onChange={(answer, field) => set({ answer }, field)}
        />
      </div>
      <Check checked={question.required === true} onChange={(on) => set({ required: on || undefined })}>
        {t('checklists.requiredCheck')}
      </Check>
      <div data-field="figure">
        <FigureForm question={question} onChange={set} />
      </div>
      {isOwn && (
        <div data-field="id">
          <IdField value={id} taken={takenIds(checklist)} onChange={rename} testId="question-id" />
        </div>
      )}
      <div className="actions detail-foot">
        {!isOwn && <span className="mono small muted">{id}</span>}
        <Button kind="quiet" icon="trash" onPress={onRemove} data-testid="member-remove">
          {t('checklists.removeQuestion')}
        </Button>
      </div>
    </section>
  );
}
