import type { Events, MethodInput, MethodName } from '../../shared/ipc/contract.ts';
import type { BatchResult, PrintableReport, ReportRequest } from '../../shared/ipc/reports.ts';
import type {
  Authority,
  CertificateInfo,
  FileVerification,
  PaperVerification,
  SignatureCheck,
  SignatureInfo,
} from '../../shared/model/index.ts';
import { sealWords } from '../../shared/report/seal-words.ts';

const DIGEST = '9f04c1a7d25e8b3046f1ac97e02b5d8811c3f6a09d7e4b52c8a1f0e36b9d2745';
const FOLIO = 'CTJ-20261122-9F04C1';

const ANA: CertificateInfo = {
  ...{ name: 'ANA SINTETICA PEREZ (EJEMPLO)', rfc: 'SIP*******X00', curp: 'SIPA************03' },
  ...{ serial: '00001000000500000001', issuer: 'AC de ejemplo sintético' },
  ...{ validFrom: '2024-05-02T16:00:00Z', validTo: '2028-05-02T16:00:00Z' },
  ...{ algorithm: 'RSA de 2048 bits', kind: 'efirma', sha256: 'a1'.repeat(32) },
};
const ROOT: CertificateInfo = {
  ...{ name: 'Autoridad raíz de ejemplo sintético', rfc: null, curp: null, serial: '01' },
  ...{ issuer: 'Autoridad raíz de ejemplo sintético', algorithm: 'RSA de 4096 bits', kind: 'otro' },
  ...{ validFrom: '2020-01-01T00:00:00Z', validTo: '2040-01-01T00:00:00Z', sha256: 'b2'.repeat(32) },
};

/**
 * Reports, signatures and checks, all synthetic. `?badPassword` the key does not open; a path that holds `alterado`,
 * `sin-firma` or `roto` gives that verdict; `?empty` no signatures and no authorities.
 */
export function mockReports(
  options: URLSearchParams,
  { emit }: { readonly emit: <E extends keyof Events>(event: E, payload: Events[E]) => void },
): { readonly [M in MethodName]?: (input: never) => unknown } {
  let signatures: readonly SignatureInfo[] = options.has('empty') ? [] : [signatureOf('Evaluadora')];
  let authorities: readonly Authority[] = options.has('empty') ? [] : [authorityOf(ROOT)];
  let cancelled = false;
  const check = options.get('check') ?? '';
  return {
    'report.page': (request: ReportRequest) => pageOf(request),
    'report.save': ({ request, form }: MethodInput<'report.save'>) => ({
      ...{ path: `D:\\informes\\${request.kind}-2026-11-22.${form}`, pages: form === 'pdf' ? 9 : null, folio: FOLIO },
      annex: 'detail' in request && request.detail === 'full' ? 'D:\\informes\\anexo.xlsx' : null,
    }),
    'report.saveExport': ({ form }: { form: string }) => ({ path: `D:\\informes\\resultado.${form}`, files: 1 }),
    'report.verify': ({ path }: { path: string }) => verificationOf(path),
    'report.verifyPaper': ({ text }: { text: string }) => paperOf(text),
    'report.batch': async ({ units }: MethodInput<'report.batch'>): Promise<BatchResult> => {
      const total = Array.isArray(units) ? units.length : 24;
      cancelled = false;
      for (let done = 1; done <= total && !cancelled; done++) {
        await new Promise((go) => setTimeout(go, options.has('slow') ? 400 : 60));
        emit('report.batch', { done, total, clues: `DFSSA${String(9 + done).padStart(6, '0')}` });
      }
      return {
        ...{ path: 'D:\\informes\\lote-2026-11-22.zip', printed: total - 3, skipped: 2, failed: 1, cancelled },
        without: [
          { clues: 'DFSSA000013', kind: 'skipped', reason: 'No tiene verificaciones completas.' },
          { clues: 'DFSSA000017', kind: 'skipped', reason: 'No tiene verificaciones completas.' },
          { clues: 'DFSSA000021', kind: 'failed', reason: 'La página no pudo imprimirse.' },
        ],
      };
    },
    'report.cancelBatch': () => {
      cancelled = true;
      return { cancelled };
    },
    'settings.setLogo': ({ path }: { path: string | null }) => ({ logo: path === null ? '' : LOGO }),
    'dialog.openReport': () => ({ path: check === '' ? 'D:\\recibidos\\informe.pdf' : `D:\\recibidos\\${check}` }),
    'dialog.openLogo': () => ({ path: 'D:\\imagenes\\logotipo.png' }),
    'dialog.openCertificate': ({ kind }: { kind: string }) => ({ path: `E:\\efirma\\sintetica.${kind}` }),
    'dialog.openAuthorities': () => ({ paths: ['ac-sintetica.crt'] }),
    'signatures.list': () => signatures,
    'signatures.inspect': () => ANA,
    'signatures.sign': ({ role }: { role: string }) => {
      if (options.has('badPassword')) throw new Error('La contraseña no abre la clave privada.');
      signatures = [...signatures, signatureOf(role)];
      return signatures;
    },
    'signatures.saveFiles': () => ({ path: 'D:\\firmas\\datos.json', signatures: 'D:\\firmas\\datos.json.p7s' }),
    'authorities.list': () => authorities,
    'authorities.import': () => {
      const added = [authorityOf({ ...ROOT, name: 'AC de ejemplo sintético', sha256: 'c3'.repeat(32) })];
      authorities = [...authorities.filter(({ certificate }) => certificate.sha256 !== 'c3'.repeat(32)), ...added];
      return { added, skipped: [{ path: 'persona.cer', reason: 'No es de una autoridad.' }] };
    },
    'authorities.remove': ({ sha256 }: { sha256: string }) => {
      authorities = authorities.filter(({ certificate }) => certificate.sha256 !== sha256);
      return authorities;
    },
  };
}

