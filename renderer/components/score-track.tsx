import { useText } from '../state/text.ts';

interface ScoreLike {
  readonly percent: number | null;
  readonly interval: readonly [number, number] | null;
  readonly coverage: number | null;
}

/** `entre 41.2 % y 78.0 %`; «—» when nothing is known. */
export function useIntervalText(): (interval: readonly [number, number] | null) => string {
  const { t, f } = useText();
  return (interval) =>
    interval === null ? '—' : t('common.intervalText', { low: f.percent(interval[0]), high: f.percent(interval[1]) });
}

interface TrackProps {
  readonly score: ScoreLike;
  readonly large?: boolean;
  /** Where the bands of the checklist begin. */
  readonly marks?: readonly number[];
}

/**
 * The score on a scale of 0 to 100: a band for the interval in which it can end, a stroke where it stands. A figure
 * above 100 is written as it is and drawn at the end of the scale.
 */
export function ScoreTrack({ score, large = false, marks = [] }: TrackProps) {
  const { t, f } = useText();
  const intervalText = useIntervalText();
  const label = t('result.scoreAlt', {
    percent: f.percent(score.percent),
    interval: intervalText(score.interval),
    coverage: f.percent(score.coverage),
  });
  const at = (percent: number) => Math.min(100, Math.max(0, percent));
  const [low, high] = score.interval ?? [0, 0];
  return (
    <div className={large ? 'track-box track-large' : 'track-box'}>
      <svg className="track" viewBox="-0.5 0 101 10" preserveAspectRatio="none" role="img" aria-label={label}>
        <rect className="track-ground" x="0" y="2.5" width="100" height="5" />
        {score.percent !== null && <rect className="track-fill" x="0" y="2.5" width={at(score.percent)} height="5" />}
        {marks.map((mark) => (
          <line key={mark} className="track-mark" x1={mark} x2={mark} y1="1" y2="9" />
        ))}
        {score.interval && (
          <rect className="track-interval" x={at(low)} y="0" width={Math.max(0.6, at(high) - at(low))} height="10" />
        )}
        {score.percent !== null && (
          <line className="track-point" x1={at(score.percent)} x2={at(score.percent)} y1="0" y2="10" />
        )}
      </svg>
      {large && (
        <div className="track-scale" aria-hidden="true">
          {[0, 25, 50, 75, 100].map((n) => (
            <span key={n}>{n}</span>
          ))}
        </div>
      )}
    </div>
  );
}
