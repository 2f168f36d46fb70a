import { useState } from 'react';
import type { MethodOutput } from '../../../shared/ipc/contract.ts';
import type { Authority } from '../../../shared/model/index.ts';
import { Confirm } from '../../components/confirm.tsx';
import { Button } from '../../components/controls.tsx';
import { ImportNotice } from '../../components/import-notice.tsx';
import { Problem } from '../../components/problem.tsx';
import { Shown } from '../../components/states.tsx';
import { TableBox } from '../../components/table-box.tsx';
import { call } from '../../state/bridge.ts';
import { useText } from '../../state/text.ts';
import { toastError, useToasts } from '../../state/toasts.ts';
import { useAttempt } from '../../state/use-attempt.ts';
import { useCall } from '../../state/use-call.ts';

/** Who the office trusts to say whose a signature is. */
export function Authorities() {
  const { t, count } = useText();
  const { answer, reload } = useCall('authorities.list', undefined);
  const { busy, problem, attempt } = useAttempt();
  const [taken, setTaken] = useState<MethodOutput<'authorities.import'> | null>(null);
  const [asked, setAsked] = useState<Authority | null>(null);
  const take = () =>
    attempt(async () => {
      const { paths } = await call('dialog.openAuthorities', undefined);
      if (paths.length === 0) return;
      setTaken(await call('authorities.import', { paths: [...paths] }));
      reload();
    });
  const remove = ({ certificate }: Authority) => {
    setAsked(null);
    setTaken(null);
    call('authorities.remove', { sha256: certificate.sha256 })
      .then(() => {
        useToasts.getState().add({ kind: 'done', text: t('reports.settings.removed') });
        reload();
      })
      .catch(toastError);
  };
  return (
    <section className="card" id="autoridades" data-testid="authorities">
      <div className="card-head">
        <h2>{t('reports.settings.authorities')}</h2>
        <Button icon="upload" onPress={() => void take()} isDisabled={busy} data-testid="authorities-import">
          {t('reports.settings.import')}
        </Button>
      </div>
      <p className="muted">{t('reports.settings.authoritiesText')}</p>
      <Problem text={problem} testId="authorities-problem" />
      {taken !== null && (
        <ImportNotice
          imported={taken.added.length}
          skipped={taken.skipped}
          skippedTitle={t('reports.settings.skipped')}
          testId="authorities-taken"
        >
          <p>
            {taken.added.length === 0
              ? t('reports.settings.addedNone')
              : count('reports.settings.added', taken.added.length)}
          </p>
        </ImportNotice>
      )}
      <Shown answer={answer} reload={reload}>
        {(authorities) =>
          authorities.length === 0 ? (
            <p className="muted">{t('reports.settings.authoritiesNone')}</p>
          ) : (
            <Table authorities={authorities} onRemove={setAsked} />
          )
        }
      </Shown>
      {asked && (
        <Confirm
          open
          title={t('reports.settings.removeTitle', { name: asked.certificate.name })}
          action={t('common.remove')}
          onCancel={() => setAsked(null)}
          onConfirm={() => remove(asked)}
        >
          <p>{t('reports.settings.removeText')}</p>
        </Confirm>
      )}
    </section>
  );
}

interface TableProps {
  readonly authorities: readonly Authority[];
  readonly onRemove: (authority: Authority) => void;
}

function Table({ authorities, onRemove }: TableProps) {
  const { t, f } = useText();
  return (
    <TableBox label={t('reports.settings.authorities')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('reports.settings.authority')}</th>
            <th scope="col">{t('reports.settings.issuer')}</th>
            <th scope="col">{t('reports.settings.validity')}</th>
            <th scope="col">{t('reports.settings.fingerprint')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {authorities.map((authority) => {
            const { name, issuer, validFrom, validTo, sha256 } = authority.certificate;
            return (
              <tr key={sha256} data-testid="authority-row">
                <th scope="row" className="hash">
                  {name}
                </th>
                <td className="hash">{authority.root ? t('reports.settings.root') : issuer}</td>
                <td className="nowrap">
                  {t('reports.sign.validityText', {
                    from: f.moment(validFrom.slice(0, 10)),
                    to: f.moment(validTo.slice(0, 10)),
                  })}
                </td>
                <td className="mono hash small">{sha256}</td>
                <td className="tight">
                  <Button
                    kind="quiet"
                    icon="trash"
                    label={t('reports.settings.removeAuthority', { name })}
                    onPress={() => onRemove(authority)}
                    data-testid="authority-remove"
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableBox>
  );
}
