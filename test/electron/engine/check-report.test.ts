import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { checkPaper, checkReport } from '../../../electron/engine/check-report.ts';
import { finishedHtml } from '../../../electron/engine/finish-html.ts';
import { finishedPdf } from '../../../electron/engine/finish-pdf.ts';
import { type PreparedReport, preparedReport } from '../../../electron/engine/report-prepare.ts';
import { recordReport } from '../../../electron/engine/report-record.ts';
import { signaturesOn } from '../../../electron/engine/report-signatures.ts';
import { createSignatureWork } from '../../../electron/engine/signatures-work.ts';
import { sha256Hex } from '../../../electron/registry/sha256.ts';
import { openCredential } from '../../../electron/signature/index.ts';
import type { FileVerification } from '../../../shared/model/index.ts';
import { folioOf } from '../../../shared/report/folio.ts';
import { qrText } from '../../../shared/report/qr.ts';
import { sealWords } from '../../../shared/report/seal-words.ts';
import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { formatPercent } from '../../../shared/text/format.ts';
import { describeWithOpenssl, makeAuthorities, type TestAuthorities } from '../../support/efirma.ts';
import { printedPdf } from '../pdf/support.ts';
import { put, type SigningDesk, SUBJECT, signAs, signingDesk } from './signatures-support.ts';
import { newDesk } from './visits-support.ts';

/** Places of a file that are looked at: all of them take minutes. Those of a signature alone are in its own test. */
const SAMPLE = 150;

const MINUTES = 180_000;

const SETTINGS = { institution: 'Institución sintética', logo: '', signatories: [], paper: 'carta' } as const;

