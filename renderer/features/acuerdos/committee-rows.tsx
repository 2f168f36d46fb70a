import type { CommitteeFigures, CommitteeTable } from '../../../shared/model/index.ts';
import { formatPercent } from '../../../shared/text/format.ts';
import { TableBox } from '../../components/table-box.tsx';
import { hashOf } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { stateName } from '../unidades/states.ts';

/** The report of 2024 prints two. */
const DECIMALS = 2;

const COLUMNS = [
  ...(['programmed', 'held', 'percent'] as const).map((name) => ({ of: 'sessions', name })),
  ...(['made', 'met', 'percent'] as const).map((name) => ({ of: 'agreements', name })),
];

interface Props {
  readonly committees: CommitteeTable['committees'];
  readonly total: CommitteeFigures;
  /** How many the total is of. */
  readonly of: number;
}

export function CommitteeRows({ committees, total, of }: Props) {
  const { t, count } = useText();
  return (
    <TableBox className="card-table" label={t('agreements.tabs.comites')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {t('agreements.committees.name')}
            </th>
            <th scope="col" rowSpan={2}>
              {t('agreements.committees.year')}
            </th>
            <th scope="colgroup" colSpan={3} className="committee-group">
              {t('agreements.committees.sessions')}
            </th>
            <th scope="colgroup" colSpan={3} className="committee-group">
              {t('agreements.committees.agreements')}
            </th>
          </tr>
          <tr>
            {COLUMNS.map(({ of, name }) => (
              <th scope="col" className="number board-second" key={`${of} ${name}`}>
                {t(`agreements.committees.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {committees.map((committee) => (
            <tr key={committee.id} data-testid="committee-row">
              <th scope="row">
                <a href={hashOf('acuerdos', ['comites', committee.id])}>{committee.name}</a>
                <small>
                  {[committee.kind, stateName(committee.state), committee.unit].filter(Boolean).join(' · ')}
                </small>
              </th>
              <td>{committee.year}</td>
              <Figures of={committee} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr data-testid="committee-total">
            <th scope="row" colSpan={2}>
              {count('agreements.committees.total', of)}
            </th>
            <Figures of={total} />
          </tr>
        </tfoot>
      </table>
    </TableBox>
  );
}

function Figures({ of }: { readonly of: CommitteeFigures }) {
  const { f } = useText();
  return (
    <>
      <td className="number">{f.number(of.programmed)}</td>
      <td className="number">{f.number(of.held)}</td>
      <Percent value={of.heldPercent} />
      <td className="number">{f.number(of.made)}</td>
      <td className="number">{f.number(of.met)}</td>
      <Percent value={of.metPercent} />
    </>
  );
}

/** A share of nothing is no 0. */
function Percent({ value }: { readonly value: number | null }) {
  const { t } = useText();
  return (
    <td className="number">
      {formatPercent(value, DECIMALS)}
      {value === null && <span className="visually-hidden"> {t('agreements.committees.nothing')}</span>}
    </td>
  );
}
