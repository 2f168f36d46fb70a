import { Check } from '../../components/check.tsx';
import { useText } from '../../state/text.ts';
import { FileField } from '../conexiones/file-field.tsx';
import type { LiveFieldsProps } from './reach-fields.tsx';

/** Without encryption, or the files that it takes. */
export function TlsFields({ draft, change, problems }: LiveFieldsProps) {
  const { t } = useText();
  return (
    <>
      <Check
        checked={draft.encrypted}
        onChange={(encrypted) => change({ encrypted })}
        note={t('live.form.tlsNote')}
        testId="live-tls"
      >
        {t('live.form.tls')}
      </Check>
      {draft.encrypted && (
        <>
          <FileField
            kind="authority"
            testId="live-cert"
            label={t('live.form.certFile')}
            help={t('live.form.certFileHelp')}
            value={draft.certFile}
            onChange={(certFile) => change({ certFile })}
            problem={problems.certFile ? t('live.form.problems.certFile') : ''}
          />
          <FileField
            kind="key"
            testId="live-key"
            label={t('live.form.keyFile')}
            help={t('live.form.keyFileHelp')}
            value={draft.keyFile}
            onChange={(keyFile) => change({ keyFile })}
            problem={problems.keyFile ? t('live.form.problems.keyFile') : ''}
          />
          <FileField
            kind="authority"
            testId="live-ca"
            label={t('live.form.caFile')}
            help={t('live.form.caFileHelp')}
            value={draft.caFile}
            onChange={(caFile) => change({ caFile })}
          />
        </>
      )}
    </>
  );
}
