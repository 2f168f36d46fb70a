import type { Agreement } from '../../../shared/model/index.ts';
import type { BoardRow } from '../../../shared/statistics/index.ts';
import { Icon } from '../../components/icons.tsx';
import { useText } from '../../state/text.ts';
import { AgreementDetail } from './agreement-detail.tsx';
import { weightText } from './board-totals.tsx';
import { AgreementStatusMark, LightMark } from './marks.tsx';

interface Props {
  readonly agreement: Agreement;
  readonly row: BoardRow | undefined;
  readonly withUnit: boolean;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly onDo: (what: 'report' | 'edit' | 'remove') => void;
}

/** One agreement on the board; its details stand below it once it is opened. */
export function AgreementLine({ agreement, row, withUnit, isOpen, onOpen, onDo }: Props) {
  const { t, f } = useText();
  const { id, action, unit, unitName, start, expectedEnd, real, weight, status } = agreement;
  return (
    <>
      <tr data-testid="agreement-row" data-agreement={id}>
        <th scope="row">
          <button
            type="button"
            className="opener"
            aria-expanded={isOpen}
            onClick={onOpen}
            title={t('agreements.detail.open', { action })}
            data-testid="agreement-open"
          >
            <Icon name={isOpen ? 'down' : 'right'} size={16} />
            <span className="board-action">{action}</span>
          </button>
          {withUnit && <small className="board-under">{unitName ?? unit ?? t('agreements.noUnit')}</small>}
        </th>
        <td className="nowrap">{f.moment(start)}</td>
        <td className="nowrap">{f.moment(expectedEnd)}</td>
        <td className="number">
          {f.percent(row?.expected ?? null)}
          <small>{t(row?.isExpectedByDate === false ? 'agreements.stated' : 'agreements.byDate')}</small>
        </td>
        <td className="number" data-testid="agreement-real">
          {real === null ? <span className="muted">{t('agreements.notReported')}</span> : f.percent(real)}
          {row?.overHundred && <small className="mark severity-warning">{t('agreements.overHundred')}</small>}
        </td>
        <td>
          <LightMark light={row?.light ?? null} deviation={row?.deviation} />
        </td>
        <td className="number">{weightText(weight)}</td>
        <td>
          <AgreementStatusMark status={status} />
        </td>
      </tr>
      {isOpen && (
        <tr className="detail-row">
          <td colSpan={8}>
            <AgreementDetail agreement={agreement} onDo={onDo} />
          </td>
        </tr>
      )}
    </>
  );
}
