import { useText } from '../../state/text.ts';

const REPORTS = ['prepare', 'paper', 'batch', 'forms', 'due'] as const;
const SIGNATURES = ['sign', 'check', 'chain', 'unsaid'] as const;

/** Reports, and what an electronic signature says and does not say. */
export function ReportsHelp() {
  const { t } = useText();
  return (
    <section className="card card-wide" data-testid="help-reports">
      <div className="split split-even">
        <div className="stack stack-tight">
          <h2>{t('help.reports.title')}</h2>
          <dl className="pairs">
            {REPORTS.map((topic) => (
              <div key={topic}>
                <dt>{t(`help.reports.${topic}.word`)}</dt>
                <dd>{t(`help.reports.${topic}.text`)}</dd>
              </div>
            ))}
          </dl>
        </div>
        <div className="stack stack-tight">
          <h2>{t('help.signatures.title')}</h2>
          <dl className="pairs">
            {SIGNATURES.map((topic) => (
              <div key={topic}>
                <dt>{t(`help.signatures.${topic}.word`)}</dt>
                <dd>{t(`help.signatures.${topic}.text`)}</dd>
              </div>
            ))}
          </dl>
        </div>
      </div>
    </section>
  );
}
