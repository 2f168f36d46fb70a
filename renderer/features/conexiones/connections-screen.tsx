import type { ServerConnection } from '../../../shared/model/index.ts';
import { Empty, Shown } from '../../components/states.tsx';
import { hashOf, navigate, type Route } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { useCall } from '../../state/use-call.ts';
import { BackToAll } from './back-to-all.tsx';
import { ConnectionForm } from './connection-form.tsx';
import { ConnectionPage } from './connection-page.tsx';
import { ConnectionsList } from './connections-list.tsx';
import { EDIT, NEW_CONNECTION } from './paths.ts';

/** `#/conexiones`, `…/nueva`, `…/<id>`, `…/<id>/modificar`: servers to fetch from and to publish to. */
export function Connections({ route }: { readonly route: Route }) {
  const { answer, reload } = useCall('connections.list', undefined);
  const [id = null, step = null] = route.parts;
  const onSaved = (saved: ServerConnection) => {
    reload();
    navigate('conexiones', [saved.id]);
  };
  return (
    <div className="screen">
      <Shown answer={answer} reload={reload}>
        {(connections) => {
          if (id === null) return <All connections={connections} />;
          if (id === NEW_CONNECTION) return <Form known={null} onSaved={onSaved} />;
          const known = connections.find((connection) => connection.id === id);
          if (known === undefined) return answer.status === 'ready' ? <Gone /> : null;
          if (step === EDIT) return <Form key={id} known={known} onSaved={onSaved} />;
          return <ConnectionPage key={`${id} ${known.changedAt}`} connection={known} onRemoved={reload} />;
        }}
      </Shown>
    </div>
  );
}

function All({ connections }: { readonly connections: readonly ServerConnection[] }) {
  const { t } = useText();
  return (
    <>
      <header className="screen-head">
        <div>
          <h1>{t('connections.title')}</h1>
          <p className="muted">{t('connections.intro')}</p>
        </div>
        {connections.length > 0 && (
          <a className="button button-main" href={hashOf('conexiones', [NEW_CONNECTION])} data-testid="connection-add">
            {t('connections.add')}
          </a>
        )}
      </header>
      <ConnectionsList connections={connections} />
    </>
  );
}

interface FormProps {
  readonly known: ServerConnection | null;
  readonly onSaved: (connection: ServerConnection) => void;
}

function Form({ known, onSaved }: FormProps) {
  const { t } = useText();
  return (
    <>
      <BackToAll />
      <header className="screen-head">
        <h1>{t(known === null ? 'connections.form.newTitle' : 'connections.form.editTitle')}</h1>
      </header>
      <ConnectionForm known={known} onSaved={onSaved} />
    </>
  );
}

function Gone() {
  const { t } = useText();
  return (
    <>
      <header className="screen-head">
        <h1>{t('connections.title')}</h1>
      </header>
      <Empty icon="conexiones" title={t('connections.missing')}>
        <a className="button button-main" href={hashOf('conexiones')}>
          {t('connections.back')}
        </a>
      </Empty>
    </>
  );
}
