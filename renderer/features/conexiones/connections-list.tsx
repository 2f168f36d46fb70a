import type { ServerConnection } from '../../../shared/model/index.ts';
import { Icon } from '../../components/icons.tsx';
import { Empty } from '../../components/states.tsx';
import { TableBox } from '../../components/table-box.tsx';
import { hashOf } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { NEW_CONNECTION } from './paths.ts';
import { SecretMark } from './secret-mark.tsx';

/** The servers that Cotejo may speak to, by name. */
export function ConnectionsList({ connections }: { readonly connections: readonly ServerConnection[] }) {
  const { t, f } = useText();
  if (connections.length === 0) {
    return (
      <Empty icon="conexiones" title={t('connections.emptyTitle')}>
        <p>{t('connections.emptyText')}</p>
        <a
          className="button button-main"
          href={hashOf('conexiones', [NEW_CONNECTION])}
          data-testid="connection-add-first"
        >
          {t('connections.add')}
        </a>
      </Empty>
    );
  }
  return (
    <TableBox className="card-table" label={t('connections.list')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('connections.name')}</th>
            <th scope="col">{t('connections.address')}</th>
            <th scope="col">{t('connections.signIn')}</th>
            <th scope="col">{t('connections.changed')}</th>
          </tr>
        </thead>
        <tbody>
          {connections.map((connection) => (
            <tr key={connection.id} data-testid="connection-row">
              <th scope="row">
                <a
                  href={hashOf('conexiones', [connection.id])}
                  aria-label={t('connections.openOne', { name: connection.name })}
                >
                  {connection.name}
                </a>
              </th>
              <td>
                <span className="mono path">{connection.baseUrl}</span>
                {connection.plainHttp && (
                  <small className="mark severity-warning">
                    <Icon name="warning" size={14} />
                    <span>{t('connections.facts.plainHttp')}</span>
                  </small>
                )}
              </td>
              <td>
                {t(`connections.auth.${connection.auth.kind}`)}
                <small>
                  <SecretMark connection={connection} />
                </small>
              </td>
              <td className="nowrap">{f.moment(connection.changedAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
