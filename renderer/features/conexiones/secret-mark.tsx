import type { ServerConnection } from '../../../shared/model/index.ts';
import { Icon } from '../../components/icons.tsx';
import { useText } from '../../state/text.ts';
import { needsSecret } from './connection-draft.ts';

/** Whether what opens the connection is kept; what it is, nobody is told. */
export function SecretMark({ connection }: { readonly connection: ServerConnection }) {
  const { t } = useText();
  if (!needsSecret(connection.auth.kind)) return null;
  const { hasSecret } = connection;
  return (
    <span className={`mark ${hasSecret ? 'outcome-cumple' : 'severity-warning'}`} data-testid="secret-mark">
      <Icon name={hasSecret ? 'check' : 'warning'} size={14} />
      <span>{t(hasSecret ? 'connections.facts.secretKept' : 'connections.facts.secretNone')}</span>
    </span>
  );
}
