import type { VerificationResult } from '../../../shared/model/index.ts';
import { formatExact } from '../../../shared/text/format.ts';
import { OutcomeMark, SeverityMark } from '../../components/marks.tsx';
import { ScoreTrack, useIntervalText } from '../../components/score-track.tsx';
import { hashOf } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { useAcceptances } from './acceptances.tsx';
import { bandMarks, bandTitle } from './band.ts';
import { missingItems, openTotals, SEVERITIES, UNDECIDED, worstRules } from './selectors.ts';

/** How many lines fit a card of the first screen without scrolling at 1366×768. */
const LINES = 5;

interface Props {
  readonly result: VerificationResult;
  readonly runId: string;
}

/** Does it comply: the score with its interval, coverage and band. */
export function ScoreCard({ result }: { readonly result: VerificationResult }) {
  const { t, f, count } = useText();
  const intervalText = useIntervalText();
  const { score } = result;
  const band = bandTitle(result);
  const missing = missingItems(score.items).length;
  const open = score.interval !== null && score.interval[0] !== score.interval[1];
  return (
    <section className="card answer">
      <h2>{t('result.complies')}</h2>
      {score.percent === null ? (
        <p className="score-none" data-testid="score-percent">
          {t('common.noScore')}
        </p>
      ) : (
        <p className="score-line">
          <strong className="score-big" data-testid="score-percent">
            {f.percent(score.percent)}
          </strong>
          <span className="score-side">
            {band && <span className="chip">{band}</span>}
            {score.preliminary && (
              <span className="chip chip-open" data-testid="score-preliminary">
                {t('common.preliminary')}
              </span>
            )}
          </span>
        </p>
      )}
      <ScoreTrack score={score} marks={bandMarks(result)} large />
      <p>
        {score.percent === null
          ? t('result.noScoreText')
          : missing === 0
            ? t('result.answer.cumple')
            : count('result.answer.parcial', missing)}
      </p>
      <dl className="pairs">
        <dt>{t('common.interval')}</dt>
        <dd data-testid="score-interval">{intervalText(score.interval)}</dd>
        <dt>{t('common.coverage')}</dt>
        <dd data-testid="score-coverage">{f.percent(score.coverage)}</dd>
      </dl>
      <p className="muted small">
        {open || score.interval === null ? t('result.preliminaryNote') : t('result.intervalClosed')}{' '}
        {t('result.notCertification')}
      </p>
    </section>
  );
}

/** What is missing: items not met, those that cost most points first; and how many wait for a decision. */
export function MissingCard({ result, runId }: Props) {
  const { t, f, count } = useText();
  const pending = result.score.items.filter((item) => UNDECIDED.includes(item.outcome)).length;
  const missing = missingItems(result.score.items);
  return (
    <section className="card answer">
      <div className="card-head">
        <h2>{t('result.missing')}</h2>
        <span className="tab-count">{f.number(missing.length)}</span>
      </div>
      {missing.length === 0 && (
        <p>{result.score.percent === null ? t('result.nothingDecided') : t('result.missingNone')}</p>
      )}
      <ul className="lines">
        {missing.slice(0, LINES).map((item) => (
          <li key={item.id}>
            <a href={hashOf('resultado', [runId, 'requisitos'], { requisito: item.id })}>{item.title}</a>
            <span className="line-note">
              <OutcomeMark outcome={item.outcome} />
              <span className="muted">{t('result.weight', { n: formatExact(item.weight) })}</span>
            </span>
          </li>
        ))}
      </ul>
      <p className="card-foot">
        {pending > 0 && (
          <a href={hashOf('resultado', [runId, 'requisitos'], { ver: 'pendientes' })} data-testid="pending-items">
            {count('result.pending', pending)}
          </a>
        )}
        <a href={hashOf('resultado', [runId, 'requisitos'])}>{t('result.seeAllItems')}</a>
      </p>
    </section>
  );
}

/** What is worst: rules by severity and number of findings. */
export function WorstCard({ result, runId }: Props) {
  const { t, f, count } = useText();
  const rules = worstRules(result.rules);
  const { applied } = useAcceptances();
  const totals = openTotals(result.rules, applied);
  const accepted = new Map(applied?.byRule.map((one) => [one.rule, one.accepted]));
  const apart = applied?.keys.length ?? 0;
  return (
    <section className="card answer">
      <div className="card-head">
        <h2>{t('result.worst')}</h2>
        <span className="severity-totals">
          {SEVERITIES.filter((s) => totals[s] > 0).map((s) => (
            <span key={s} className="pair">
              <SeverityMark severity={s} short />
              {f.number(totals[s])}
            </span>
          ))}
        </span>
      </div>
      {rules.length === 0 && <p>{t('result.worstNone')}</p>}
      <ul className="lines">
        {rules.slice(0, LINES).map((rule) => (
          <li key={rule.id}>
            <a href={hashOf('resultado', [runId, 'hallazgos'], { regla: rule.id })}>{rule.failureTitle}</a>
            <span className="line-note">
              <SeverityMark severity={rule.severity} />
              <span className="muted">
                {count('common.findingsCount', rule.total)}
                {accepted.has(rule.id) &&
                  `, ${rule.total === 1 ? t('acceptances.ofOne') : count('acceptances.ofThem', accepted.get(rule.id) ?? 0)}`}
              </span>
            </span>
          </li>
        ))}
      </ul>
      <p className="card-foot">
        {apart > 0 && (
          <a href={hashOf('resultado', [runId, 'hallazgos'], { aceptados: 'si' })} data-testid="summary-accepted">
            {count('acceptances.apart', apart)}
          </a>
        )}
        <a href={hashOf('resultado', [runId, 'hallazgos'])}>{t('result.seeAllFindings')}</a>
      </p>
    </section>
  );
}
