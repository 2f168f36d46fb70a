import type { SignableRef, SignatureInfo } from '../../../shared/model/index.ts';
import { appendAudit } from '../audit.ts';
import { RegistryError } from '../errors.ts';
import type { SignatureTable } from '../schema.ts';
import { sha256Hex } from '../sha256.ts';
import { all, execute, first, query, type Store, write } from '../store.ts';
import { subjectDigest } from './subjects.ts';

/** In the order in which they were made. */
export function signaturesOf(store: Store, subject: SignableRef): readonly SignatureTable[] {
  const { kind, id, version } = keyOf(subject);
  return all(
    store,
    query
      .selectFrom('signature')
      .selectAll()
      .where('kind', '=', kind)
      .where('subject', '=', id)
      .where('version', '=', version)
      .orderBy('seq'),
  );
}

/** Signatures on one subject, in the order in which they were made. */
export function listSignatures(store: Store, subject: SignableRef): readonly SignatureInfo[] {
  return signaturesOf(store, subject).map(({ info }) => JSON.parse(info) as SignatureInfo);
}

/** Adds a signature; those that were there stay as they were. */
export function addSignature(
  store: Store,
  subject: SignableRef,
  info: SignatureInfo,
  cms: Uint8Array,
): readonly SignatureInfo[] {
  write(store, () => {
    if (subjectDigest(store, subject) !== info.digest) {
      throw new RegistryError('conflict', 'Lo que se firmó no es lo que el registro guarda: la firma no se guardó.');
    }
    if (listSignatures(store, subject).some((other) => isSamePerson(other, info))) {
      throw new RegistryError('conflict', `${info.signer.name} ya firmó esto: una persona firma una sola vez.`);
    }
    const { kind, id, version } = keyOf(subject);
    const last = first(store, query.selectFrom('signature').select('seq').orderBy('seq', 'desc').limit(1));
    const row: SignatureTable = {
      id: info.id,
      seq: (last?.seq ?? 0) + 1,
      kind,
      subject: id,
      version,
      sha256: info.digest,
      signed_at: info.signedAt,
      info: JSON.stringify(info),
      cms: Buffer.from(cms),
    };
    execute(store, query.insertInto('signature').values(row));
    const { serial, sha256: certificate } = info.signer;
    const told = { signature: info.id, kind, subject: id, version, serial, certificate, sha256: info.digest };
    appendAudit(store, 'firma-agregada', { ...told, ...digestsOf(row) });
  });
  return listSignatures(store, subject);
}

/** What the audit chain holds a row to. */
export function digestsOf({ info, cms }: Pick<SignatureTable, 'info' | 'cms'>) {
  return { infoSha256: sha256Hex(info), cmsSha256: sha256Hex(cms) };
}

/** A run has no versions: 0 stands for it. */
function keyOf(subject: SignableRef): {
  readonly kind: SignableRef['kind'];
  readonly id: string;
  readonly version: number;
} {
  return { kind: subject.kind, id: subject.id, version: subject.kind === 'visit' ? subject.version : 0 };
}

/** The same certificate, or a renewed one of the same person. */
function isSamePerson({ signer: one }: SignatureInfo, { signer: other }: SignatureInfo): boolean {
  if (one.sha256 === other.sha256) return true;
  return one.rfc !== null && one.name === other.name && one.rfc === other.rfc && one.curp === other.curp;
}
