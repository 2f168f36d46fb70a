import { useEffect, useRef } from 'react';
import { Button } from '../../components/controls.tsx';
import { SeverityMark } from '../../components/marks.tsx';
import { PathText } from '../../components/path-text.tsx';
import { useText } from '../../state/text.ts';
import { Citations } from './citation.tsx';
import { FindingAcceptance } from './finding-acceptance.tsx';
import type { FindingsIndex } from './findings-index.ts';
import { layerOfRule } from './layers.ts';
import { pathKind, placeText } from './place.ts';
import { SourcePane } from './source-pane.tsx';
import { usePlaceWords } from './use-place-words.ts';

interface Props {
  readonly index: FindingsIndex;
  readonly number: number;
  readonly runId: string;
  /** CLUES that the run was made for. */
  readonly unit: string | null;
  /** Neighbours in the list as it is filtered now. */
  readonly previous: number | null;
  readonly next: number | null;
  readonly onChoose: (number: number) => void;
  readonly onClose: () => void;
}

/** One finding: the sentence, where, what stood there and what should, why it matters, how to mend it, the norm, the source. */
export function FindingDetail({ index, number, runId, unit, previous, next, onChoose, onClose }: Props) {
  const { t } = useText();
  const words = usePlaceWords();
  const finding = index.findings[number];
  const rule = index.rules[index.ruleOf[number] ?? -1];
  const path = index.files[index.fileOf[number] ?? 0]?.path ?? '';
  const scroller = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another finding is read from its top
  useEffect(() => {
    // In braces: newer Chromium returns a promise here, which React would take for a clean-up.
    scroller.current?.scrollTo({ top: 0 });
  }, [number]);
  if (!finding) return null;
  const layer = layerOfRule(finding.rule, index.layers);
  const { place } = finding;
  // The element is told in a line of its own below.
  const spot = place.path ? { ...place, path: undefined, field: undefined } : place;
  return (
    <aside
      className="detail"
      ref={scroller}
      aria-label={t('findings.detail.label')}
      data-testid="finding-detail"
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <div className="detail-head">
        <SeverityMark severity={finding.severity} />
        <span className="actions">
          <Button
            kind="quiet"
            icon="up"
            label={t('findings.detail.previous')}
            isDisabled={previous === null}
            onPress={() => previous !== null && onChoose(previous)}
          />
          <Button
            kind="quiet"
            icon="down"
            label={t('findings.detail.next')}
            isDisabled={next === null}
            onPress={() => next !== null && onChoose(next)}
          />
          <Button kind="quiet" icon="close" label={t('common.close')} onPress={onClose} data-testid="close-detail" />
        </span>
      </div>
      <h2>{finding.message}</h2>
      <FindingAcceptance key={number} finding={finding} unit={unit} />
      <dl className="pairs">
        <dt>{t('findings.detail.place')}</dt>
        <dd>
          {placeText(spot, words)}
          <small className="path">{path}</small>
        </dd>
        {layer && (
          <>
            <dt>{t('findings.detail.layer')}</dt>
            <dd data-testid="finding-layer">{layer.title}</dd>
          </>
        )}
        {place.path && (
          <>
            <dt>{t(`findings.detail.path.${pathKind(place.path)}`)}</dt>
            <dd>
              <code className="path" data-testid="finding-path">
                <PathText path={place.path} />
              </code>
            </dd>
          </>
        )}
        <dt>{t('findings.detail.actual')}</dt>
        <dd>
          {finding.actual === undefined ? (
            <span className="muted">{t('findings.detail.noValue')}</span>
          ) : (
            <code data-testid="finding-actual">{finding.actual}</code>
          )}
        </dd>
        {finding.expected && (
          <>
            <dt>{t('findings.detail.expected')}</dt>
            <dd>{finding.expected}</dd>
          </>
        )}
      </dl>
      <SourcePane runId={runId} path={path} place={finding.place} />
      {rule && (
        <>
          <h3>{t('findings.detail.remedy')}</h3>
          <p>{rule.remedy}</p>
          <h3>{t('findings.detail.why')}</h3>
          <p>{rule.why}</p>
          <h3>{t('result.norm')}</h3>
          <Citations citation={rule.citation} />
        </>
      )}
      <p className="muted small mono identity">
        {t('findings.detail.identity', { rule: finding.rule, fingerprint: finding.fingerprint })}
      </p>
    </aside>
  );
}