describeWithOpenssl('what somebody handed over', () => {
  let authorities: TestAuthorities;
  let trusted: readonly Uint8Array[];
  let desk: SigningDesk;
  beforeAll(() => {
    authorities = makeAuthorities();
    trusted = [authorities.root, authorities.intermediate];
  });
  beforeEach(async () => {
    desk = await signingDesk(authorities);
  });

  const check = (path: string, data?: string) =>
    checkReport(path, { authorities: trusted, ...(data === undefined ? {} : { data }) });

  /** The report of the run as it is written, with the signatures that there are. */
  async function prepare(): Promise<PreparedReport> {
    const content = { kind: 'run', subject: desk.result, acceptances: null, unitNames: {} } as const;
    return preparedReport(content, {
      settings: SETTINGS,
      style: {},
      signatures: await signaturesOn(desk.registry, content),
      toolVersion: '0.1.0',
      generatedAt: '2026-11-22T10:05:00-06:00',
    });
  }

  function pdfOf(report: PreparedReport, sealed: boolean): Promise<Uint8Array> {
    if (!sealed) return finishedPdf(report, printedPdf());
    const { cer, key, password } = desk.person;
    const credential = openCredential(cer, key, password);
    return finishedPdf(report, printedPdf(), { credential, at: new Date().toISOString() });
  }

  /** The verdicts of the file with each of these bytes changed, other than those that tell of it. */
  async function missedChanges(file: string, bytes: Uint8Array, places: Iterable<number>, data?: string) {
    const missed: (readonly [number, string])[] = [];
    for (const place of places) {
      const changed = Uint8Array.from(bytes);
      changed[place] = (changed[place] ?? 0) ^ (1 << (place % 8));
      const { verdict, checks } = await check(put(desk, file, changed), data);
      const isTold =
        ['altered', 'invalid', 'unreadable'].includes(verdict) || checks.some(({ id }) => id === 'escritura');
      if (!isTold) missed.push([place, verdict]);
    }
    return missed;
  }

  function spread(length: number): readonly number[] {
    const step = Math.max(1, Math.floor(length / SAMPLE));
    return Array.from({ length: Math.ceil(length / step) }, (_, i) => Math.min(length - 1, i * step + (i % step)));
  }

  const idsOf = ({ checks }: FileVerification) => checks.map(({ id, ok }) => [id, ok]);

  it('a result with its signature beside it is intact, however it is written', async () => {
    await signAs(desk);
    const path = `${desk.folder}/resultado.json`;
    const { signatures } = await desk.work['signatures.export']({ subject: SUBJECT, path });
    const found = await check(path);
    expect(found).toMatchObject({
      ...{ file: 'resultado.json', kind: 'result', verdict: 'intact', checks: [] },
      folio: folioOf(desk.result.run),
      digest: sha256Hex(canonicalJson(desk.result)),
      words: sealWords(sha256Hex(canonicalJson(desk.result))),
      signatures: [{ status: 'intact', chain: { status: 'known' } }],
    });
    expect(found.sentence).toBe('El archivo está íntegro: lo firmó una persona y no ha cambiado desde entonces.');
    expect((await check(signatures)).verdict).toBe('intact');
    const pretty = put(desk, 'bonito.json', JSON.stringify(desk.result, null, 2));
    expect(await check(signatures, pretty)).toMatchObject({
      verdict: 'intact',
      checks: [{ id: 'escritura', ok: null }],
    });
    expect((await check(pretty, signatures)).verdict).toBe('intact');
    const unknown = await checkReport(path, { authorities: [] });
    expect(unknown).toMatchObject({ verdict: 'intact', signatures: [{ chain: { status: 'unknown' } }] });
    expect(unknown.sentence).toMatch(/falta cargar la autoridad/);
  });

  it('one changed byte of the result or of its signatures is told', { timeout: MINUTES }, async () => {
    await signAs(desk);
    const path = `${desk.folder}/resultado.json`;
    const { signatures } = await desk.work['signatures.export']({ subject: SUBJECT, path });
    const [data, cms] = [readFileSync(path), readFileSync(signatures)];
    expect(await missedChanges('otro.p7s', cms, spread(cms.length), path)).toEqual([]);
    put(desk, 'otro.json.p7s', cms);
    expect(await missedChanges('otro.json', data, spread(data.length))).toEqual([]);
    const { verdict, sentence } = await check(put(desk, 'otro.json', data.toString().replace('"schema"', '"Schema"')));
    expect([verdict, sentence]).toEqual(['altered', expect.stringMatching(/lo firmado cambió después de la firma/)]);
  });

  it('a result or visit without signature says its digest and no more', async () => {
    const path = put(desk, 'suelto.json', JSON.stringify(desk.result));
    const found = await check(path);
    expect(found).toMatchObject({ kind: 'result', verdict: 'unsigned', signatures: [] });
    expect(found.digest).toBe(sha256Hex(canonicalJson(desk.result)));
  });

  it.each([false, true])(
    'a report as PDF is intact; one changed byte is told (signed as a PDF: %s)',
    async (sealed) => {
      await signAs(desk);
      const report = await prepare();
      const pdf = await pdfOf(report, sealed);
      const found = await check(put(desk, 'informe.pdf', pdf));
      expect(found).toMatchObject({
        kind: 'report-pdf',
        verdict: 'intact',
        reportKind: 'run',
        folio: report.page.folio,
      });
      expect(idsOf(found)).toEqual([
        ...(sealed ? [] : [['sello', true]]),
        ['datos', true],
        ['informe', true],
        ['folio', true],
        ...(sealed ? [] : [['hoja', null]]),
      ]);
      expect(found.sentence).toMatch(sealed ? /^El archivo está íntegro/ : /^Los datos del informe están íntegros/);
      expect(found.signatures).toMatchObject([{ status: 'intact', chain: { status: 'known' } }]);
      expect(found.pdfSignatures).toHaveLength(sealed ? 1 : 0);
      for (const one of found.pdfSignatures) expect(one).toMatchObject({ status: 'intact', inTime: true });
      expect(await missedChanges('otro.pdf', pdf, spread(pdf.length))).toEqual([]);
      const longer = Buffer.concat([pdf, Buffer.from('\n% añadido\n')]);
      expect((await check(put(desk, 'otro.pdf', longer))).verdict).not.toBe('intact');
    },
  );

  it('who signed only the data does not answer for a page that another changed and signed', async () => {
    await signAs(desk);
    const report = await prepare();
    const { cer, key, password } = authorities.issue({ name: 'OTRA PERSONA SINTÉTICA' });
    const seal = { credential: openCredential(cer, key, password), at: new Date().toISOString() };
    const found = await check(put(desk, 'informe.pdf', await finishedPdf(report, printedPdf(), seal)));
    expect(found.verdict).toBe('intact');
    expect(found.sentence).toBe(
      'El archivo está íntegro: lo firmó una persona y no ha cambiado desde entonces. La firma de «PERSONA SINTÉTICA Ñ» es solo de los datos que van dentro: no responde por la hoja.',
    );
    expect(found.checks.at(-1)).toMatchObject({ id: 'hoja', ok: null });
    expect(found.checks.at(-1)?.sentence).toMatch(
      /^«PERSONA SINTÉTICA Ñ» firmó los datos que van dentro, no la hoja\./,
    );
  });

  it('a signed PDF that is no report is not called one', async () => {
    const { cer, key, password } = desk.person;
    const seal = { credential: openCredential(cer, key, password), at: new Date().toISOString() };
    const report = { ...(await prepare()), attachments: [] };
    const found = await check(put(desk, 'otro.pdf', await finishedPdf(report, printedPdf(), seal)));
    expect(found).toMatchObject({ kind: 'other', verdict: 'intact', folio: null });
    expect(found.sentence).toMatch(/No es un informe de Cotejo/);
  });

  it('a name that stands twice is told: programs and people read another one of the two', async () => {
    await signAs(desk);
    const path = `${desk.folder}/resultado.json`;
    await desk.work['signatures.export']({ subject: SUBJECT, path });
    const text = readFileSync(path, 'utf8');
    const twice = text.replace('{', '{"score":{"percent":100},');
    for (const [name, signatures] of [
      ['doble.json', `${path}.p7s`],
      ['doble-sin-firma.json', undefined],
    ] as const) {
      const found = await check(put(desk, name, twice), signatures);
      expect([found.verdict, idsOf(found)]).toEqual(['altered', [['nombres', false]]]);
    }
    const colons = text.replace('{', '{ \t\n').replaceAll('\\"', '\\u0022');
    expect((await check(put(desk, 'espacios.json', colons), `${path}.p7s`)).verdict).toBe('intact');
  });

  it('a report without signatures says so, and its seal tells of a changed byte', async () => {
    const report = await prepare();
    const pdf = await pdfOf(report, false);
    const found = await check(put(desk, 'informe.pdf', pdf));
    expect(found).toMatchObject({ verdict: 'unsigned', signatures: [], pdfSignatures: [] });
    expect(found.sentence).toMatch(/no lleva firma electrónica\. No ha cambiado por accidente/);
    expect(found.sentence).toMatch(/nada prueba quién lo escribió/);
    expect(idsOf(found)).toContainEqual(['hoja', null]);
    expect(await missedChanges('otro.pdf', pdf, spread(pdf.length))).toEqual([]);
  });

  it('a report as a page is intact, and one changed byte is told', async () => {
    await signAs(desk);
    const report = await prepare();
    const page = finishedHtml(report.page.html, report.attachments);
    const found = await check(put(desk, 'informe.html', page));
    expect(found).toMatchObject({ kind: 'report-html', verdict: 'intact', folio: report.page.folio });
    expect(idsOf(found)).toEqual([
      ['sello', true],
      ['datos', true],
      ['informe', true],
      ['folio', true],
      ['hoja', null],
    ]);
    const percent = formatPercent(desk.result.score.percent);
    expect(found.checks.at(-1)?.sentence).toContain(`Según esos datos, el puntaje es ${percent}`);
    expect(await missedChanges('otra.html', page, spread(page.length))).toEqual([]);
    const cut = Buffer.from(page).subarray(0, page.length - 90);
    expect((await check(put(desk, 'otra.html', cut))).verdict).toBe('altered');
  });

  it('parts that were swapped for those of another report are told, seal or no seal', async () => {
    await signAs(desk);
    const report = await prepare();
    const swapped = async (name: string, bytes: string) => {
      const attachments = report.attachments.map((one) =>
        one.name === name ? { ...one, bytes: Buffer.from(bytes) } : one,
      );
      return check(put(desk, 'otro.pdf', await pdfOf({ ...report, attachments }, false)));
    };
    const other = canonicalJson({ ...desk.result, run: { ...desk.result.run, durationMs: 1 } });
    const data = await swapped('datos.json', other);
    expect(data.verdict).toBe('altered');
    expect(idsOf(data)).toContainEqual(['informe', false]);
    expect(data.signatures[0]?.status).toBe('altered');
    const facts = { schema: 'cotejo/report@1', kind: 'run', title: '', about: '', digest: report.digest };
    const folio = await swapped('informe.json', JSON.stringify({ ...facts, folio: 'CTJ-20260101-000000' }));
    expect(idsOf(folio)).toContainEqual(['folio', false]);
    const cms = await swapped('firmas.p7s', 'nada');
    expect([cms.verdict, cms.signatures[0]?.status]).toEqual(['invalid', 'invalid']);
  });

  it('what is no report has one sentence, and any bytes an answer', async () => {
    for (const [name, content, reason] of [
      ['vacio.pdf', '', /está vacío/],
      ['corchetes.json', `[${'[],'.repeat(10_000_000)}[]]`, /más valores de los que se pueden leer/],
      ['nota.txt', 'hola', /No es JSON/],
      ['otro.json', '{"a":1}', /no es un resultado ni una visita/],
      ['pagina.html', '<!doctype html><p>hola', /no trae sus datos/],
      ['roto.pdf', '%PDF-1.7 nada', /PDF/],
      ['sola.p7s', 'nada', /Faltan los datos/],
    ] as const) {
      const found = await check(put(desk, name, content));
      expect([name, found.verdict]).toEqual([name, 'unreadable']);
      expect(found.sentence).toMatch(reason);
    }
    expect((await check(`${desk.folder}/no-esta.pdf`)).sentence).toMatch(/no existe/);
    expect((await check(desk.folder)).verdict).toBe('unreadable');
    const heads = [
      '',
      '%PDF-1.7\n',
      '<html><a download="datos.json.gz" href="data:application/gzip;base64,',
      '{"schema":',
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 200 }), async (head, bytes) => {
        const content = Buffer.concat([Buffer.from(head), bytes]);
        expect(['unreadable', 'altered']).toContain((await check(put(desk, 'cualquiera', content))).verdict);
      }),
      { numRuns: 150 },
    );
  });

  it('a closed visit is signed, saved and found by its folio', async () => {
    const visits = newDesk();
    const visit = (await visits.answerAll(await visits.open({ kind: 'self' }))).head.id;
    const { head, versions } = await visits.visits['visits.close']({ visit });
    const subject = { kind: 'visit', id: visit, version: head.version } as const;
    const signatures = createSignatureWork({ registry: visits.registry }).handlers;
    const credential = { ...desk.files, password: desk.person.password };
    await signatures['signatures.sign']({ subject, credential, role: '' });
    const path = `${visits.folder}/visita.json`;
    await signatures['signatures.export']({ subject, path });
    const [version] = versions;
    expect(await check(path)).toMatchObject({
      ...{ kind: 'visit', verdict: 'intact', checks: [], subject: head.clues },
      ...{ folio: version?.folio, digest: version?.sha256 },
    });
    const paper = qrText({ folio: version?.folio ?? '', digest: version?.sha256 ?? '' });
    expect(await checkPaper(visits.registry, paper)).toMatchObject({ verdict: 'equal', subject });
    expect((await visits.registry.auditChain()).intact).toBe(true);
  });

  it('a paper is compared with what the registry holds', async () => {
    const digest = sha256Hex(canonicalJson(desk.result));
    const folio = folioOf(desk.result.run);
    const paper = (text: string) => checkPaper(desk.registry, text);
    expect(await paper(qrText({ folio, digest }))).toMatchObject({ verdict: 'equal', subject: SUBJECT, digest });
    expect(await paper(`${folio} ${digest.slice(0, 16)}`)).toMatchObject({ verdict: 'equal', subject: SUBJECT });
    expect(await paper(`${folio} ${sealWords(digest)}`)).toMatchObject({ verdict: 'equal' });
    expect(await paper(folio)).toMatchObject({ verdict: 'folio-only', digest, words: sealWords(digest) });
    expect(await paper(`${folio} ${'0'.repeat(16)}`)).toMatchObject({ verdict: 'different', subject: SUBJECT });
    const other = 'f'.repeat(64);
    expect(
      await paper(`COTEJO:1 FOLIO ${folio} SHA256 ${other.toUpperCase()} PALABRAS ${sealWords(digest).toUpperCase()}`),
    ).toMatchObject({
      verdict: 'different',
    });
    expect(await paper(qrText({ folio: 'CTJ-20200101-ABCDEF', digest }))).toMatchObject({ verdict: 'not-found' });
    expect(await paper('hola')).toMatchObject({ verdict: 'unreadable', folio: null });
    expect(await paper(digest)).toMatchObject({ verdict: 'not-found' });
    await signAs(desk);
    expect(await paper(digest)).toMatchObject({ verdict: 'equal', subject: SUBJECT });
  });

  it('a report that is neither of a run nor of a visit is known by the chain', async () => {
    const digest = 'ab'.repeat(32);
    const folio = 'CTJ-20261122-ABABAB';
    await recordReport(desk.registry, { kind: 'unit', subjectId: 'CSSSA000020', digest, page: { folio } });
    expect(await checkPaper(desk.registry, qrText({ folio, digest }))).toMatchObject({
      verdict: 'equal',
      subject: null,
    });
    const other = qrText({ folio, digest: 'cd'.repeat(32) });
    expect(await checkPaper(desk.registry, other)).toMatchObject({ verdict: 'different' });
  });
});
