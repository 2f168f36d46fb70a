/** Letter, 8.5 by 11 inches; Mexican oficio, 216 by 340 mm. */
export type Paper = 'carta' | 'oficio';

/**
 * `summary`: of each rule its total, what to do and the first place. `findings`: up to 500 places of each. `full`: those, and a workbook with all beside
 * the report.
 */
export type ReportDetail = 'summary' | 'findings' | 'full';

/** Somebody whose name stands under a line at the end of a report. */
export interface Signatory {
  readonly name: string;
  /** What the person is: «Evaluador», «Titular de la unidad». */
  readonly position: string;
}

export type ReportKind = 'run' | 'unit' | 'visit' | 'comparison' | 'comparative' | 'campaign' | 'checklist';

/** Forms in which the result of a run goes out. */
export const EXPORT_FORMS = [
  'json',
  'csv',
  'xlsx',
  'sarif',
  'operation-outcome',
  'measure-report',
  'junit',
  'markdown',
] as const;
export type ExportForm = (typeof EXPORT_FORMS)[number];

/** What stands around the content of every report; the same content and frame give the same text to the byte. */
export interface ReportFrame {
  /** ISO 8601 with zone. */
  readonly generatedAt: string;
  readonly toolVersion: string;
  readonly institution: string | null;
  /** PNG or JPEG as a `data:` address; null for none. */
  readonly logo: string | null;
  readonly signatories: readonly Signatory[];
  readonly paper: Paper;
  readonly detail: ReportDetail;
  /** SHA-256, hexadecimal, of the canonical JSON of the report's subject. */
  readonly digest: string;
  /** Electronic signatures on the subject, in the order in which they were made. */
  readonly signatures: readonly SignatureInfo[];
}

/** Who a certificate names. RFC and CURP are masked. */
export interface CertificateInfo {
  /** Common name as it stands in the certificate. */
  readonly name: string;
  readonly rfc: string | null;
  readonly curp: string | null;
  /** As people read it: the twenty digits of the SAT, else hexadecimal. */
  readonly serial: string;
  readonly issuer: string;
  /** ISO 8601, UTC. */
  readonly validFrom: string;
  readonly validTo: string;
  /** `RSA de 2048 bits`. */
  readonly algorithm: string;
  /** `sello`: a certificate for sealing invoices, with which no person signs. */
  readonly kind: 'efirma' | 'sello' | 'otro';
  /** Of the certificate's bytes, hexadecimal. */
  readonly sha256: string;
}

/** A signature that was made in this registry. */
export interface SignatureInfo {
  readonly id: string;
  readonly signer: CertificateInfo;
  /** What the person signed as: «Evaluador»; '' where not said. */
  readonly role: string;
  /** ISO 8601 with zone, by the clock of the computer. */
  readonly signedAt: string;
  /** `SHA-256 con RSA`. */
  readonly algorithm: string;
  /** Of the canonical JSON that was signed, SHA-256, hexadecimal. */
  readonly digest: string;
}

/** What can be signed: a run's result, or a closed version of a visit. */
export type SignableRef =
  | { readonly kind: 'run'; readonly id: string }
  | { readonly kind: 'visit'; readonly id: string; readonly version: number };

/**
 * Whether a certificate leads to an authority that the office loaded. `unknown`: its issuer is not among them. `broken`:
 * a link of the chain does not hold (another key, no authority, out of date at the time of the signature).
 */
export type ChainStatus = 'known' | 'unknown' | 'broken';

/** One signature, checked. */
export interface SignatureCheck {
  /** `altered`: what was signed is not what is there. `invalid`: the signature itself does not hold. */
  readonly status: 'intact' | 'altered' | 'invalid';
  readonly signer: CertificateInfo | null;
  /** ISO 8601 as the signature says it; null where it does not. */
  readonly signedAt: string | null;
  readonly algorithm: string;
  readonly chain: {
    readonly status: ChainStatus;
    /** Common names from the signer to the root, as far as known. */
    readonly path: readonly string[];
  };
  /** Whether the certificate was in its time when it signed; null where the moment is not said. */
  readonly inTime: boolean | null;
  /** One sentence for people: what holds and what does not. */
  readonly sentence: string;
}

/**
 * `altered`: something is not as it was signed or sealed. `invalid`: all of it is, but a signature does not hold for
 * another reason (certificate out of its time, chain broken, weak algorithm).
 */
export type FileVerdict = 'intact' | 'altered' | 'invalid' | 'unsigned' | 'unreadable';

/** What can be said of a file that somebody handed over. */
export interface FileVerification {
  readonly file: string;
  readonly kind: 'result' | 'visit' | 'report-pdf' | 'report-html' | 'other';
  readonly verdict: FileVerdict;
  /** One sentence for people. */
  readonly sentence: string;
  readonly folio: string | null;
  readonly reportKind: ReportKind | null;
  /** What it is about: a unit, a comparison. */
  readonly subject: string | null;
  /** SHA-256 of the canonical JSON found. */
  readonly digest: string | null;
  /** The same as words. */
  readonly words: string | null;
  /** Each thing that was looked at; `ok` null where it could not be told. */
  readonly checks: readonly { readonly id: string; readonly ok: boolean | null; readonly sentence: string }[];
  /** On the data. */
  readonly signatures: readonly SignatureCheck[];
  /** Inside the PDF, over its bytes. */
  readonly pdfSignatures: readonly SignatureCheck[];
}

/** What the own registry says of a folio and a digest that somebody read off a paper. */
export interface PaperVerification {
  readonly folio: string | null;
  readonly digest: string | null;
  readonly words: string | null;
  /**
   * `equal`: the registry holds it, unchanged. `different`: it holds the folio with another digest. `folio-only`: it
   * holds the folio, and nothing was given to compare; `digest` and `words` are the registry's then.
   */
  readonly verdict: 'equal' | 'different' | 'folio-only' | 'not-found' | 'unreadable';
  readonly sentence: string;
  readonly subject: SignableRef | null;
}

/** An authority that the office loaded. */
export interface Authority {
  readonly certificate: CertificateInfo;
  /** It signed itself. */
  readonly root: boolean;
  readonly addedAt: string;
}
