import { Fragment, type KeyboardEvent, memo, useMemo, useRef, useState } from 'react';
import type { AttestedOutcome, Checklist, Outcome, VisitState } from '../../../shared/model/index.ts';
import { FilterChip } from '../../components/chips.tsx';
import { Icon, type IconName } from '../../components/icons.tsx';
import { TableBox } from '../../components/table-box.tsx';
import { useText } from '../../state/text.ts';
import { useVisits } from '../../state/visit-session.ts';
import { answerAction, OUTCOMES } from './answer-keys.ts';
import { handsOf } from './hands.ts';
import { NoteField } from './note-field.tsx';
import { OutcomeButtons } from './outcome-buttons.tsx';
import { type AskedRow, askedRows, type Cell, type ItemRow, outcomeOf } from './rows.ts';

/** Records side by side; more would not fit the screen. */
const COLUMNS = 12;
const ICONS: Readonly<Partial<Record<Outcome, IconName>>> = {
  cumple: 'check',
  'cumple-parcial': 'half',
  'no-cumple': 'cross',
  'no-aplica': 'dash',
  'no-desplegado': 'dash',
  'por-revisar': 'person',
};

interface Props {
  readonly state: VisitState;
  readonly checklist: Checklist;
  readonly by: string | null;
  readonly readOnly: boolean;
}

/** Items by records: the arrows move, 1 to 6 answer and go on to the next record. */
export function SampleGrid({ state, checklist, by, readOnly }: Props) {
  const { t, f } = useText();
  const visit = state.head.id;
  const unsaved = useVisits((session) => session.unsaved);
  const drafts = useVisits((session) => session.drafts);
  const labels = state.head.samples.find((one) => one.checklist === checklist.id)?.labels ?? [];
  const [first, setFirst] = useState(0);
  const [at, setAt] = useState({ row: 0, column: 0 });
  const table = useRef<HTMLTableElement>(null);
  const hands = useMemo(() => handsOf(visit, by), [visit, by]);
  const columns = useMemo(
    () =>
      labels.slice(first, first + COLUMNS).map((label, i) => {
        const record = first + i + 1;
        const rows = askedRows(checklist, state, { unsaved, drafts, record }).filter(isSampled);
        return { label, record, rows };
      }),
    [checklist, state, unsaved, drafts, labels, first],
  );
  const rows = columns[0]?.rows ?? [];
  const names = columns.map(({ label }) => label).join('\n');
  const cell: Cell | null = columns[at.column]?.rows[at.row]?.cells[0] ?? null;
  const move = (row: number, column: number) => {
    const to = {
      row: Math.max(0, Math.min(rows.length - 1, row)),
      column: Math.max(0, Math.min(columns.length - 1, column)),
    };
    setAt(to);
    table.current?.querySelector<HTMLElement>(`[data-cell="${to.row}-${to.column}"]`)?.focus();
  };
  const choose = (outcome: AttestedOutcome) => {
    if (!cell || readOnly) return;
    if (!hands.outcome(cell, outcome)) return document.getElementById('grid-note')?.focus();
    if (at.column < columns.length - 1) move(at.row, at.column + 1);
    else if (at.row < rows.length - 1) move(at.row + 1, 0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'ArrowDown' || event.key === 'j') move(at.row + 1, at.column);
    else if (event.key === 'ArrowUp' || event.key === 'k') move(at.row - 1, at.column);
    else if (event.key === 'ArrowRight') move(at.row, at.column + 1);
    else if (event.key === 'ArrowLeft') move(at.row, at.column - 1);
    else {
      const action = answerAction(event.key);
      if (action?.do === 'clear' && cell && !readOnly) hands.clear(cell);
      else if (action?.do === 'note') document.getElementById('grid-note')?.focus();
      else if (action?.do === 'choose' && OUTCOMES[action.number - 1]) choose(OUTCOMES[action.number - 1] ?? 'cumple');
      else return;
    }
    event.preventDefault();
  };
  const current = rows[at.row];
  return (
    <>
      {labels.length > COLUMNS && (
        <fieldset className="chips">
          <legend className="visually-hidden">{t('visits.sample.record')}</legend>
          {Array.from({ length: Math.ceil(labels.length / COLUMNS) }, (_, i) => i * COLUMNS).map((from) => (
            <FilterChip key={from} chosen={first === from} onPress={() => setFirst(from)}>
              {`${f.number(from + 1)}–${f.number(Math.min(labels.length, from + COLUMNS))}`}
            </FilterChip>
          ))}
        </fieldset>
      )}
      <TableBox className="card-table grid-box" label={t('visits.sample.grid')}>
        <table className="table sample-grid" ref={table} onKeyDown={onKeyDown} data-testid="sample-table">
          <thead>
            <tr>
              <th scope="col">{t('visits.sample.item')}</th>
              {columns.map(({ record, label }) => (
                <th scope="col" key={record} title={label}>
                  {f.number(record)}
                  <span className="visually-hidden"> {label}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              <Fragment key={row.id}>
                {rows[i - 1]?.domain !== row.domain && (
                  <tr>
                    <th scope="rowgroup" colSpan={columns.length + 1} className="grid-domain">
                      {checklist.domains.find(({ id }) => id === row.domain)?.title}
                    </th>
                  </tr>
                )}
                <GridRow
                  title={row.item.title}
                  row={i}
                  here={at.row === i ? at.column : -1}
                  labels={names}
                  outcomes={columns.map((column) => outcomeOf(column.rows[i]?.cells[0]?.shown ?? null) ?? '').join()}
                  onHere={setAt}
                />
              </Fragment>
            ))}
          </tbody>
        </table>
      </TableBox>
      {cell && current && (
        <section className="card grid-work" aria-label={t('visits.sample.inHand')}>
          <p>
            <strong>{columns[at.column]?.label}</strong> · {current.item.title}
          </p>
          {!readOnly && <OutcomeButtons cell={cell} label={current.item.title} onChoose={choose} tabbable current />}
          <NoteField
            key={JSON.stringify(cell.key)}
            id="grid-note"
            label={t('visits.answer.note')}
            value={cell.shown?.note ?? ''}
            onCommit={(note) => hands.note(cell, note)}
            maxLength={4000}
            rows={1}
            readOnly={readOnly}
            required={cell.shown?.kept === 'draft' && outcomeOf(cell.shown) === 'no-aplica'}
            hint={cell.shown?.kept === 'draft' ? t('visits.answer.reasonWanted') : undefined}
            onLeave={() => move(at.row, at.column)}
          />
        </section>
      )}
    </>
  );
}

