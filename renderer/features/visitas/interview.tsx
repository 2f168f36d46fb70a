import type { InterviewAnswer } from '../../../shared/model/index.ts';
import { useText } from '../../state/text.ts';

/** Questions and what was answered, in words. */
export function Interview({ answers }: { readonly answers: readonly InterviewAnswer[] }) {
  const { t } = useText();
  return (
    <details className="card facts" open={answers.length < 12}>
      <summary>{t('visits.result.interview')}</summary>
      <dl className="pairs interview">
        {answers.map((one) => (
          <div key={one.id}>
            <dt>{one.title}</dt>
            <dd>
              {one.answers.length === 0 && <span className="muted">{t('visits.result.unanswered')}</span>}
              {one.answers.map(({ module, text }) => (
                <div key={module ?? ''}>
                  {module && <span className="muted">{module}: </span>}
                  {text}
                </div>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
