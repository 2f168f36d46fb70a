import { useState } from 'react';
import type { CredentialFiles } from '../../../shared/ipc/reports.ts';
import type { CertificateInfo } from '../../../shared/model/index.ts';
import { call, sentenceOf } from '../../state/bridge.ts';

/** Key and certificate that a person chose, who they say that it is, and the password while it is being typed. */
export interface CredentialState {
  readonly cer: string | null;
  readonly key: string | null;
  readonly password: string;
  /** Null until the certificate was read. */
  readonly owner: CertificateInfo | null;
  /** Why the certificate cannot be read. */
  readonly problem: string;
  readonly choose: (kind: 'cer' | 'key') => Promise<void>;
  readonly type: (password: string) => void;
  /** What the engine takes; null while something is missing. */
  readonly files: CredentialFiles | null;
  /** After each use, whether it went well or not. */
  readonly forget: () => void;
}

export function useCredential(): CredentialState {
  const [cer, setCer] = useState<string | null>(null);
  const [key, setKey] = useState<string | null>(null);
  const [password, setPassword] = useState('');
  const [owner, setOwner] = useState<CertificateInfo | null>(null);
  const [problem, setProblem] = useState('');
  const choose = async (kind: 'cer' | 'key') => {
    setProblem('');
    try {
      const { path } = await call('dialog.openCertificate', { kind });
      if (path === null) return;
      if (kind === 'key') return setKey(path);
      setCer(path);
      setOwner(null);
      setOwner(await call('signatures.inspect', { cer: path }));
    } catch (error) {
      setProblem(sentenceOf(error));
    }
  };
  return {
    ...{ cer, key, password, owner, problem, choose },
    type: setPassword,
    files:
      cer !== null && key !== null && owner !== null && owner.kind !== 'sello' && password !== ''
        ? { cer, key, password }
        : null,
    forget: () => setPassword(''),
  };
}
