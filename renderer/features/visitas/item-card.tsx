import { memo } from 'react';
import type { AttestedOutcome, VisitState } from '../../../shared/model/index.ts';
import { Icon } from '../../components/icons.tsx';
import { OutcomeMark } from '../../components/marks.tsx';
import { useText } from '../../state/text.ts';
import { AskedFrame } from './asked-frame.tsx';
import type { Hands } from './hands.ts';
import { ItemAids } from './item-aids.tsx';
import { ItemWork } from './item-work.tsx';
import { OutcomeButtons } from './outcome-buttons.tsx';
import type { Cell, ItemRow } from './rows.ts';

/** What a card tells the list; the item is named by its id. */
export interface CardActs {
  readonly activate: (id: string, cell: number) => void;
  readonly history: () => void;
  readonly wantsNote: (id: string) => void;
  readonly leaveNote: (id: string) => void;
}

export interface CardProps<R> {
  readonly row: R;
  /** Of the item in hand, which shows all there is to it; null for the others. */
  readonly state: VisitState | null;
  readonly hands: Hands;
  readonly acts: CardActs;
  /** The cell that the keys go to; -1 where the item is not in hand. */
  readonly at: number;
  readonly history: boolean;
  readonly readOnly: boolean;
}

/** An item with its outcomes; in hand, also by module, with note, evidence and what else is known. */
export const ItemCard = memo(function ItemCard(props: CardProps<ItemRow>) {
  const { row, state, hands, acts, at, readOnly } = props;
  const { t } = useText();
  const active = state !== null;
  const { item, result, cells } = row;
  const [unit, ...modules] = cells;
  const choose = (cell: Cell, place: number) => (outcome: AttestedOutcome) => {
    acts.activate(row.id, place);
    if (!hands.outcome(cell, outcome)) acts.wantsNote(row.id);
  };
  return (
    <AskedFrame
      id={row.id}
      kind="item"
      title={item.title}
      active={active}
      onActivate={() => acts.activate(row.id, Math.max(0, at))}
      flags={
        <>
          {item.mandatory && <span className="chip">{t('result.items.mandatory')}</span>}
          <Flags cells={cells} />
          {result && <Decided row={row} />}
        </>
      }
    >
      {row.wantsSample && active && <p className="hint">{t('visits.sample.wanted')}</p>}
      {readOnly
        ? null
        : unit && (
            <div className="asked-line" data-current={(active && at === 0) || undefined}>
              {item.modules && item.modules.length > 0 && (
                <span className="asked-module">{t('visits.answer.wholeUnit')}</span>
              )}
              <OutcomeButtons
                cell={unit}
                label={item.title}
                onChoose={choose(unit, 0)}
                tabbable={active}
                current={active && at === 0}
              />
            </div>
          )}
      {active && modules.length > 0 && !readOnly && (
        <div className="asked-modules">
          {modules.map((cell, i) => (
            <div
              className="asked-line"
              key={cell.key.module}
              data-current={at === i + 1 || undefined}
              data-testid={`module-${cell.key.module}`}
            >
              <span className="asked-module">
                {cell.key.module === '' ? t('visits.sample.whole') : cell.label || cell.key.module}
              </span>
              {cell.deployed ? (
                <OutcomeButtons
                  cell={cell}
                  label={`${item.title}: ${cell.label}`}
                  onChoose={choose(cell, i + 1)}
                  tabbable
                  current={at === i + 1}
                />
              ) : (
                <OutcomeMark outcome="no-desplegado" />
              )}
            </div>
          ))}
        </div>
      )}
      {(!active || readOnly) && result?.modules && result.modules.length > 0 && (
        <ul className="module-marks">
          {modules.map(({ key, label }) => {
            const outcome = result.modules?.find(({ module }) => module === key.module)?.outcome;
            return (
              outcome && (
                <li key={key.module}>
                  <span className="muted">{label || key.module}</span> <OutcomeMark outcome={outcome} />
                </li>
              )
            );
          })}
        </ul>
      )}
      {active && <ItemAids row={row} />}
      {state && <ItemWork {...props} state={state} cell={cells[Math.max(0, at)] ?? unit ?? null} />}
    </AskedFrame>
  );
});

/** What the whole item comes to, and from where. */
function Decided({ row }: { readonly row: ItemRow }) {
  const { t } = useText();
  const { result } = row;
  if (!result || (result.outcome === 'por-revisar' && !result.source)) return null;
  return (
    <span className="asked-decided">
      <OutcomeMark outcome={result.outcome} />
      {result.source && result.source !== 'person' && (
        <span className="chip">{t(`visits.source.${result.source}`)}</span>
      )}
    </span>
  );
}

/** Notes, evidence, conflicts and answers that are not on the disk yet, as small marks. */
export function Flags({ cells }: { readonly cells: readonly Cell[] }) {
  const { t, f, count } = useText();
  const evidence = cells.reduce((sum, cell) => sum + cell.evidence, 0);
  const note = cells.some(({ shown }) => (shown?.note ?? '') !== '');
  const conflict = cells.some((cell) => cell.conflict);
  const refused = cells.some(({ shown }) => shown?.kept === 'refused');
  return (
    <>
      {refused && (
        <span className="mark severity-error">
          <Icon name="warning" size={16} />
          <span>{t('visits.answer.notKept')}</span>
        </span>
      )}
      {conflict && (
        <span className="mark severity-warning">
          <Icon name="compare" size={16} />
          <span>{t('visits.filter.conflict')}</span>
        </span>
      )}
      {note && (
        <span className="mark muted">
          <Icon name="edit" size={16} />
          <span>{t('visits.answer.note')}</span>
        </span>
      )}
      {evidence > 0 && (
        <span className="mark muted" title={count('visits.evidence.count', evidence)}>
          <Icon name="file" size={16} />
          <span>
            {f.number(evidence)}
            <span className="visually-hidden"> {count('visits.evidence.count', evidence)}</span>
          </span>
        </span>
      )}
    </>
  );
}
