import type { AppliedAcceptances, ReportKind } from '../../shared/model/index.ts';
import type { RenderedReport } from '../../shared/report/index.ts';
import { canonicalJson } from '../../shared/text/canonical-json.ts';
import type { PdfAttachment } from '../pdf/index.ts';
import { mergeSignatures } from '../signature/index.ts';
import type { KeptSignature } from './report-prepare.ts';

/** Names of what travels inside a report. */
export const DATA_FILE = 'datos.json';
export const SIGNATURES_FILE = 'firmas.p7s';
export const REPORT_FILE = 'informe.json';

export interface AttachedFacts {
  readonly page: Pick<RenderedReport, 'folio' | 'title' | 'about'>;
  readonly kind: ReportKind;
  /** Canonical JSON of the subject, UTF-8. */
  readonly data: Uint8Array;
  readonly digest: string;
  readonly generatedAt: string;
  readonly toolVersion: string;
  readonly acceptances: AppliedAcceptances | null;
}

/** The data that the report was made from, the electronic signatures on them, and the report's own facts. */
export function reportAttachments(
  { page, kind, data, digest, generatedAt, toolVersion, acceptances }: AttachedFacts,
  signatures: readonly KeptSignature[],
): readonly PdfAttachment[] {
  const facts = {
    schema: 'cotejo/report@1',
    ...{ kind, folio: page.folio, title: page.title, about: page.about, digest, generatedAt },
    tool: { name: 'cotejo', version: toolVersion },
    ...(acceptances === null ? {} : { acceptances }),
  };
  const json = 'application/json';
  return [
    {
      name: DATA_FILE,
      mediaType: json,
      bytes: data,
      description: 'Datos de los que se hizo el informe, en JSON canónico; su huella es la que está impresa.',
    },
    ...(signatures.length === 0
      ? []
      : [
          {
            name: SIGNATURES_FILE,
            mediaType: 'application/pkcs7-signature',
            bytes: mergeSignatures(signatures.map(({ cms }) => cms)),
            description: `Firmas electrónicas de ${DATA_FILE} (CMS).`,
          },
        ]),
    {
      name: REPORT_FILE,
      mediaType: json,
      bytes: Buffer.from(canonicalJson(facts), 'utf8'),
      description: 'Folio, título y huella del informe, y con qué versión se hizo.',
    },
  ];
}
