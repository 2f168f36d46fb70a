import { useEffect, useRef } from 'react';
import type { Finding, LiveMessage } from '../../../shared/model/index.ts';
import { Button } from '../../components/controls.tsx';
import { SeverityMark } from '../../components/marks.tsx';
import { Problem } from '../../components/problem.tsx';
import { useText } from '../../state/text.ts';
import { placeText } from '../resultado/place.ts';
import { usePlaceWords } from '../resultado/use-place-words.ts';
import { AckMark } from './acks.tsx';
import { clockOf } from './clock-of.ts';

interface Props {
  readonly message: LiveMessage;
  /** Neighbours in the list as it stands. */
  readonly previous: number | null;
  readonly next: number | null;
  readonly onChoose: (number: number) => void;
  readonly onClose: () => void;
}

/** One message: who sent it, how it was answered, and each finding with its sentence and its place. */
export function MessageDetail({ message, previous, next, onChoose, onClose }: Props) {
  const { t, f } = useText();
  const scroller = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another message is read from its top
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [message.number]);
  const { number, type, findings, problem, score } = message;
  return (
    <aside
      className="detail"
      ref={scroller}
      aria-label={t('live.detail.label')}
      data-testid="live-detail"
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <div className="detail-head">
        <h2>{t('live.detail.title', { type: type || t('live.noType'), n: f.number(number) })}</h2>
        <span className="actions">
          <Button
            kind="quiet"
            icon="up"
            label={t('live.detail.previous')}
            isDisabled={previous === null}
            onPress={() => previous !== null && onChoose(previous)}
          />
          <Button
            kind="quiet"
            icon="down"
            label={t('live.detail.next')}
            isDisabled={next === null}
            onPress={() => next !== null && onChoose(next)}
          />
          <Button kind="quiet" icon="close" label={t('common.close')} onPress={onClose} data-testid="live-close" />
        </span>
      </div>
      {problem !== null && <Problem text={problem} testId="live-problem" />}
      <p className="live-verdict">
        <AckMark acks={message.acks} long />
        <span className="nowrap">
          {t('live.detail.score')}: <strong>{score === null ? '—' : f.percent(score)}</strong>
        </span>
      </p>
      {score !== null && findings.length === 0 && problem === null && <p>{t('live.detail.clean')}</p>}
      {findings.length > 0 && <Findings message={message} />}
      <Facts message={message} />
    </aside>
  );
}

function Facts({ message }: { readonly message: LiveMessage }) {
  const { t, f } = useText();
  const { receivedAt, sender, application, controlId, version, mode, bytes, milliseconds } = message;
  return (
    <dl className="pairs">
      <dt>{t('live.column.time')}</dt>
      <dd>{clockOf(receivedAt)}</dd>
      <dt>{t('live.detail.sender')}</dt>
      <dd>
        {application || '—'}
        <small className="mono">{sender}</small>
      </dd>
      <dt>{t('live.detail.controlId')}</dt>
      <dd className="mono path">{controlId || '—'}</dd>
      <dt>{t('live.detail.version')}</dt>
      <dd>
        {version || '—'}, {t(`live.detail.modes.${mode}`)}
      </dd>
      <dt>{t('live.detail.size')}</dt>
      <dd>{t('live.detail.took', { bytes: f.bytes(bytes), ms: f.number(Math.round(milliseconds)) })}</dd>
    </dl>
  );
}

function Findings({ message: { findings, errors, warnings } }: { readonly message: LiveMessage }) {
  const { t, f } = useText();
  const all = errors + warnings;
  const shown = findings.filter(({ severity }) => severity !== 'info').length;
  return (
    <section className="stack stack-tight">
      <h3>{t('live.detail.findings')}</h3>
      <ul className="live-findings">
        {findings.map((finding) => (
          <OneFinding key={`${finding.fingerprint} ${finding.place.offset}`} finding={finding} />
        ))}
      </ul>
      {all > shown && <p className="muted">{t('live.detail.some', { shown: f.number(shown), all: f.number(all) })}</p>}
    </section>
  );
}

function OneFinding({ finding }: { readonly finding: Finding }) {
  const { t } = useText();
  const words = usePlaceWords();
  const { severity, message, place, expected, actual } = finding;
  const { path, field, ...spot } = place;
  const name = path ?? field;
  return (
    <li data-testid="live-finding">
      <SeverityMark severity={severity} short />
      <div>
        <p>{message}</p>
        <p className="meta small">
          {name && <code className="path">{name}</code>}
          <span>{placeText(spot, words)}</span>
        </p>
        {actual !== undefined && <p className="small path">{t('live.detail.actual', { text: actual })}</p>}
        {expected && <p className="small path">{t('live.detail.expected', { text: expected })}</p>}
      </div>
    </li>
  );
}
