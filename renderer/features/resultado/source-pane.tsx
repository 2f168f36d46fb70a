import { useEffect, useRef } from 'react';
import type { SourceExcerpt } from '../../../shared/ipc/contract.ts';
import type { Place } from '../../../shared/model/index.ts';
import { Icon } from '../../components/icons.tsx';
import { Shown } from '../../components/states.tsx';
import { useText } from '../../state/text.ts';
import { useCall } from '../../state/use-call.ts';
import { hasSpot } from './place.ts';

/** The lines of the original file around the place, with the spot marked; or why they cannot be shown. */
export function SourcePane(props: { readonly runId: string; readonly path: string; readonly place: Place }) {
  const { t } = useText();
  const { line, column, offset } = props.place;
  // Of its own for each place: while the next is read, the lines of the last would stand under another finding.
  const key = `${props.path} ${line} ${column} ${offset}`;
  return (
    <section className="source" data-testid="source-excerpt" aria-label={t('findings.detail.source')}>
      <h3>{t('findings.detail.source')}</h3>
      {hasSpot(props.place) ? <Excerpt key={key} {...props} /> : <p className="muted">{t('findings.source.none')}</p>}
    </section>
  );
}

function Excerpt({ runId, path, place }: { readonly runId: string; readonly path: string; readonly place: Place }) {
  const { line, column, offset } = place;
  const { answer, reload } = useCall('source.excerpt', {
    runId,
    path,
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
    ...(offset === undefined ? {} : { offset }),
  });
  return (
    <Shown answer={answer} reload={reload}>
      {(excerpt) => <Lines excerpt={excerpt} />}
    </Shown>
  );
}

function Lines({ excerpt }: { readonly excerpt: SourceExcerpt }) {
  const { t, f } = useText();
  if (excerpt.status !== 'ok') {
    return (
      <p className="mark severity-warning" data-status={excerpt.status}>
        <Icon name="warning" size={16} />
        <span>{t(`findings.source.${excerpt.status}`)}</span>
      </p>
    );
  }
  const { mark } = excerpt;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines are scrolled with the keyboard */}
      <pre className="excerpt" tabIndex={0}>
        {excerpt.lines.map((text, i) => {
          const number = excerpt.firstLine + i;
          return (
            <span className="excerpt-line" data-marked={mark?.line === i || undefined} key={number}>
              <span className="excerpt-number">{number}</span>
              <span>{mark?.line === i ? <Marked text={text} start={mark.start} end={mark.end} /> : text || ' '}</span>
            </span>
          );
        })}
      </pre>
      <p className="muted small">
        {mark && `${t('findings.source.marked', { line: f.number(excerpt.firstLine + mark.line) })}. `}
        {t('findings.detail.sourceNote')}
      </p>
    </>
  );
}

/** An empty cell is marked as well: it is what is missing that matters there. */
function Marked({ text, start, end }: { readonly text: string; readonly start: number; readonly end: number }) {
  const mark = useRef<HTMLElement>(null);
  // The lines of an export are long: without this the spot may lie out of view to the right.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another finding in the same line moves the spot
  useEffect(() => {
    const box = mark.current?.closest('pre');
    if (!box || !mark.current) return;
    const distance = mark.current.getBoundingClientRect().left - box.getBoundingClientRect().left;
    box.scrollLeft += distance - box.clientWidth / 3;
  }, [text, start, end]);
  return (
    <>
      {text.slice(0, start)}
      <mark ref={mark} data-testid="source-mark">
        {text.slice(start, end) || '\u00a0'}
      </mark>
      {text.slice(end)}
    </>
  );
}
