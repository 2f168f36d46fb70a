import { useEffect, useMemo, useState } from 'react';
import type { Agreement } from '../../../shared/model/index.ts';
import { boardOf } from '../../../shared/statistics/index.ts';
import { Button } from '../../components/controls.tsx';
import { TableBox } from '../../components/table-box.tsx';
import { useText } from '../../state/text.ts';
import { useFirst } from '../../state/use-first.ts';
import { AgreementForm } from './agreement-form.tsx';
import { AgreementLine } from './agreement-line.tsx';
import { BoardFigures, BoardTotal } from './board-totals.tsx';
import { RemoveDialog } from './remove-dialog.tsx';
import { ReportDialog } from './report-dialog.tsx';

interface Props {
  readonly agreements: readonly Agreement[];
  /** ISO 8601 day that the expected progress is of. */
  readonly on: string;
  /** Agreement whose details are open from the start. */
  readonly opened?: string | null;
  /** The unit of each is said. */
  readonly withUnits?: boolean;
  /** The totals also stand above. */
  readonly summary?: boolean;
  readonly onChanged: () => void;
}

type Doing = { readonly what: 'report' | 'edit' | 'remove'; readonly agreement: Agreement };

/** Agreements with the columns of the 2011 board and their totals; progress is reported from here. */
export function AgreementBoard({ agreements, on, opened = null, withUnits, summary, onChanged }: Props) {
  const { t, f, count } = useText();
  const [open, setOpen] = useState<string | null>(opened);
  useEffect(() => setOpen(opened), [opened]);
  const [doing, setDoing] = useState<Doing | null>(null);
  const board = useMemo(() => boardOf(agreements, on), [agreements, on]);
  const rows = useMemo(() => new Map(board.rows.map((row) => [row.id, row])), [board]);
  // What is opened by its address stands where it is seen, however long the list is.
  const ordered = useMemo(
    () => [...agreements].sort((a, b) => Number(b.id === opened) - Number(a.id === opened)),
    [agreements, opened],
  );
  const { shown, next, more } = useFirst(ordered);
  const done = (changed: boolean) => {
    setDoing(null);
    if (changed) onChanged();
  };
  return (
    <>
      {summary && <BoardFigures board={board} />}
      {doing?.what === 'edit' && (
        <AgreementForm
          key={doing.agreement.id}
          agreement={doing.agreement}
          place={{ unit: doing.agreement.unit, session: doing.agreement.session }}
          onDone={done}
        />
      )}
      <TableBox className="card-table" label={t('agreements.tabs.tablero')}>
        <table className="table board">
          <thead>
            <tr>
              <th scope="col">{t('agreements.column.action')}</th>
              <th scope="col">{t('agreements.column.start')}</th>
              <th scope="col">{t('agreements.column.end')}</th>
              <th scope="col" className="number">
                {t('agreements.column.expected')}
              </th>
              <th scope="col" className="number">
                {t('agreements.column.real')}
              </th>
              <th scope="col">{t('agreements.column.light')}</th>
              <th scope="col" className="number">
                {t('agreements.column.weight')}
              </th>
              <th scope="col">{t('agreements.column.status')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((agreement) => (
              <AgreementLine
                key={agreement.id}
                agreement={agreement}
                row={rows.get(agreement.id)}
                withUnit={withUnits ?? false}
                isOpen={open === agreement.id}
                onOpen={() => setOpen(open === agreement.id ? null : agreement.id)}
                onDo={(what) => setDoing({ what, agreement })}
              />
            ))}
          </tbody>
          <BoardTotal board={board} />
        </table>
      </TableBox>
      {next > 0 && (
        <Button onPress={more} data-testid="agreements-more">
          {t('agreements.more', { n: f.number(next) })}
        </Button>
      )}
      {board.faulty.length > 0 && <p className="severity-warning">{count('agreements.faulty', board.faulty.length)}</p>}
      <details className="facts">
        <summary>{t('agreements.rule')}</summary>
        <p className="muted board-rule">{t('agreements.ruleText')}</p>
      </details>
      {doing?.what === 'report' && <ReportDialog agreement={doing.agreement} onClose={done} />}
      {doing?.what === 'remove' && <RemoveDialog agreement={doing.agreement} onClose={done} />}
    </>
  );
}