const LOGO =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPj/HwADBwIAMCbHYQAAAABJRU5ErkJggg==';

function pageOf(request: ReportRequest): PrintableReport {
  const title = `Informe de ejemplo sintético: ${request.kind}`;
  const html = `<!doctype html><html lang="es-MX"><meta charset="utf-8"><title>${title}</title><body><h1>${title}</h1><pre>${JSON.stringify(request, null, 2)}</pre></body></html>`;
  return {
    ...{ html, title, kind: request.kind, headerTemplate: '', footerTemplate: '', folio: FOLIO },
    ...{ suggestedName: 'informe.pdf', paper: request.paper ?? 'carta', ticket: crypto.randomUUID() },
  };
}

function signatureOf(role: string): SignatureInfo {
  return {
    ...{ id: crypto.randomUUID(), signer: ANA, role, signedAt: '2026-11-21T12:30:00.000-06:00' },
    ...{ algorithm: 'SHA-256 con RSA', digest: DIGEST },
  };
}

function authorityOf(certificate: CertificateInfo): Authority {
  return { certificate, root: true, addedAt: '2026-11-01T09:00:00.000-06:00' };
}

function verificationOf(path: string): FileVerification {
  const altered = path.includes('alterado');
  const plain = path.includes('sin-firma');
  const known: SignatureCheck = {
    ...{ status: altered ? 'altered' : 'intact', signer: ANA, signedAt: '2026-11-21T18:30:00Z', inTime: true },
    ...{ algorithm: 'SHA-256 con RSA', chain: { status: 'unknown', path: [ANA.name, ANA.issuer] } },
    sentence: altered
      ? 'Los datos no son los que esta persona firmó.'
      : 'La firma corresponde a estos datos. Su autoridad no está cargada en este equipo.',
  };
  const base = { file: path, folio: FOLIO, reportKind: 'run' as const, subject: 'DFSSA000010' };
  if (path.includes('roto')) {
    return {
      ...{ ...base, folio: null, reportKind: null, subject: null, kind: 'other', verdict: 'unreadable' },
      ...{ sentence: 'El archivo no es un informe de Cotejo.', digest: null, words: null, checks: [] },
      ...{ signatures: [], pdfSignatures: [] },
    };
  }
  return {
    ...{ ...base, kind: 'report-pdf', verdict: altered ? 'altered' : plain ? 'unsigned' : 'intact' },
    sentence: altered
      ? 'El archivo cambió después de firmarse: los datos no son los que se firmaron.'
      : 'Los datos, la página y las firmas están como se hicieron.',
    ...{ digest: DIGEST, words: sealWords(DIGEST) },
    checks: [
      { id: 'pagina', ok: !altered, sentence: 'La página está como se imprimió.' },
      { id: 'datos', ok: true, sentence: 'Los datos corresponden a la huella impresa.' },
      { id: 'revocacion', ok: null, sentence: 'Sin red no se consulta si el .cer fue revocado.' },
    ],
    ...{ signatures: plain ? [] : [known], pdfSignatures: plain ? [] : [known] },
  };
}

function paperOf(text: string): PaperVerification {
  const equal = text.includes(FOLIO);
  return {
    ...{ folio: equal ? FOLIO : null, digest: equal ? DIGEST : null, words: equal ? sealWords(DIGEST) : null },
    verdict: equal ? 'equal' : 'unreadable',
    sentence: equal
      ? 'El registro tiene ese folio con la misma huella.'
      : 'No se encontró un folio en lo que escribió.',
    subject: equal ? { kind: 'run', id: 'corrida-0' } : null,
  };
}
