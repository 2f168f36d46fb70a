import { useState } from 'react';
import type { ConnectionCheck } from '../../../shared/model/index.ts';
import { Button } from '../../components/controls.tsx';
import { Icon } from '../../components/icons.tsx';
import { call, sentenceOf } from '../../state/bridge.ts';
import { useText } from '../../state/text.ts';
import { CheckReport } from './check-report.tsx';

type State =
  | { readonly kind: 'none' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'done'; readonly check: ConnectionCheck };

/** Signs in, and says what the server says of itself. */
export function TestCard({ id }: { readonly id: string }) {
  const { t } = useText();
  const [state, setState] = useState<State>({ kind: 'none' });
  const test = () => {
    setState({ kind: 'busy' });
    call('connections.test', { id }).then(
      (check) => setState({ kind: 'done', check }),
      (error) => setState({ kind: 'failed', message: sentenceOf(error) }),
    );
  };
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t('connections.test.title')}</h2>
        <Button onPress={test} isDisabled={state.kind === 'busy'} data-testid="connection-test">
          {t('connections.test.run')}
        </Button>
      </div>
      <p className="muted">{t('connections.test.text')}</p>
      <div role="status" aria-live="polite">
        {state.kind === 'busy' && (
          <p className="loading">
            <span className="spinner" aria-hidden="true" />
            {t('connections.test.running')}
          </p>
        )}
        {state.kind === 'failed' && (
          <p className="notice notice-error" data-testid="test-failed">
            <Icon name="error" />
            <span>{state.message}</span>
          </p>
        )}
        {state.kind === 'done' && <CheckReport check={state.check} />}
      </div>
    </section>
  );
}
