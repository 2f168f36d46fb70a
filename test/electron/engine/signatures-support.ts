import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSignatureWork } from '../../../electron/engine/signatures-work.ts';
import type { Registry } from '../../../electron/registry/index.ts';
import type { SignableRef, VerificationResult } from '../../../shared/model/index.ts';
import { type Efirma, makeAuthorities, type TestAuthorities, writeEfirma } from '../../support/efirma.ts';
import { keep, open, temporaryFolder } from '../registry/support.ts';

export const RUN = '11111111-1111-4111-8111-111111111111';
export const SUBJECT: SignableRef = { kind: 'run', id: RUN };

export interface SigningDesk {
  readonly folder: string;
  readonly registry: Registry;
  readonly work: ReturnType<typeof createSignatureWork>['handlers'];
  readonly result: VerificationResult;
  readonly authorities: TestAuthorities;
  readonly person: Efirma;
  readonly files: { readonly cer: string; readonly key: string };
}

/** A registry with one run, and somebody who can sign it. */
export async function signingDesk(authorities: TestAuthorities = makeAuthorities()): Promise<SigningDesk> {
  const folder = temporaryFolder();
  const registry = open(folder);
  const result = await keep(registry, { id: RUN });
  const person = authorities.issue({ name: 'PERSONA SINTÉTICA Ñ' });
  const files = writeEfirma(folder, person);
  const work = createSignatureWork({ registry }).handlers;
  return { folder, registry, work, result, authorities, person, files };
}

/** Signs as the window does. */
export function signAs(desk: SigningDesk, efirma: Efirma = desk.person, base = 'firma') {
  const { password } = efirma;
  const credential = { ...writeEfirma(desk.folder, efirma, base), password };
  return desk.work['signatures.sign']({ subject: SUBJECT, credential, role: 'Evaluadora' });
}

/** Writes a file into the desk's folder; gives its path. */
export function put(desk: Pick<SigningDesk, 'folder'>, file: string, content: Uint8Array | string): string {
  const path = join(desk.folder, file);
  writeFileSync(path, content);
  return path;
}
