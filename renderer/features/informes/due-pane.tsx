import { useState } from 'react';
import type { DueList } from '../../../shared/model/index.ts';
import { CheckBox } from '../../components/check-box.tsx';
import { FilterChip } from '../../components/chips.tsx';
import { Button } from '../../components/controls.tsx';
import { Icon } from '../../components/icons.tsx';
import { Empty, Shown } from '../../components/states.tsx';
import { TableBox } from '../../components/table-box.tsx';
import { hashOf } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { useCall } from '../../state/use-call.ts';
import { daysFrom } from '../inicio/due.ts';
import { printUnits } from './batch-store.ts';
import { useSelection } from './use-selection.ts';

type DueUnit = DueList['units'][number];

/** Units whose verification is over or ends soon; those chosen are printed together. */
export function DuePane() {
  const { t } = useText();
  const { answer, reload } = useCall('due.get', undefined);
  return (
    <Shown answer={answer} reload={reload}>
      {({ units, totals, today }) =>
        units.length === 0 ? (
          <Empty icon="check" title={t('reports.due.emptyTitle')}>
            <p>{t('reports.due.emptyText')}</p>
            <div className="actions">
              <a className="button button-plain" href={hashOf('unidades')}>
                {t('common.screen.unidades')}
              </a>
              <a className="button button-plain" href={hashOf('ajustes')}>
                {t('common.screen.ajustes')}
              </a>
            </div>
          </Empty>
        ) : (
          <Units units={units} total={totals.units} today={today} />
        )
      }
    </Shown>
  );
}

interface UnitsProps {
  readonly units: readonly DueUnit[];
  /** All there are; `units` may be the first of them. */
  readonly total: number;
  readonly today: string;
}

function Units({ units, total, today }: UnitsProps) {
  const { t, f, count } = useText();
  const [only, setOnly] = useState<'over' | 'soon' | null>(null);
  const over = units.filter((unit) => unit.over).length;
  const shown = units.filter((unit) => only === null || (only === 'over') === unit.over);
  const { chosen, toggle, toggleAll, isAll, isSome } = useSelection(shown.map(({ clues }) => clues));
  return (
    <div className="stack stack-tight">
      <p className="muted">{t('reports.due.text')}</p>
      <div className="bar-line">
        <p role="status" data-testid="due-total">
          <strong>
            {units.length < total
              ? t('reports.due.cut', { shown: f.number(units.length), n: f.number(total) })
              : count('reports.due.total', total)}
          </strong>
        </p>
        <FilterChip chosen={only === 'over'} onPress={() => setOnly(only === 'over' ? null : 'over')} testId="due-over">
          {count('reports.due.over', over)}
        </FilterChip>
        <FilterChip chosen={only === 'soon'} onPress={() => setOnly(only === 'soon' ? null : 'soon')} testId="due-soon">
          {count('reports.due.soon', units.length - over)}
        </FilterChip>
        <span className="bar-end">
          <Button
            kind="main"
            icon="print"
            isDisabled={chosen.length === 0}
            onPress={() => printUnits(chosen)}
            data-testid="due-print"
          >
            {chosen.length === 0 ? t('reports.batch.print') : count('reports.batch.printOnes', chosen.length)}
          </Button>
        </span>
      </div>
      <TableBox className="card-table" label={t('reports.tabs.reverificar')}>
        <table className="table">
          <thead>
            <tr>
              <td className="tight">
                <CheckBox
                  label={t('reports.batch.chooseAll')}
                  checked={isAll}
                  some={isSome}
                  onChange={toggleAll}
                  testId="due-all"
                />
              </td>
              <th scope="col">{t('verify.clues')}</th>
              <th scope="col">{t('units.name')}</th>
              <th scope="col">{t('reports.due.state')}</th>
              <th scope="col">{t('reports.due.until')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {shown.map((unit) => (
              <Row
                key={unit.clues}
                unit={unit}
                today={today}
                chosen={chosen.includes(unit.clues)}
                onChoose={(on) => toggle(unit.clues, on)}
              />
            ))}
          </tbody>
        </table>
      </TableBox>
    </div>
  );
}

interface RowProps {
  readonly unit: DueUnit;
  readonly today: string;
  readonly chosen: boolean;
  readonly onChoose: (on: boolean) => void;
}

function Row({ unit, today, chosen, onChoose }: RowProps) {
  const { t, f, count } = useText();
  const { clues, name, validUntil, over } = unit;
  const days = daysFrom(today, validUntil) ?? 0;
  const when =
    days === 0 ? t('reports.due.today') : count(days < 0 ? 'reports.due.ago' : 'reports.due.in', Math.abs(days));
  return (
    <tr data-testid="due-row" data-clues={clues}>
      <td className="tight">
        <CheckBox
          label={t('reports.batch.choose', { clues })}
          checked={chosen}
          onChange={onChoose}
          testId="due-choose"
        />
      </td>
      <th scope="row">
        <a className="mono" href={hashOf('unidades', [clues])}>
          {clues}
        </a>
      </th>
      <td>{name ?? <span className="muted">{t('units.unnamed')}</span>}</td>
      <td>
        <span className={`mark nowrap ${over ? 'severity-error' : 'severity-warning'}`}>
          <Icon name={over ? 'error' : 'clock'} size={16} />
          <span>{t(over ? 'reports.due.isOver' : 'reports.due.isSoon')}</span>
        </span>
      </td>
      <td className="nowrap">
        {f.moment(validUntil)}
        <small>{when}</small>
      </td>
      <td className="tight nowrap">
        <a href={hashOf('visitas', ['nueva', clues])} aria-label={t('reports.due.visitOf', { clues })}>
          {t('reports.due.visit')}
        </a>
      </td>
    </tr>
  );
}
