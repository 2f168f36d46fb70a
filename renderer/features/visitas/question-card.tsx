import { memo } from 'react';
import { useText } from '../../state/text.ts';
import { AskedFrame } from './asked-frame.tsx';
import { type CardProps, Flags } from './item-card.tsx';
import { ItemWork } from './item-work.tsx';
import { QuestionForm, simpleForm } from './question-form.tsx';
import type { QuestionRow } from './rows.ts';

/** A question of the interview, for the unit or module by module. */
export const QuestionCard = memo(function QuestionCard(props: CardProps<QuestionRow>) {
  const { row, state, hands, acts, at, readOnly } = props;
  const { t } = useText();
  const active = state !== null;
  const { question, cells } = row;
  const form = simpleForm(question);
  return (
    <AskedFrame
      id={row.id}
      kind="question"
      title={question.title}
      active={active}
      onActivate={() => acts.activate(row.id, Math.max(0, at))}
      flags={
        <>
          {question.required && <span className="chip">{t('visits.answer.required')}</span>}
          <Flags cells={cells} />
        </>
      }
    >
      {question.help && <p className="hint">{question.help}</p>}
      {cells.map((cell, i) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: tells only where the keys go
        <div
          className="asked-line"
          key={cell.key.module}
          data-current={(active && at === i) || undefined}
          onFocus={() => acts.activate(row.id, i)}
        >
          {cell.key.module !== '' && <span className="asked-module">{cell.label || cell.key.module}</span>}
          <QuestionForm
            form={form}
            cell={cell}
            label={cell.label ? `${question.title}: ${cell.label}` : question.title}
            onChange={(values) => hands.values(cell, values)}
            readOnly={readOnly}
            tabbable={active}
          />
        </div>
      ))}
      {state && <ItemWork {...props} state={state} cell={cells[Math.max(0, at)] ?? null} />}
    </AskedFrame>
  );
});
