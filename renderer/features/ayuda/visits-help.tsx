import { useText } from '../../state/text.ts';

const VISITS = ['kinds', 'answers', 'evidence', 'closing', 'together'] as const;
const MANY = ['standing', 'campaigns', 'aggregates', 'agreements', 'lists'] as const;

/** Visits and what is made of many of them: what is kept, what counts, what one must not conclude. */
export function VisitsHelp() {
  const { t } = useText();
  return (
    <section className="card card-wide" data-testid="help-visits">
      <div className="split split-even">
        <div className="stack stack-tight">
          <h2>{t('help.visits.title')}</h2>
          <dl className="pairs">
            {VISITS.map((topic) => (
              <div key={topic}>
                <dt>{t(`help.visits.${topic}.word`)}</dt>
                <dd>{t(`help.visits.${topic}.text`)}</dd>
              </div>
            ))}
          </dl>
        </div>
        <div className="stack stack-tight">
          <h2>{t('help.many.title')}</h2>
          <dl className="pairs">
            {MANY.map((topic) => (
              <div key={topic}>
                <dt>{t(`help.many.${topic}.word`)}</dt>
                <dd>{t(`help.many.${topic}.text`)}</dd>
              </div>
            ))}
          </dl>
        </div>
      </div>
    </section>
  );
}
