import type { LiveFault } from '../../../shared/model/index.ts';
import { Empty } from '../../components/states.tsx';
import { TableBox } from '../../components/table-box.tsx';
import { useText } from '../../state/text.ts';
import { clockOf } from './clock-of.ts';

/** What went wrong on connections, newest first. */
export function FaultsList({ faults }: { readonly faults: readonly LiveFault[] }) {
  const { t } = useText();
  if (faults.length === 0) return <Empty icon="check" title={t('live.emptyFaults')} />;
  return (
    <TableBox className="card-table live-faults" label={t('live.faults')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('live.column.time')}</th>
            <th scope="col">{t('live.column.sender')}</th>
            <th scope="col">{t('live.column.what')}</th>
          </tr>
        </thead>
        <tbody>
          {faults.toReversed().map(({ number, at, sender, sentence, kind }) => (
            <tr key={number} data-testid="live-fault" data-kind={kind}>
              <td className="nowrap">{clockOf(at)}</td>
              <td className="mono nowrap">{sender}</td>
              <td>{sentence}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
