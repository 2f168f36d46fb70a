import type { FoundUnit } from '../../../shared/model/index.ts';
import { CheckBox } from '../../components/check-box.tsx';
import { TableBox } from '../../components/table-box.tsx';
import { hashOf } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { StandingMark } from './standing-mark.tsx';
import { stateName } from './states.ts';
import { typeName } from './words.ts';

export interface UnitSelection {
  readonly chosen: readonly string[];
  readonly isAll: boolean;
  readonly isSome: boolean;
  readonly toggle: (clues: string, on: boolean) => void;
  readonly toggleAll: () => void;
}

interface Props {
  readonly units: readonly FoundUnit[];
  readonly selection: UnitSelection;
}

/** Units, each with a box to choose it for what is done with several at once. */
export function UnitRows({ units, selection }: Props) {
  const { t } = useText();
  const chosen = new Set(selection.chosen);
  return (
    <TableBox className="card-table" label={t('units.title')}>
      <table className="table">
        <thead>
          <tr>
            <td className="tight">
              <CheckBox
                label={t('reports.batch.chooseAll')}
                checked={selection.isAll}
                some={selection.isSome}
                onChange={selection.toggleAll}
                testId="unit-choose-all"
              />
            </td>
            <th scope="col">{t('verify.clues')}</th>
            <th scope="col">{t('units.name')}</th>
            <th scope="col">{t('units.state')}</th>
            <th scope="col">{t('units.levelAndType')}</th>
            <th scope="col">{t('units.standingTitle')}</th>
            <th scope="col">{t('units.lastRun')}</th>
          </tr>
        </thead>
        <tbody>
          {units.map((unit) => (
            <Row
              key={unit.clues}
              unit={unit}
              chosen={chosen.has(unit.clues)}
              onChoose={(on) => selection.toggle(unit.clues, on)}
            />
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

interface RowProps {
  readonly unit: FoundUnit;
  readonly chosen: boolean;
  readonly onChoose: (on: boolean) => void;
}

function Row({ unit, chosen, onChoose }: RowProps) {
  const { t, f, count } = useText();
  const { standing, lastRun } = unit;
  return (
    <tr data-testid="unit-row" data-clues={unit.clues}>
      <td className="tight">
        <CheckBox
          label={t('reports.batch.choose', { clues: unit.clues })}
          checked={chosen}
          onChange={onChoose}
          testId="unit-choose"
        />
      </td>
      <th scope="row">
        <a className="mono" href={hashOf('unidades', [unit.clues])}>
          {unit.clues}
        </a>
      </th>
      <td>
        {unit.name ?? <span className="muted">{t('units.unnamed')}</span>}
        {unit.institution && <small>{unit.institution}</small>}
      </td>
      <td className="nowrap">{stateName(unit.state) ?? '—'}</td>
      <td>
        {unit.level ?? (unit.type ? null : <span className="muted">—</span>)}
        {unit.type && <small className="nowrap">{typeName(t, unit.type)}</small>}
      </td>
      <td>
        <StandingMark state={standing.state} />
        {standing.validUntil && (
          <small className="nowrap">{t('units.validUntil', { date: f.moment(standing.validUntil) })}</small>
        )}
      </td>
      <td>
        {lastRun ? (
          <>
            <strong>{f.percent(lastRun.percent)}</strong>
            <small className="nowrap">
              {f.moment(lastRun.startedAt)} · {count('units.runsCount', unit.runs)}
            </small>
          </>
        ) : (
          <span className="muted">{t('units.never')}</span>
        )}
      </td>
    </tr>
  );
}
