import type { ReportFrame } from '../model/index.ts';
import { formatDateTime } from '../text/format-date.ts';
import type { ReportParts, ReportSection } from './document.ts';
import { html } from './markup.ts';
import { qrSvg, qrText } from './qr.ts';
import { sealWords } from './seal-words.ts';
import { section } from './section.ts';

/** What the QR says, and how somebody who only has the paper, or the file, finds out whether it is as it was made. */
export function checkSection({ folio }: ReportParts, frame: ReportFrame): ReportSection {
  const { digest, generatedAt, toolVersion } = frame;
  const text = qrText({ folio, digest });
  const body = html`<div class="check"><div class="check-code">${qrSvg(text, 'Código QR de este informe')}</div>
<dl class="facts">
<dt>Folio</dt><dd class="code">${folio}</dd>
<dt>Huella SHA-256</dt><dd class="code">${digest}</dd>
<dt>Palabras</dt><dd>${sealWords(digest)}</dd>
<dt>Se hizo</dt><dd>${formatDateTime(generatedAt)}, con Cotejo ${toolVersion}</dd>
</dl></div>
<p><strong>Con el papel.</strong> El código QR de cada página dice el folio, la huella completa y las ocho palabras; se lee sin red. En la pantalla Informes, en «Comprobar», lea el código o escriba el folio con los dígitos o las palabras del pie: el programa dice si su registro guarda ese informe con los mismos datos. Las palabras son los primeros 64 bits de la huella, para leerlas en voz alta.</p>
<p><strong>Con el archivo.</strong> El PDF y el HTML llevan dentro los datos de los que salió el informe. La orden <span class="code">cotejo report verify ARCHIVO</span> y la pantalla Informes, en «Comprobar», calculan de nuevo la huella y dicen si algo cambió y quién firmó. Si nadie lo firmó, eso descubre un cambio accidental y no prueba quién lo escribió.</p>
<p class="small">La huella es de los datos y no del aspecto: dos impresiones de los mismos datos, en carta u oficio, tienen la misma.</p>`;
  return section('como-comprobar', 'Cómo comprobar este informe', body, 'keep');
}
