import { useState } from 'react';
import type { ServerConnection } from '../../../shared/model/index.ts';
import { Confirm } from '../../components/confirm.tsx';
import { Button } from '../../components/controls.tsx';
import { call } from '../../state/bridge.ts';
import { hashOf, navigate } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { toastError, useToasts } from '../../state/toasts.ts';
import { BackToAll } from './back-to-all.tsx';
import { ConnectionFacts } from './connection-facts.tsx';
import { FetchCard } from './fetch-card.tsx';
import { EDIT } from './paths.ts';
import { TestCard } from './test-card.tsx';

interface Props {
  readonly connection: ServerConnection;
  readonly onRemoved: () => void;
}

/** One server: what is kept of it, whether it serves, and what to fetch from it. */
export function ConnectionPage({ connection, onRemoved }: Props) {
  const { t } = useText();
  const [leaving, setLeaving] = useState(false);
  const { id, name } = connection;
  const remove = async () => {
    setLeaving(false);
    try {
      const { removed } = await call('connections.remove', { id });
      if (removed) useToasts.getState().add({ kind: 'done', text: t('connections.removed') });
      navigate('conexiones');
      onRemoved();
    } catch (error) {
      toastError(error);
    }
  };
  return (
    <>
      <BackToAll />
      <header className="screen-head">
        <div>
          <h1>{name}</h1>
          <p className="meta mono path">{connection.baseUrl}</p>
        </div>
        <div className="actions">
          <a className="button button-plain" href={hashOf('conexiones', [id, EDIT])} data-testid="connection-edit">
            {t('connections.edit')}
          </a>
          <Button kind="danger" icon="trash" onPress={() => setLeaving(true)} data-testid="connection-remove">
            {t('connections.remove')}
          </Button>
        </div>
      </header>
      <div className="split split-even">
        <div className="stack">
          <ConnectionFacts connection={connection} />
          <TestCard id={id} />
        </div>
        <FetchCard connection={connection} />
      </div>
      <Confirm
        open={leaving}
        title={t('connections.removeTitle')}
        action={t('common.remove')}
        onCancel={() => setLeaving(false)}
        onConfirm={() => void remove()}
      >
        <p>{t('connections.removeText', { name })}</p>
      </Confirm>
    </>
  );
}
