import { useMemo } from 'react';
import { compareRuns } from '../../../shared/checklist/compare.ts';
import type { VerificationResult } from '../../../shared/model/index.ts';
import { Pick } from '../../components/fields.tsx';
import { Icon } from '../../components/icons.tsx';
import { Empty, Shown } from '../../components/states.tsx';
import { useResult } from '../../state/results.ts';
import { navigate } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { useCall } from '../../state/use-call.ts';
import { PrintLink } from '../informes/print-link.tsx';
import { ComparedFindings } from './compared-findings.tsx';
import { ComparedItems } from './compared-items.tsx';

interface Props {
  readonly result: VerificationResult;
  readonly runId: string;
  /** The run to compare with; null until one is chosen. */
  readonly with: string | null;
}

/** This run beside another one of the same unit; the earlier of the two is «before». */
export function ComparePane({ result, runId, with: other }: Props) {
  const { t } = useText();
  const { unit } = result.run;
  if (!unit) return <Empty icon="compare" title={t('compare.noUnit')} />;
  return (
    <div className="stack">
      <Choose unit={unit} runId={runId} other={other} />
      {other && <Compared result={result} other={other} />}
    </div>
  );
}

function Choose({
  unit,
  runId,
  other,
}: {
  readonly unit: string;
  readonly runId: string;
  readonly other: string | null;
}) {
  const { t, f } = useText();
  const { answer, reload } = useCall('runs.list', { unit, limit: 200 });
  return (
    <Shown answer={answer} reload={reload}>
      {(runs) => {
        const others = runs.filter((run) => run.id !== runId && run.status === 'completa');
        if (others.length === 0) return <Empty icon="compare" title={t('compare.noneEarlier')} />;
        return (
          <div className="compare-choose">
            <Pick
              label={t('compare.choose')}
              placeholder={t('compare.placeholder')}
              value={other}
              onChange={(id) => navigate('resultado', [runId, 'comparar'], { con: id })}
              choices={others.map((run) => ({
                id: run.id,
                label: `${f.moment(run.startedAt)} · ${f.percent(run.percent)}`,
                note: `${run.checklist} ${run.edition}`,
              }))}
              testId="compare-with"
            />
          </div>
        );
      }}
    </Shown>
  );
}

function Compared({ result, other }: { readonly result: VerificationResult; readonly other: string }) {
  const answer = useResult(other);
  return <Shown answer={answer}>{(second) => <Comparison one={result} two={second} />}</Shown>;
}

function Comparison({ one, two }: { readonly one: VerificationResult; readonly two: VerificationResult }) {
  const { t, f } = useText();
  const earlier = Date.parse(one.run.startedAt) <= Date.parse(two.run.startedAt);
  const [before, after] = earlier ? [one, two] : [two, one];
  const comparison = useMemo(() => compareRuns(before, after), [before, after]);
  const other =
    before.run.checklist.id !== after.run.checklist.id || before.run.checklist.edition !== after.run.checklist.edition;
  const cut = [before, after].some((result) => result.rules.some((rule) => rule.kept < rule.total));
  return (
    <>
      {other && (
        <div className="notice notice-warning">
          <Icon name="warning" />
          <p>{t('compare.otherChecklist')}</p>
        </div>
      )}
      <dl className="figures">
        <div>
          <dt>{`${t('compare.before')} · ${f.moment(before.run.startedAt)}`}</dt>
          <dd>{f.percent(comparison.scoreBefore)}</dd>
        </div>
        <div>
          <dt>{`${t('compare.after')} · ${f.moment(after.run.startedAt)}`}</dt>
          <dd>{f.percent(comparison.scoreAfter)}</dd>
        </div>
        <div>
          <dt>{t('compare.added')}</dt>
          <dd className="severity-error" data-testid="compare-added">
            {f.number(comparison.added.length)}
          </dd>
        </div>
        <div>
          <dt>{t('compare.fixed')}</dt>
          <dd className="outcome-cumple" data-testid="compare-fixed">
            {f.number(comparison.fixed.length)}
          </dd>
        </div>
        <div>
          <dt>{t('compare.same')}</dt>
          <dd data-testid="compare-same">{f.number(comparison.same.length)}</dd>
        </div>
      </dl>
      {cut && <p className="muted">{t('compare.keptOnly')}</p>}
      <div className="actions">
        <PrintLink
          subject={{ kind: 'comparison', before: before.run.id, after: after.run.id }}
          testId="print-comparison"
        />
      </div>
      <ComparedItems items={comparison.items} />
      <ComparedFindings comparison={comparison} rules={[...after.rules, ...before.rules]} />
    </>
  );
}
