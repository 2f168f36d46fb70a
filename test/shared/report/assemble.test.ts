import { describe, expect, test } from 'vitest';
import type { ReportFrame, SignatureInfo } from '../../../shared/model/index.ts';
import { assemble } from '../../../shared/report/assemble.ts';
import type { ReportParts } from '../../../shared/report/document.ts';
import { html } from '../../../shared/report/markup.ts';
import { fillPageNumbers, pageNumberAnchors, wantsPageNumbers } from '../../../shared/report/page-numbers.ts';
import { sealWords } from '../../../shared/report/seal-words.ts';
import { section, untitled } from '../../../shared/report/section.ts';
import { sectionOf, textOf } from './page.ts';
import { DIGEST, FRAME } from './run-page.ts';

const PARTS: ReportParts = {
  title: 'Informe de ejemplo',
  about: 'DFSSA000010',
  folio: 'CTJ-20261122-9F04C1',
  name: 'informe-de-ejemplo',
  page: 'Página',
  sections: [untitled('inicio', html`<p>Lo primero.</p>`), section('uno', 'Uno', html`<p>Texto.</p>`)],
};
const SIGNATURE: SignatureInfo = {
  id: 's1',
  signer: {
    name: 'PERSONA FICTICIA UNO',
    rfc: 'FIPU••••••',
    curp: 'FIPU••••••••••••••',
    serial: '00001000000500000001',
    issuer: 'Autoridad de Prueba',
    validFrom: '2025-01-01T00:00:00Z',
    validTo: '2029-01-01T00:00:00Z',
    algorithm: 'RSA de 2048 bits',
    kind: 'efirma',
    sha256: 'cd'.repeat(32),
  },
  role: 'Evaluadora',
  signedAt: '2026-11-22T10:00:00-06:00',
  algorithm: 'SHA-256 con RSA',
  digest: DIGEST,
};
const make = (parts: Partial<ReportParts> = {}, frame: Partial<ReportFrame> = {}) =>
  assemble({ ...PARTS, ...parts }, { ...FRAME, ...frame });
const LONG: ReportParts['sections'] = Array.from({ length: 7 }, (_, i) =>
  section(`parte-${i}`, `Parte ${i}`, html`<p>${'texto '.repeat(2000)}</p>`),
);

