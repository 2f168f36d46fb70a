import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readReportHtml } from '../../../electron/engine/finish-html.ts';
import { localTimestamp } from '../../../electron/engine/local-time.ts';
import { readReportPdf } from '../../../electron/pdf/index.ts';
import { sha256Hex } from '../../../electron/registry/sha256.ts';
import { checkSignatures } from '../../../electron/signature/index.ts';
import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { describeWithOpenssl, makeAuthorities, writeEfirma } from '../../support/efirma.ts';
import { AT, RUN, reportDesk, UNIT } from './report-work-support.ts';

const WRITTEN = 'informe-escrito';

describe('a report as PDF', () => {
  it('carries the data of the registry, and says in the audit chain that it was written', async () => {
    const { reports, registry, folder, printed } = await reportDesk();
    const page = await reports['report.page']({ kind: 'run', run: RUN });
    expect(await registry.auditEntries(5)).not.toContainEqual(expect.objectContaining({ action: WRITTEN }));
    const target = path.join(folder, page.suggestedName);
    const written = await reports['report.finish']({ ticket: page.ticket, printed: printed(), path: target });
    expect(written).toEqual({ path: target, pages: 2, folio: page.folio, annex: null });

    const { attachments, seal, title } = readReportPdf(readFileSync(target));
    const data = Buffer.from(attachments.get('datos.json') ?? []);
    expect(data.toString()).toBe(canonicalJson(await registry.getRun(RUN)));
    const facts = JSON.parse(Buffer.from(attachments.get('informe.json') ?? []).toString());
    const digest = sha256Hex(data);
    expect(facts).toEqual({
      ...{ schema: 'cotejo/report@1', kind: 'run', folio: page.folio, title: page.title, about: UNIT, digest },
      ...{ generatedAt: AT, tool: { name: 'cotejo', version: '0.1.0' } },
      ...('acceptances' in facts ? { acceptances: facts.acceptances } : {}),
    });
    expect({ seal, title, names: [...attachments.keys()] }).toEqual({
      ...{ seal: 'holds', title: page.title, names: ['datos.json', 'informe.json'] },
    });
    const [last] = await registry.auditEntries(1);
    expect(last).toMatchObject({ action: WRITTEN, detail: { kind: 'run', subject: RUN, folio: page.folio, digest } });
    expect(page.html).toContain(page.folio);
  });

  it('is finished once, and only the last ten wait', async () => {
    const { reports, folder, printed } = await reportDesk();
    const finish = (ticket: string) =>
      reports['report.finish']({ ticket, printed: printed(), path: path.join(folder, 'informe.pdf') });
    const first = await reports['report.page']({ kind: 'run', run: RUN });
    const second = await reports['report.page']({ kind: 'run', run: RUN });
    await finish(first.ticket);
    await expect(finish(first.ticket)).rejects.toThrow(/vuelva a pedirlo/);
    for (let i = 0; i < 10; i++) await reports['report.page']({ kind: 'run', run: RUN });
    await expect(finish(second.ticket)).rejects.toThrow(/vuelva a pedirlo/);
  });

  it('has a workbook beside it when everything is asked for', async () => {
    const { reports, folder, printed } = await reportDesk();
    const page = await reports['report.page']({ kind: 'run', run: RUN, detail: 'full' });
    const target = path.join(folder, 'informe.pdf');
    const { annex } = await reports['report.finish']({ ticket: page.ticket, printed: printed(), path: target });
    expect(annex).toBe(path.join(folder, 'informe-anexo.xlsx'));
    expect(
      readFileSync(annex ?? '')
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });

  it('is a sentence where it cannot be written, and leaves nothing', async () => {
    const { reports, folder, printed } = await reportDesk();
    const page = await reports['report.page']({ kind: 'run', run: RUN });
    const target = path.join(folder, 'no-hay', 'informe.pdf');
    const writing = reports['report.finish']({ ticket: page.ticket, printed: printed(), path: target });
    await expect(writing).rejects.toThrow(/No existe la carpeta/);
    expect(existsSync(target)).toBe(false);
  });

  it('is a sentence for a run that there is not', async () => {
    const { reports } = await reportDesk();
    await expect(reports['report.page']({ kind: 'run', run: 'no-hay-tal' })).rejects.toThrow(/\.$/);
  });
});

describeWithOpenssl('a signed report', () => {
  const authorities = makeAuthorities();
  const trusted = [authorities.root, authorities.intermediate];

  it('carries the signatures on its data, and its own where asked', async () => {
    const efirma = authorities.issue({ name: 'Persona Sintética' });
    // Certificates of the test begin today.
    const moment = localTimestamp();
    const { reports, signatures, folder, printed } = await reportDesk(() => moment);
    const credential = { ...writeEfirma(folder, efirma), password: efirma.password };
    const subject = { kind: 'run', id: RUN } as const;
    await signatures['signatures.sign']({ subject, credential, role: 'Evaluadora' });

    const page = await reports['report.page']({ kind: 'run', run: RUN });
    expect(page.html).toContain('Persona Sintética');
    const target = path.join(folder, 'firmado.pdf');
    await reports['report.finish']({ ticket: page.ticket, printed: printed(), path: target, seal: credential });
    const pdf = readReportPdf(readFileSync(target));
    const data = pdf.attachments.get('datos.json') ?? Buffer.alloc(0);
    const [onData] = await checkSignatures(pdf.attachments.get('firmas.p7s') ?? Buffer.alloc(0), data, trusted);
    expect(onData).toMatchObject({ status: 'intact', signer: { name: 'Persona Sintética' } });
    const [own] = pdf.signatures;
    expect(own).toMatchObject({ coversWholeFile: true, paddingIsZero: true, at: new Date(moment) });
    const [onPages] = await checkSignatures(own?.cms ?? Buffer.alloc(0), own?.signedBytes ?? Buffer.alloc(0), trusted);
    expect(onPages).toMatchObject({ status: 'intact' });
    expect(await reports['report.verify']({ path: target })).toMatchObject({ folio: page.folio, kind: 'report-pdf' });
  });

  it('is not written with a wrong password, which no answer repeats', async () => {
    const { reports, folder, printed } = await reportDesk(localTimestamp);
    const efirma = authorities.issue();
    const credential = { ...writeEfirma(folder, efirma), password: 'otra contraseña' };
    await expect(reports['report.checkSeal'](credential)).rejects.toThrow(/contraseña/);
    expect(await reports['report.checkSeal']({ ...credential, password: efirma.password })).toEqual({ ready: true });
    const page = await reports['report.page']({ kind: 'run', run: RUN });
    const target = path.join(folder, 'firmado.pdf');
    const sealing = reports['report.finish']({
      ticket: page.ticket,
      printed: printed(),
      path: target,
      seal: credential,
    });
    await expect(sealing).rejects.toThrow(expect.not.objectContaining({ message: expect.stringContaining('otra') }));
    expect(existsSync(target)).toBe(false);
  });
});

describe('a report as a page of its own', () => {
  it('carries its data as links, has no script, and tells every byte that changes', async () => {
    const { reports, registry, folder } = await reportDesk();
    const target = path.join(folder, 'informe.html');
    const { folio, pages } = await reports['report.writeHtml']({ request: { kind: 'run', run: RUN }, path: target });
    const bytes = readFileSync(target);
    const { attachments, seal } = readReportHtml(bytes);
    expect(seal).toBe('holds');
    expect(Buffer.from(attachments.get('datos.json') ?? []).toString()).toBe(canonicalJson(await registry.getRun(RUN)));
    expect([...attachments.keys()]).toEqual(['datos.json', 'informe.json']);
    expect(pages).toBeNull();
    const text = bytes.toString();
    expect(text).toContain(folio);
    expect(text).not.toMatch(/<script|src="http|href="http/);
    for (let at = 0; at < bytes.length; at += 97) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] as number) ^ 1;
      expect(readReportHtmlSeal(changed)).not.toBe('holds');
    }
    expect(readReportHtml(bytes.subarray(0, -1)).seal).toBe('broken');
  });
});

