import { useEffect, useState } from 'react';
import type { VisitResult, VisitState } from '../../../shared/model/index.ts';
import { Icon } from '../../components/icons.tsx';
import { useIntervalText } from '../../components/score-track.tsx';
import { hashOf } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { KindMark, VisitProgressBar, VisitStatusMark } from './visit-marks.tsx';
import { VisitSaveMark } from './visit-save-mark.tsx';

/** Which unit, which kind, since when, how far, and what it comes to so far. */
export function VisitHeadLine({ state }: { readonly state: VisitState }) {
  const { t, f } = useText();
  const { head, progress } = state;
  const open = head.status === 'abierta';
  const sum = (of: 'asked' | 'answered') => progress.reduce((total, one) => total + one[of], 0);
  return (
    <header className="visit-head">
      <div className="visit-head-line">
        <a className="back" href={hashOf('visitas')} aria-label={t('visits.back')}>
          <Icon name="left" size={18} />
        </a>
        <h1>{head.unitName ?? t('units.unnamed')}</h1>
        <a className="mono" href={hashOf('unidades', [head.clues])}>
          {head.clues}
        </a>
        <span className="visit-head-end">{open ? <VisitSaveMark visit={head.id} /> : null}</span>
      </div>
      <div className="visit-head-line">
        <KindMark kind={head.kind} />
        <span className="muted">{t(`visits.purpose.${head.purpose}`)}</span>
        <VisitStatusMark status={head.status} />
        {open ? <Clock openedAt={head.openedAt} /> : <Ended state={state} />}
        {open && <VisitProgressBar answered={sum('answered')} asked={sum('asked')} />}
      </div>
      {head.version > 1 && (
        <p className="small muted">
          {t('visits.correctionOf', { n: f.number(head.version) })}: {head.correction}
        </p>
      )}
      {head.reason !== '' && (
        <p className="small">
          <strong>{t('visits.reason')}:</strong> {head.reason}
        </p>
      )}
    </header>
  );
}

/** What each checklist comes to so far, with where it can still end. */
export function VisitScores({ state }: { readonly state: VisitState }) {
  return (
    <span className="visit-scores">
      {state.results.map((result) => (
        <ScorePill key={result.checklist.id} result={result} />
      ))}
    </span>
  );
}

function Ended({ state }: { readonly state: VisitState }) {
  const { t, f } = useText();
  const { closedAt } = state.head;
  const last = state.versions.at(-1);
  return (
    <span className="muted">
      {closedAt && t('visits.closedAt', { when: f.moment(closedAt) })}
      {last && (
        <>
          {' · '}
          <span className="mono">{last.folio}</span>
        </>
      )}
    </span>
  );
}

/** Time since the visit was opened, to the minute. */
function Clock({ openedAt }: { readonly openedAt: string }) {
  const { t, f } = useText();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 20_000);
    return () => clearInterval(timer);
  }, []);
  const minutes = Math.floor((now - Date.parse(openedAt)) / 60_000);
  return (
    <span className="pair muted" title={f.fullMoment(openedAt)}>
      <Icon name="clock" size={16} />
      {/* A visit that spans days, or a clock set back, is told by when it was opened. */}
      {minutes < 0 || minutes >= 24 * 60
        ? t('visits.openedAt', { when: f.moment(openedAt) })
        : t('visits.since', { h: String(Math.floor(minutes / 60)), min: String(minutes % 60).padStart(2, '0') })}
    </span>
  );
}

function ScorePill({ result }: { readonly result: VisitResult }) {
  const { t, f } = useText();
  const intervalText = useIntervalText();
  const { score, checklist } = result;
  // A checklist of questions alone has no score to speak of.
  if (score.items.length === 0) return null;
  return (
    <span className="score-pill" title={checklist.title} data-testid={`visit-score-${checklist.id}`}>
      <span className="score-pill-name">{checklist.title}</span>
      <strong>{score.percent === null ? t('common.noScore') : f.percent(score.percent)}</strong>
      {score.preliminary && score.interval && (
        <span className="muted">
          {intervalText(score.interval)} · {t('common.preliminary').toLowerCase()}
        </span>
      )}
    </span>
  );
}
