import type { SignableRef, SignatureInfo } from '../../../shared/model/index.ts';
import type { Use } from '../use.ts';
import { addAuthorities, type KeptAuthority, listAuthorities, removeAuthority } from './authorities.ts';
import { addSignature, listSignatures, signaturesOf } from './rows.ts';
import { type KeptSubject, subjectsOf } from './subjects.ts';

export type { KeptAuthority } from './authorities.ts';
export type { KeptSubject } from './subjects.ts';

/** Electronic signatures and the authorities that the office trusts. */
export interface SignatureRegistry {
  /** In the order in which they were made. */
  list(subject: SignableRef): Promise<readonly SignatureInfo[]>;
  /** Their CMS, DER, in the same order. */
  cms(subject: SignableRef): Promise<readonly Uint8Array[]>;
  /**
   * Keeps a signature, for good. @throws RegistryError where the person signed it already, or what was signed is not
   * what the registry holds
   */
  add(subject: SignableRef, info: SignatureInfo, cms: Uint8Array): Promise<readonly SignatureInfo[]>;
  /** Closed versions of visits, and signed runs, that bear a folio or whose digest begins with these digits. */
  find(what: { readonly folio?: string; readonly digest?: string }): Promise<readonly KeptSubject[]>;
  authorities(): Promise<readonly KeptAuthority[]>;
  /** Those that are there already stay as they are. */
  addAuthorities(authorities: readonly KeptAuthority[]): Promise<readonly KeptAuthority[]>;
  removeAuthority(sha256: string): Promise<readonly KeptAuthority[]>;
}

export function createSignatureRegistry(use: Use): SignatureRegistry {
  return {
    list: (subject) => use((store) => listSignatures(store, subject)),
    cms: (subject) => use((store) => signaturesOf(store, subject).map(({ cms }) => new Uint8Array(cms))),
    add: (subject, info, cms) => use((store) => addSignature(store, subject, info, cms)),
    find: (what) => use((store) => subjectsOf(store, what)),
    authorities: () => use(listAuthorities),
    addAuthorities: (authorities) => use((store) => addAuthorities(store, authorities)),
    removeAuthority: (sha256) => use((store) => removeAuthority(store, sha256)),
  };
}
