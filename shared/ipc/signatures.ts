import { z } from 'zod';
import type { Authority, CertificateInfo, SignatureInfo } from '../model/index.ts';
import { method, none, path, runId, uuid, words } from './parts.ts';
import { credential } from './reports.ts';

/** The part of the contract that is about electronic signatures and the authorities that the office trusts. */

const subject = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('run'), id: runId }),
  z.object({ kind: z.literal('visit'), id: uuid, version: z.number().int().min(1) }),
]);

export const signatureMethods = {
  'signatures.list': method<readonly SignatureInfo[]>()(z.object({ subject })),
  /** Who would sign, before anything is signed: reads the certificate only. */
  'signatures.inspect': method<CertificateInfo>()(z.object({ cer: path })),
  'signatures.sign': method<readonly SignatureInfo[]>()(z.object({ subject, credential, role: words(100) })),
  /** The canonical JSON at `path` and its signatures beside it, `.p7s`; only to where the person said so. */
  'signatures.export': method<{ readonly path: string; readonly signatures: string }>()(z.object({ subject, path })),
  'authorities.list': method<readonly Authority[]>()(none),
  'authorities.import': method<{
    readonly added: readonly Authority[];
    readonly skipped: readonly { readonly path: string; readonly reason: string }[];
  }>()(z.object({ paths: z.array(path).min(1).max(100) })),
  'authorities.remove': method<readonly Authority[]>()(z.object({ sha256: words(64) })),
} as const;

export const signatureMainMethods = {
  'dialog.openCertificate': method<{ readonly path: string | null }>()(z.object({ kind: z.enum(['cer', 'key']) })),
  'dialog.openAuthorities': method<{ readonly paths: readonly string[] }>()(none),
  /** Asks where; null when the dialog was closed. */
  'signatures.saveFiles': method<{ readonly path: string; readonly signatures: string } | null>()(
    z.object({ subject }),
  ),
} as const;