describe('the logo', () => {
  const PNG = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAAAAAA6mKC9AAAAEElEQVR4nGNgGAWjYBQMFgAAAxAAAWKe5dQAAAAASUVORK5CYII=',
    'base64',
  );

  it('is told by its content, kept, printed, and taken away', async () => {
    const { reports, folder } = await reportDesk();
    const file = path.join(folder, 'logo.bin');
    writeFileSync(file, PNG);
    const { logo } = await reports['settings.setLogo']({ path: file });
    expect(logo).toBe(`data:image/png;base64,${PNG.toString('base64')}`);
    expect((await reports['report.page']({ kind: 'run', run: RUN })).html).toContain(logo);
    expect(await reports['settings.setLogo']({ path: null })).toEqual({ logo: '' });
    expect((await reports['report.page']({ kind: 'run', run: RUN })).html).not.toContain('data:image/png');
  });

  it.each([
    ['no picture', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), /PNG o JPEG/],
    ['a picture cut short', PNG.subarray(0, 30), /PNG o JPEG/],
    [
      'a huge one',
      Buffer.concat([PNG.subarray(0, 16), Buffer.from([0, 1, 0, 0, 0, 1, 0, 0]), PNG.subarray(24)]),
      /mide/,
    ],
    ['a heavy one', Buffer.concat([PNG, Buffer.alloc(200_000)]), /200 kB/],
  ])('is refused with a sentence: %s', async (_what, bytes, sentence) => {
    const { reports, folder } = await reportDesk();
    const file = path.join(folder, 'logo.png');
    writeFileSync(file, bytes);
    await expect(reports['settings.setLogo']({ path: file })).rejects.toThrow(sentence);
  });
});

/** A page whose data cannot even be unpacked is not one whose seal holds. */
function readReportHtmlSeal(bytes: Uint8Array): string {
  try {
    return readReportHtml(bytes).seal;
  } catch {
    return 'unreadable';
  }
}
