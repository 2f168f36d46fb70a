import type { AnswerForm, Checklist, Question } from '../../../shared/model/index.ts';
import { formatExact } from '../../../shared/text/format.ts';
import { useText } from '../../state/text.ts';
import { useTitlesOf } from './use-titles-of.ts';

/** One question of a published edition. */
export function QuestionFacts({ question, checklist }: { readonly question: Question; readonly checklist: Checklist }) {
  const { t } = useText();
  const titles = useTitlesOf(checklist);
  const { figure } = question;
  return (
    <>
      <header>
        <h2>{question.title}</h2>
        <p className="meta small">
          <span className="mono">{question.id}</span>
          <span>{titles.domains.get(question.domain) ?? question.domain}</span>
          {question.required && <span>{t('checklists.required')}</span>}
        </p>
      </header>
      <dl className="pairs small">
        <dt>{t('checklists.answerForm')}</dt>
        <dd>
          <FormFacts form={question.answer} />
        </dd>
        {question.help && (
          <>
            <dt>{t('checklists.help')}</dt>
            <dd>{question.help}</dd>
          </>
        )}
        {figure && (
          <>
            <dt>{t('checklists.figure')}</dt>
            <dd>
              {t(`checklists.figures.${figure.kind}`)}
              {figure.kind === 'barrier' && <small>{figure.title}</small>}
            </dd>
          </>
        )}
      </dl>
    </>
  );
}

function FormFacts({ form }: { readonly form: AnswerForm }) {
  const { t } = useText();
  if (form.type === 'by-module') {
    return (
      <>
        {t('checklists.form.by-module')} <FormFacts form={form.of} />
      </>
    );
  }
  return (
    <>
      {t(`checklists.form.${form.type}`)}
      {form.type === 'choice' && form.many && <small>{t('checklists.many')}</small>}
      {form.type === 'choice' && (
        <ul className="plain">
          {form.options.map(({ id, title }) => (
            <li key={id}>{title}</li>
          ))}
        </ul>
      )}
      {form.type === 'number' && (
        <small>
          {[
            form.min === undefined ? '' : t('checklists.from', { n: formatExact(form.min) }),
            form.max === undefined ? '' : t('checklists.upTo', { n: formatExact(form.max) }),
            form.unit ?? '',
          ]
            .filter(Boolean)
            .join(' ')}
        </small>
      )}
    </>
  );
}
