import { useState } from 'react';
import type { Checklist, VisitState } from '../../../shared/model/index.ts';
import { FilterChip } from '../../components/chips.tsx';
import { Button } from '../../components/controls.tsx';
import { Pick } from '../../components/fields.tsx';
import { useText } from '../../state/text.ts';
import { SampleDialog } from './sample-dialog.tsx';

interface Props {
  readonly state: VisitState;
  readonly checklist: Checklist;
  /** From 1. */
  readonly record: number;
  readonly onRecord: (record: number) => void;
  readonly grid: boolean;
  readonly onGrid: (grid: boolean) => void;
  readonly readOnly: boolean;
}

/** The clinical records that are reviewed by hand: which one is in hand, or all of them in a grid. */
export function SampleBar({ state, checklist, record, onRecord, grid, onGrid, readOnly }: Props) {
  const { t, f, count } = useText();
  const [editing, setEditing] = useState(false);
  const labels = state.head.samples.find((one) => one.checklist === checklist.id)?.labels ?? [];
  const at = Math.min(record, labels.length);
  return (
    <section className="sample-bar" aria-label={t('visits.sample.title')}>
      <strong>{t('visits.sample.title')}</strong>
      {labels.length === 0 ? (
        <span className="muted">{t('visits.sample.none')}</span>
      ) : (
        <>
          <span className="muted">{count('visits.sample.records', labels.length)}</span>
          <span className="chips">
            <FilterChip chosen={!grid} onPress={() => onGrid(false)} testId="sample-one">
              {t('visits.sample.oneByOne')}
            </FilterChip>
            <FilterChip chosen={grid} onPress={() => onGrid(true)} testId="sample-grid">
              {t('visits.sample.grid')}
            </FilterChip>
          </span>
          {!grid && (
            <span className="sample-steps">
              <Button
                icon="left"
                label={t('visits.sample.before')}
                isDisabled={at <= 1}
                onPress={() => onRecord(at - 1)}
              />
              <Pick
                label={t('visits.sample.record')}
                hideLabel
                value={String(at)}
                onChange={(id) => onRecord(Number(id))}
                choices={labels.map((label, i) => ({ id: String(i + 1), label: `${f.number(i + 1)}. ${label}` }))}
                testId="sample-record"
              />
              <Button
                icon="right"
                label={t('visits.sample.next')}
                isDisabled={at >= labels.length}
                onPress={() => onRecord(at + 1)}
                data-testid="sample-next"
              />
            </span>
          )}
        </>
      )}
      {!readOnly && (
        <Button
          kind={labels.length === 0 ? 'main' : 'quiet'}
          onPress={() => setEditing(true)}
          data-testid="sample-edit"
        >
          {t(labels.length === 0 ? 'visits.sample.define' : 'visits.sample.edit')}
        </Button>
      )}
      {editing && <SampleDialog head={state.head} checklist={checklist.id} onClose={() => setEditing(false)} />}
    </section>
  );
}
