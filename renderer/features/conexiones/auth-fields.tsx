import { Field } from '../../components/fields.tsx';
import { Radios } from '../../components/radios.tsx';
import { useText } from '../../state/text.ts';
import { AUTH_KINDS, type ConnectionDraft, type DraftProblems, needsSecret } from './connection-draft.ts';
import { FileField } from './file-field.tsx';

interface Props {
  readonly draft: ConnectionDraft;
  readonly onChange: (patch: Partial<ConnectionDraft>) => void;
  readonly problems: DraftProblems;
  /** One is kept already. */
  readonly hasSecret: boolean;
}

/** The way to sign in, and what that way needs. */
export function AuthFields({ draft, onChange, problems, hasSecret }: Props) {
  const { t } = useText();
  const { kind } = draft;
  const isClient = kind === 'client-credentials' || kind === 'smart-backend';
  return (
    <>
      <Radios
        label={t('connections.signIn')}
        value={kind}
        onChange={(next) => onChange({ kind: next, secret: '' })}
        choices={AUTH_KINDS.map((id) => ({ id, label: t(`connections.auth.${id}`) }))}
        testId="auth"
      />
      {kind === 'basic' && (
        <Field
          label={t('connections.form.user')}
          value={draft.user}
          onChange={(user) => onChange({ user })}
          problem={problems.user ? t('connections.form.problems.user') : ''}
          maxLength={500}
          testId="connection-user"
        />
      )}
      {isClient && (
        <Field
          label={t('connections.form.clientId')}
          value={draft.clientId}
          onChange={(clientId) => onChange({ clientId })}
          problem={problems.clientId ? t('connections.form.problems.clientId') : ''}
          maxLength={500}
          testId="connection-client"
        />
      )}
      {needsSecret(kind) && (
        <Field
          label={t(`connections.form.secrets.${kind}`)}
          value={draft.secret}
          onChange={(secret) => onChange({ secret })}
          help={hasSecret ? t('connections.form.secretKept') : t('connections.form.secretHelp')}
          problem={problems.secret ? t('connections.form.problems.secret') : ''}
          maxLength={20_000}
          secret
          testId="connection-secret"
        />
      )}
      {kind === 'smart-backend' && (
        <>
          <FileField
            kind="key"
            label={t('connections.form.keyFile')}
            help={t('connections.form.keyFileHelp')}
            value={draft.keyFile}
            onChange={(keyFile) => onChange({ keyFile })}
            problem={problems.keyFile ? t('connections.form.problems.keyFile') : ''}
          />
          <Field
            label={t('connections.form.keyId')}
            value={draft.keyId}
            onChange={(keyId) => onChange({ keyId })}
            maxLength={500}
          />
        </>
      )}
      {isClient && (
        <>
          <Field
            label={t('connections.form.tokenEndpoint')}
            value={draft.tokenEndpoint}
            onChange={(tokenEndpoint) => onChange({ tokenEndpoint })}
            help={t('connections.form.tokenEndpointHelp')}
            problem={problems.tokenEndpoint ? t('connections.form.problems.tokenEndpoint') : ''}
            maxLength={500}
          />
          <Field
            label={t('connections.form.scope')}
            value={draft.scope}
            onChange={(scope) => onChange({ scope })}
            help={t('connections.form.scopeHelp')}
            maxLength={500}
          />
        </>
      )}
    </>
  );
}
