import type { UnitSummary } from '../../../shared/model/index.ts';
import { StatusMark } from '../../components/marks.tsx';
import { ScoreTrack } from '../../components/score-track.tsx';
import { TableBox } from '../../components/table-box.tsx';
import { hashOf } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { stateName } from './states.ts';

export function UnitRows({ units }: { readonly units: readonly UnitSummary[] }) {
  const { t, f } = useText();
  return (
    <TableBox className="card-table" label={t('units.title')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('verify.clues')}</th>
            <th scope="col">{t('units.name')}</th>
            <th scope="col">{t('units.state')}</th>
            <th scope="col" colSpan={2}>
              {t('common.score')}
            </th>
            <th scope="col">{t('units.lastRun')}</th>
            <th scope="col" className="number">
              {t('units.runs')}
            </th>
          </tr>
        </thead>
        <tbody>
          {units.map((unit) => (
            <tr key={unit.clues} data-testid="unit-row" data-clues={unit.clues}>
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
              <td className="number">
                <strong>{f.percent(unit.lastRun?.percent ?? null)}</strong>
              </td>
              <td className="track-cell">
                {unit.lastRun && unit.lastRun.percent !== null && <ScoreTrack score={unit.lastRun} />}
              </td>
              <td className="nowrap">
                {unit.lastRun ? (
                  <>
                    {f.moment(unit.lastRun.startedAt)}{' '}
                    {unit.lastRun.status !== 'completa' && <StatusMark status={unit.lastRun.status} />}
                  </>
                ) : (
                  <span className="muted">{t('units.never')}</span>
                )}
              </td>
              <td className="number">{f.number(unit.runs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
