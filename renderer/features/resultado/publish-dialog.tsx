import { useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { PublicationReport, ServerConnection } from '../../../shared/model/index.ts';
import { Check } from '../../components/check.tsx';
import { Button } from '../../components/controls.tsx';
import { Pick } from '../../components/fields.tsx';
import { Icon } from '../../components/icons.tsx';
import { Shown } from '../../components/states.tsx';
import { call, sentenceOf } from '../../state/bridge.ts';
import { hashOf } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { useCall } from '../../state/use-call.ts';
import { PublishPreview } from './publish-preview.tsx';

interface Props {
  readonly runId: string;
  readonly onClose: () => void;
}

type State =
  | { readonly kind: 'asking'; readonly refusal: string }
  | { readonly kind: 'sending' }
  | { readonly kind: 'sent'; readonly report: PublicationReport };

/** Shows what would leave, to whom, and sends it only after the person said that they have looked at it. */
export function PublishDialog({ runId, onClose }: Props) {
  const { t } = useText();
  const preview = useCall('publish.preview', { runId });
  const connections = useCall('connections.list', undefined);
  const [chosen, setChosen] = useState<ServerConnection | null>(null);
  const [agreed, setAgreed] = useState(false);
  const [state, setState] = useState<State>({ kind: 'asking', refusal: '' });
  const busy = state.kind === 'sending';
  const send = async (connection: ServerConnection) => {
    setState({ kind: 'sending' });
    try {
      setState({ kind: 'sent', report: await call('publish.start', { runId, connection: connection.id }) });
    } catch (error) {
      setState({ kind: 'asking', refusal: sentenceOf(error) });
    }
  };
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={(now) => !now && !busy && onClose()} isDismissable={!busy}>
      <Modal className="modal modal-wide">
        <Dialog className="dialog" data-testid="publish-dialog">
          <Heading slot="title">{t('connections.publish.title')}</Heading>
          <p>{t('connections.publish.text')}</p>
          <p className="notice notice-done">
            <Icon name="check" />
            <span className="ink">{t('connections.publish.private')}</span>
          </p>
          {state.kind === 'sent' ? (
            <Sent report={state.report} name={chosen?.name ?? ''} />
          ) : (
            <>
              <Shown answer={preview.answer} reload={preview.reload}>
                {(data) => <PublishPreview preview={data} runId={runId} />}
              </Shown>
              <Shown answer={connections.answer} reload={connections.reload}>
                {(list) => (
                  <Target
                    connections={list}
                    chosen={chosen}
                    onChoose={(next) => {
                      setChosen(next);
                      setAgreed(false);
                    }}
                    agreed={agreed}
                    onAgree={setAgreed}
                    busy={busy}
                  />
                )}
              </Shown>
              {state.kind === 'asking' && state.refusal !== '' && (
                <div className="notice notice-error" role="alert">
                  <Icon name="error" />
                  <p>{state.refusal}</p>
                </div>
              )}
            </>
          )}
          <div className="actions actions-end">
            <Button onPress={onClose} isDisabled={busy} data-testid="publish-close">
              {state.kind === 'sent' ? t('common.close') : t('common.cancel')}
            </Button>
            {state.kind !== 'sent' && (
              <Button
                kind="main"
                icon="upload"
                onPress={() => chosen && void send(chosen)}
                isDisabled={busy || chosen === null || !agreed || preview.answer.status !== 'ready'}
                data-testid="publish-send"
              >
                {busy ? t('connections.publish.sending') : t('connections.publish.send')}
              </Button>
            )}
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

interface TargetProps {
  readonly connections: readonly ServerConnection[];
  readonly chosen: ServerConnection | null;
  readonly onChoose: (connection: ServerConnection) => void;
  readonly agreed: boolean;
  readonly onAgree: (agreed: boolean) => void;
  readonly busy: boolean;
}

/** The server and the word that it may be sent; another server asks for the word again. */
function Target({ connections, chosen, onChoose, agreed, onAgree, busy }: TargetProps) {
  const { t } = useText();
  if (connections.length === 0) {
    return (
      <p data-testid="publish-no-connections">
        {t('connections.publish.noConnections')}{' '}
        <a href={hashOf('conexiones')}>{t('connections.publish.goConnections')}</a>
      </p>
    );
  }
  return (
    <>
      <Pick
        label={t('connections.publish.connection')}
        placeholder={t('connections.publish.choose')}
        value={chosen?.id ?? null}
        onChange={(id) => {
          const next = connections.find((connection) => connection.id === id);
          if (next) onChoose(next);
        }}
        choices={connections.map(({ id, name, baseUrl }) => ({ id, label: name, note: baseUrl }))}
        testId="publish-connection"
      />
      {chosen && (
        <Check checked={agreed} onChange={onAgree} isDisabled={busy} testId="publish-consent">
          {t('connections.publish.consent', { name: chosen.name })}
        </Check>
      )}
    </>
  );
}

function Sent({ report, name }: { readonly report: PublicationReport; readonly name: string }) {
  const { t, count } = useText();
  return (
    <div className="notice notice-done" role="status" data-testid="publish-sent">
      <Icon name="check" />
      <div>
        <strong>{t('connections.publish.sent', { name })}</strong>
        <p>{count('connections.publish.created', report.created)}</p>
        {report.unchanged > 0 && <p>{count('connections.publish.unchanged', report.unchanged)}</p>}
      </div>
    </div>
  );
}
