import type { FoundUnit } from '../../../shared/model/index.ts';
import { TableBox } from '../../components/table-box.tsx';
import { hashOf } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { StandingMark } from './standing-mark.tsx';
import { stateName } from './states.ts';
import { typeName } from './words.ts';

export function UnitRows({ units }: { readonly units: readonly FoundUnit[] }) {
  const { t } = useText();
  return (
    <TableBox className="card-table" label={t('units.title')}>
      <table className="table">
        <thead>
          <tr>
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
            <Row key={unit.clues} unit={unit} />
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function Row({ unit }: { readonly unit: FoundUnit }) {
  const { t, f, count } = useText();
  const { standing, lastRun } = unit;
  return (
    <tr data-testid="unit-row" data-clues={unit.clues}>
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