interface GridRowProps {
  readonly title: string;
  readonly row: number;
  /** Column in hand; -1 where another row is. */
  readonly here: number;
  /** Of the records, one a line; and their outcomes, with commas: as texts, so that what is the same is not drawn again. */
  readonly labels: string;
  readonly outcomes: string;
  readonly onHere: (at: { readonly row: number; readonly column: number }) => void;
}

const GridRow = memo(function GridRow({ title, row, here, labels, outcomes, onHere }: GridRowProps) {
  const { t } = useText();
  const names = labels.split('\n');
  return (
    <tr>
      <th scope="row">{title}</th>
      {outcomes.split(',').map((text, column) => {
        const outcome = OUTCOMES.find((one) => one === text) ?? null;
        const word = outcome === null ? t('visits.sample.empty') : t(`common.outcome.${outcome}`);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a record is known by its column
          <td key={column}>
            <button
              type="button"
              className={`grid-cell ${outcome ? `outcome-${outcome}` : ''}`}
              data-cell={`${row}-${column}`}
              tabIndex={here === column ? 0 : -1}
              aria-label={`${title}, ${names[column]}: ${word}`}
              title={word}
              onClick={() => onHere({ row, column })}
              onFocus={() => here !== column && onHere({ row, column })}
            >
              {outcome && <Icon name={ICONS[outcome] ?? 'clock'} size={18} />}
            </button>
          </td>
        );
      })}
    </tr>
  );
});

function isSampled(row: AskedRow): row is ItemRow {
  return row.kind === 'item' && row.item.decision.by === 'sample';
}
