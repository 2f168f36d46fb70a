import type { CertificateInfo, ReportFrame, SignatureInfo } from '../model/index.ts';
import { plural } from '../text/format.ts';
import { formatDateTime } from '../text/format-date.ts';
import type { ReportParts, ReportSection } from './document.ts';
import { html, type Markup } from './markup.ts';
import { sealWords } from './seal-words.ts';
import { section } from './section.ts';

/** Room to sign by hand, for those whom the office named; null where it named nobody. */
export function signatoriesSection({ signatories }: ReportFrame): ReportSection | null {
  if (signatories.length === 0) return null;
  const places = signatories.map(
    ({ name, position }) => html`<div class="sign"><b>${name || 'Nombre y firma'}</b><span>${position}</span></div>`,
  );
  return section('firmas', 'Firmas', html`<div class="signs">${places}</div>`, 'keep');
}

/** Who signed electronically and with what; where nobody did, it says so. */
export function electronicSection(parts: ReportParts, frame: ReportFrame): ReportSection {
  const { digest, signatures } = frame;
  if (signatures.length === 0) {
    const sentence = html`<p>Este informe no lleva firma electrónica. La huella SHA-256 de sus datos es <span class="code">${digest}</span> y sus palabras de comprobación son <b>${sealWords(digest)}</b>.</p>`;
    return section('firma-electronica', 'Firma electrónica', sentence);
  }
  const count = plural(signatures.length, 'firma electrónica', 'firmas electrónicas');
  const body = html`<p class="lead">Los datos de este informe (folio <span class="code">${parts.folio}</span>) llevan ${count}. Cada firma se hizo sobre la forma canónica de esos datos, cuya huella SHA-256 es <span class="code">${digest}</span>.</p>
${signatures.map((signature, i) => signatureBlock(signature, i + 1, digest))}
<div class="notice"><p>Las firmas viajan dentro del PDF y del HTML, en el archivo <span class="code">firmas.p7s</span>, junto con los datos firmados. El programa trabaja sin red: comprueba la firma, la vigencia a la hora de firmar y la cadena de autoridades que la oficina haya cargado, pero no consulta si el certificado digital fue revocado. La hora de cada firma es la del reloj del equipo en que se firmó.</p></div>`;
  return section('firma-electronica', 'Firma electrónica', body, 'new-page');
}

function signatureBlock(signature: SignatureInfo, number: number, digest: string): Markup {
  const { signer, role, signedAt, algorithm } = signature;
  const other =
    signature.digest !== digest &&
    html`<p class="alert">Esta firma se hizo sobre otros datos: su huella no es la de este informe.</p>`;
  return html`<div class="signature"><h3>${number}. ${signer.name}</h3>
${other}<dl class="facts">
${role !== '' && fact('Firmó como', role)}
${fact('Fecha y hora', formatDateTime(signedAt))}
${signer.rfc !== null && fact('RFC', signer.rfc, true)}
${signer.curp !== null && fact('CURP', signer.curp, true)}
${fact('Número de serie', signer.serial, true)}
${fact('Emisor', signer.issuer)}
${fact('Vigencia', validity(signer))}
${fact('Clave', signer.algorithm)}
${fact('Algoritmo de la firma', algorithm)}
${fact('Huella de lo firmado', signature.digest, true)}
${fact('Huella del certificado digital', signer.sha256, true)}
</dl></div>`;
}

function validity({ validFrom, validTo }: CertificateInfo): string {
  return `Del ${formatDateTime(validFrom)} al ${formatDateTime(validTo)}`;
}

function fact(label: string, value: string, code = false): Markup {
  return html`<dt>${label}</dt><dd${code && html` class="code"`}>${value}</dd>`;
}