describe('the frame of a report', () => {
  test('title, file name and folio are those of the parts', () => {
    const report = make();
    expect(report).toMatchObject({
      folio: PARTS.folio,
      suggestedName: 'informe-de-ejemplo.pdf',
      title: 'Informe de ejemplo · DFSSA000010 · CTJ-20261122-9F04C1',
      paper: 'carta',
    });
    expect(report.html).toContain(`<title>${report.title}</title>`);
    expect(textOf(report.html)).toMatch(/Cotejo CTJ-20261122-9F04C1 Informe de ejemplo Lo primero\. Uno Texto\./);
  });

  test('carta and oficio have their page', () => {
    expect(make().html).toContain('@page{size:Letter;margin:0.8in 0.7in 1.15in 0.7in}');
    expect(make({}, { paper: 'oficio' }).html).toContain('@page{size:216mm 340mm;');
  });

  test('the logo is an image with words beside it, and nothing but PNG or JPEG', () => {
    const logo = 'data:image/png;base64,iVBORw0KGgo=';
    const frame = { institution: 'Institución «A» & B', logo };
    expect(make({}, frame).html).toContain(
      `<img class="logo" src="${logo}" alt="Logotipo de Institución «A» &amp; B">`,
    );
    for (const other of ['https://x.invalid/a.png', 'data:image/svg+xml;base64,AAAA', 'data:image/png;base64,"><i>']) {
      expect(make({}, { logo: other }).html).not.toContain('<img');
    }
  });

  test('a banner stands before everything else', () => {
    const text = textOf(make({ banner: 'Borrador sin valor' }).html);
    expect(text.indexOf('Borrador sin valor')).toBeLessThan(text.indexOf('Informe de ejemplo'));
    expect(make().html).not.toContain('class="draft"');
  });

  test('foot: folio, first digits, words, page; each page has its QR', () => {
    const { footerTemplate } = make({ page: 'Foja' });
    expect(textOf(footerTemplate)).toBe(
      `Folio ${PARTS.folio} · Huella 0123 4567 89ab cdef ${sealWords(DIGEST)} Foja de`,
    );
    expect(footerTemplate).toContain('<svg class="qr"');
    expect(footerTemplate).not.toMatch(/<img|url\(|src=/);
  });

  test('head: a name of any length leaves room for the page', () => {
    const { headerTemplate } = make({ about: 'Unidad '.repeat(60) }, { institution: 'I'.repeat(400) });
    expect(textOf(headerTemplate).length).toBeLessThan(240);
    expect(headerTemplate).toContain('…');
  });

  test('signatories have their lines; the acta has its own', () => {
    const signatories = [
      { name: 'Ana Ficticia', position: 'Evaluadora' },
      { name: 'Luis Ficticio', position: 'Titular de la unidad' },
    ];
    const text = textOf(sectionOf(make({}, { signatories }).html, 'Firmas'));
    expect(text).toContain('Ana Ficticia Evaluadora Luis Ficticio Titular de la unidad');
    expect(make().html).not.toContain('id="firmas"');
    expect(make({ ownSignatories: true }, { signatories }).html).not.toContain('Ana Ficticia');
  });
});

describe('the electronic signatures', () => {
  test('where there is none, one sentence with digest and words', () => {
    const text = textOf(sectionOf(make().html, 'Firma electrónica'));
    expect(text).toContain('Este informe no lleva firma electrónica.');
    expect(text).toContain(DIGEST);
    expect(text).toContain(sealWords(DIGEST));
    expect(textOf(make().html)).not.toMatch(/certificad[oa]/i);
  });

  test('each has all that is known of it', () => {
    const second = { ...SIGNATURE, id: 's2', role: '', signer: { ...SIGNATURE.signer, name: 'OTRA', curp: null } };
    const section = sectionOf(make({}, { signatures: [SIGNATURE, second] }).html, 'Firma electrónica');
    const text = textOf(section);
    const { signer } = SIGNATURE;
    for (const fact of [signer.name, signer.rfc!, signer.curp!, signer.serial, signer.issuer, signer.sha256])
      expect(text).toContain(fact);
    for (const fact of ['Evaluadora', 'SHA-256 con RSA', '22 de noviembre de 2026, 10:00 (UTC−06:00)', '2. OTRA'])
      expect(text).toContain(fact);
    expect(text).toContain('no consulta si el certificado digital fue revocado');
    expect(text).toContain('2 firmas electrónicas');
    expect(section.match(/<dt>CURP<\/dt>/g)).toHaveLength(1);
    expect(section).not.toContain('sobre otros datos');
  });

  test('one on other data is said to be so', () => {
    const signatures = [{ ...SIGNATURE, digest: 'ff'.repeat(32) }];
    expect(make({}, { signatures }).html).toContain('Esta firma se hizo sobre otros datos');
  });
});

describe('the table of contents', () => {
  test('stands only in long reports', () => {
    expect(wantsPageNumbers(make().html)).toBe(false);
    expect(wantsPageNumbers(make({ sections: LONG }).html)).toBe(true);
    expect(wantsPageNumbers(make({ sections: LONG.slice(0, 3) }).html)).toBe(false);
  });

  test('names every titled section once, in order, with a link that leads to it', () => {
    const page = make({ sections: [...PARTS.sections, ...LONG] }).html;
    const anchors = pageNumberAnchors(page);
    expect(anchors).toEqual(['uno', ...LONG.map(({ id }) => id), 'firma-electronica', 'como-comprobar']);
    for (const id of anchors) {
      expect(page.split(`<a href="#${id}">`)).toHaveLength(2);
      expect(page.split(`<h2 id="${id}" class="numbered">`)).toHaveLength(2);
    }
    expect(page.indexOf('<nav')).toBeGreaterThan(page.indexOf('Lo primero.'));
    expect(page.indexOf('<nav')).toBeLessThan(page.indexOf('id="uno"'));
  });

  test('takes its page numbers, again and again, and changes nothing else', () => {
    const page = make({ sections: LONG }).html;
    const filled = fillPageNumbers(
      page,
      new Map([
        ['parte-0', 2],
        ['parte-6', 143],
      ]),
    );
    expect(filled).toContain('data-page-of="parte-0">2</span>');
    expect(filled).toContain('data-page-of="parte-6">143</span>');
    expect(filled).toContain('data-page-of="parte-1"></span>');
    expect(filled.length).toBe(page.length + 4);
    expect(fillPageNumbers(filled, new Map())).toBe(page);
  });
});
