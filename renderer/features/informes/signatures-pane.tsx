import { useState } from 'react';
import type { SignableRef } from '../../../shared/model/index.ts';
import { Button } from '../../components/controls.tsx';
import { Problem } from '../../components/problem.tsx';
import { Radios } from '../../components/radios.tsx';
import { Empty, Shown } from '../../components/states.tsx';
import { call } from '../../state/bridge.ts';
import { navigate, type Route } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { useToasts } from '../../state/toasts.ts';
import { useAttempt } from '../../state/use-attempt.ts';
import { useCall } from '../../state/use-call.ts';
import { queryOfSignable, signableOf } from './requests.ts';
import { RunChoice } from './run-choice.tsx';
import { SignDialog } from './sign-dialog.tsx';
import { SignatureCard } from './signature-card.tsx';
import { VisitChoice } from './visit-choice.tsx';

type Kind = SignableRef['kind'];
const KINDS: readonly Kind[] = ['run', 'visit'];

/** Who signed a verification or a closed visit, and the way to sign it too. */
export function SignaturesPane({ query }: { readonly query: Route['query'] }) {
  const { t } = useText();
  const [kind, setKind] = useState<Kind>(query.visita ? 'visit' : 'run');
  const subject = signableOf(query);
  const show = (parts: Route['query']) => navigate('informes', ['firmas'], parts);
  return (
    <div className="report-prepare">
      <div className="stack">
        <section className="card">
          <Radios<Kind>
            label={t('reports.sign.of')}
            value={kind}
            onChange={(next) => {
              setKind(next);
              show({});
            }}
            choices={KINDS.map((id) => ({ id, label: t(`reports.sign.${id}`) }))}
            line
            testId="sign-kind"
          />
          <p className="hint">{t('reports.sign.text')}</p>
        </section>
        {kind === 'run' ? (
          <RunChoice
            run={query.verificacion ?? null}
            onChange={(run) => show(run === null ? {} : queryOfSignable({ kind: 'run', id: run }))}
            onlyComplete
          />
        ) : (
          <VisitChoice query={query} onChange={show} onlyClosed />
        )}
      </div>
      {subject === null ? (
        <Empty icon="pen" title={t('reports.sign.listTitle')}>
          <p>{t('reports.sign.noneText')}</p>
        </Empty>
      ) : (
        <Signatures key={JSON.stringify(subject)} subject={subject} />
      )}
    </div>
  );
}

function Signatures({ subject }: { readonly subject: SignableRef }) {
  const { t } = useText();
  const { answer, reload } = useCall('signatures.list', { subject });
  const { busy, problem, attempt } = useAttempt();
  const [signing, setSigning] = useState(false);
  const saveFiles = () =>
    attempt(async () => {
      const saved = await call('signatures.saveFiles', { subject });
      if (saved === null) return;
      const text = t('reports.sign.filesSaved', { path: saved.path, signatures: saved.signatures });
      useToasts.getState().add({ kind: 'done', text, path: saved.path });
    });
  return (
    <section className="stack stack-tight" aria-label={t('reports.sign.listTitle')}>
      <div className="card-head">
        <h2>{t('reports.sign.listTitle')}</h2>
        <div className="actions">
          {(answer.data?.length ?? 0) > 0 && (
            <Button icon="download" onPress={() => void saveFiles()} isDisabled={busy} data-testid="save-signatures">
              {t('reports.sign.saveFiles')}
            </Button>
          )}
          <Button kind="main" icon="pen" onPress={() => setSigning(true)} data-testid="sign-open">
            {t('reports.sign.open')}
          </Button>
        </div>
      </div>
      <Problem text={problem} />
      <Shown answer={answer} reload={reload}>
        {(signatures) =>
          signatures.length === 0 ? (
            <Empty icon="pen" title={t('reports.sign.none')}>
              <p>{t('reports.sign.noneText')}</p>
            </Empty>
          ) : (
            <>
              <p className="hint">{t('reports.sign.saveFilesNote')}</p>
              {signatures.map((signature) => (
                <SignatureCard key={signature.id} signature={signature} />
              ))}
            </>
          )
        }
      </Shown>
      {signing && (
        <SignDialog
          subject={subject}
          onClose={(signed) => {
            setSigning(false);
            if (signed) reload();
          }}
        />
      )}
    </section>
  );
}
