import type { VisitResult, VisitState } from '../../../shared/model/index.ts';
import { Icon } from '../../components/icons.tsx';
import { OutcomeMark } from '../../components/marks.tsx';
import { ScoreTrack, useIntervalText } from '../../components/score-track.tsx';
import { hashOf } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { Domains } from '../resultado/domains.tsx';
import { missingItems } from '../resultado/selectors.ts';
import { Interview } from './interview.tsx';

/** What a closed visit came to, checklist by checklist: score, domains, and first what is not met. */
export function ClosedPane({ state }: { readonly state: VisitState }) {
  const { t } = useText();
  const { head, results } = state;
  return (
    <div className="stack">
      <div className="actions">
        <a className="button button-plain" href={hashOf('visitas', [head.id, 'versiones'])} data-testid="go-acta">
          <Icon name="file" />
          {t('visits.acta.title')}
        </a>
        <a className="button button-plain" href={hashOf('visitas', [head.id, 'acuerdos'])}>
          <Icon name="acuerdos" />
          {t('visits.tabs.acuerdos')}
        </a>
        <a className="button button-plain" href={hashOf('visitas', ['nueva', head.clues])}>
          <Icon name="visitas" />
          {t('visits.new')}
        </a>
      </div>
      {results.map((result) => (
        <Result key={result.checklist.id} result={result} visit={head.id} />
      ))}
    </div>
  );
}

function Result({ result, visit }: { readonly result: VisitResult; readonly visit: string }) {
  const { t, f, count } = useText();
  const intervalText = useIntervalText();
  const { score, checklist } = result;
  const band = checklist.scoreBands.find(({ id }) => id === score.band)?.title;
  const marks = checklist.scoreBands.map(({ from }) => from).filter((from) => from > 0 && from < 100);
  const missing = missingItems(score.items);
  return (
    <section className="stack stack-tight" aria-label={checklist.title} data-testid={`result-${checklist.id}`}>
      <h2>
        {checklist.title} <span className="muted">{checklist.edition}</span>
      </h2>
      {score.items.length > 0 && (
        <>
          <div className="split split-even">
            <section className="card">
              <h3>{t('common.score')}</h3>
              <p className="score-line">
                <strong className={score.percent === null ? 'score-none' : 'score-big'} data-testid="visit-percent">
                  {score.percent === null ? t('common.noScore') : f.percent(score.percent)}
                </strong>
                <span className="score-side">
                  {band && <span className="chip">{band}</span>}
                  {score.preliminary && <span className="chip chip-open">{t('common.preliminary')}</span>}
                </span>
              </p>
              <ScoreTrack score={score} marks={marks} large />
              <dl className="pairs">
                <dt>{t('common.interval')}</dt>
                <dd>{intervalText(score.interval)}</dd>
                <dt>{t('common.coverage')}</dt>
                <dd>{f.percent(score.coverage)}</dd>
              </dl>
            </section>
            <section className="card">
              <h3>{t('visits.result.notMet')}</h3>
              <p className="muted">{count('visits.notMetCount', missing.length)}</p>
              <ul className="lines not-met">
                {missing.map((item) => (
                  <li key={item.id}>
                    <a href={hashOf('visitas', [visit, 'preguntas'], { cedula: checklist.id, requisito: item.id })}>
                      {item.title}
                    </a>
                    <span className="line-note">
                      <OutcomeMark outcome={item.outcome} />
                      <a
                        href={hashOf('visitas', [visit, 'acuerdos'], { cedula: checklist.id, requisito: item.id })}
                        aria-label={`${t('visits.agreements.fromItem')}: ${item.title}`}
                      >
                        {t('visits.agreements.fromItem')}
                      </a>
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          </div>
          <Domains score={score} />
        </>
      )}
      {result.interview && result.interview.length > 0 && <Interview answers={result.interview} />}
    </section>
  );
}
