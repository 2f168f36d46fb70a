import type { ServerConnection } from '../../../shared/model/index.ts';
import { Icon } from '../../components/icons.tsx';
import { useText } from '../../state/text.ts';
import { SecretMark } from './secret-mark.tsx';

/** What is kept of a server, without what opens it. */
export function ConnectionFacts({ connection }: { readonly connection: ServerConnection }) {
  const { t, f, count } = useText();
  const { auth, caFile, allowedOrigins, plainHttp, timeoutMs, maxBytes, maxResources } = connection;
  const limits = [
    ...(maxResources === null ? [] : [count('connections.facts.limitResources', maxResources)]),
    ...(maxBytes === null ? [] : [f.bytes(maxBytes)]),
  ];
  return (
    <section className="card">
      <dl className="pairs">
        <dt>{t('connections.signIn')}</dt>
        <dd>
          {t(`connections.auth.${auth.kind}`)}
          <small>
            <SecretMark connection={connection} />
          </small>
        </dd>
        {auth.kind === 'basic' && (
          <>
            <dt>{t('connections.facts.user')}</dt>
            <dd className="path">{auth.user}</dd>
          </>
        )}
        {'clientId' in auth && (
          <>
            <dt>{t('connections.facts.client')}</dt>
            <dd className="path">{auth.clientId}</dd>
          </>
        )}
        {auth.kind === 'smart-backend' && (
          <>
            <dt>{t('connections.facts.key')}</dt>
            <dd className="path">{auth.keyFile}</dd>
          </>
        )}
        {caFile !== null && (
          <>
            <dt>{t('connections.facts.ca')}</dt>
            <dd className="path">{caFile}</dd>
          </>
        )}
        {allowedOrigins.length > 0 && (
          <>
            <dt>{t('connections.facts.origins')}</dt>
            <dd className="path">{f.list([...allowedOrigins])}</dd>
          </>
        )}
        <dt>{t('connections.facts.timeout')}</dt>
        <dd>{t('connections.facts.seconds', { n: f.number(timeoutMs / 1000) })}</dd>
        <dt>{t('connections.facts.limits')}</dt>
        <dd>{limits.length === 0 ? t('connections.facts.noLimits') : f.list(limits)}</dd>
      </dl>
      {plainHttp && (
        <p className="mark severity-warning">
          <Icon name="warning" size={16} />
          <span>{t('connections.facts.plainHttp')}</span>
        </p>
      )}
    </section>
  );
}
