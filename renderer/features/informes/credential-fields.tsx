import type { CertificateInfo } from '../../../shared/model/index.ts';
import { Button } from '../../components/controls.tsx';
import { Field } from '../../components/fields.tsx';
import { Icon } from '../../components/icons.tsx';
import { Problem } from '../../components/problem.tsx';
import { useText } from '../../state/text.ts';
import type { CredentialState } from './use-credential.ts';

/** The two files of an e.firma, whose they are, and the password of the key. */
export function CredentialFields({
  credential,
  busy,
}: {
  readonly credential: CredentialState;
  readonly busy: boolean;
}) {
  const { t } = useText();
  const { cer, key, password, owner, problem, choose, type } = credential;
  return (
    <div className="stack stack-tight" data-testid="credential">
      <FileLine
        label={t('reports.sign.cer')}
        path={cer}
        action={t('reports.sign.chooseCer')}
        busy={busy}
        onPress={() => void choose('cer')}
        testId="choose-cer"
      />
      <Problem text={problem} testId="credential-problem" />
      {owner && <Owner owner={owner} />}
      <FileLine
        label={t('reports.sign.key')}
        path={key}
        action={t('reports.sign.chooseKey')}
        busy={busy}
        onPress={() => void choose('key')}
        testId="choose-key"
      />
      <Field
        label={t('reports.sign.password')}
        value={password}
        onChange={type}
        maxLength={500}
        secret
        testId="credential-password"
      />
    </div>
  );
}

interface FileLineProps {
  readonly label: string;
  readonly path: string | null;
  readonly action: string;
  readonly busy: boolean;
  readonly onPress: () => void;
  readonly testId: string;
}

function FileLine({ label, path, action, busy, onPress, testId }: FileLineProps) {
  const { t } = useText();
  return (
    <div className="setting-line">
      <p>
        <span className="field-label">{label}</span>
        <br />
        {path === null ? (
          <span className="muted">{t('reports.sign.noFile')}</span>
        ) : (
          <span className="path small" title={path}>
            {path.split(/[\\/]/).at(-1)}
          </span>
        )}
      </p>
      <Button onPress={onPress} isDisabled={busy} data-testid={testId}>
        {action}
      </Button>
    </div>
  );
}

/** Who would sign, with what stands in the way of it. */
function Owner({ owner }: { readonly owner: CertificateInfo }) {
  const { t, f } = useText();
  const now = Date.now();
  const expired = Date.parse(owner.validTo) < now;
  const early = Date.parse(owner.validFrom) > now;
  const fits = owner.kind !== 'sello' && !expired && !early;
  return (
    <section
      className={`notice ${fits ? 'notice-done' : 'notice-warning'}`}
      aria-label={t('reports.sign.who')}
      data-testid="credential-owner"
    >
      <Icon name={fits ? 'person' : 'warning'} />
      <div>
        <p>
          <strong>{owner.name || t('reports.sign.unnamed')}</strong>
        </p>
        <p className="small">
          {[
            owner.rfc === null ? '' : `${t('reports.sign.rfc')} ${owner.rfc}`,
            owner.curp === null ? '' : `${t('reports.sign.curp')} ${owner.curp}`,
            t(`reports.sign.kind.${owner.kind}`),
            t('reports.sign.validityText', { from: day(owner.validFrom, f), to: day(owner.validTo, f) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {expired && <p>{t('reports.sign.expired', { when: day(owner.validTo, f) })}</p>}
        {early && <p>{t('reports.sign.early', { when: day(owner.validFrom, f) })}</p>}
      </div>
    </section>
  );
}

/** The day of a moment: the hour of a validity says nothing to people. */
function day(iso: string, f: { readonly moment: (iso: string) => string }): string {
  return f.moment(iso.slice(0, 10));
}
