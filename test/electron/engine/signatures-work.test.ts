import { readFileSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { ProblemError } from '../../../electron/engine/reading.ts';
import { signFile } from '../../../electron/engine/signatures-file.ts';
import { createSignatureWork } from '../../../electron/engine/signatures-work.ts';
import { sha256Hex } from '../../../electron/registry/sha256.ts';
import { checkSignatures } from '../../../electron/signature/index.ts';
import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { describeWithOpenssl, makeAuthorities, pemOf, runOpenssl, type TestAuthorities } from '../../support/efirma.ts';
import { errorOf } from '../registry/support.ts';
import { put, RUN, SUBJECT, signAs, signingDesk } from './signatures-support.ts';

async function problemOf(work: () => unknown): Promise<string> {
  try {
    await work();
  } catch (error) {
    if (error instanceof ProblemError) return error.message;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describeWithOpenssl('signatures as the window asks for them', () => {
  let authorities: TestAuthorities;
  beforeAll(() => {
    authorities = makeAuthorities();
  });

  it('shows who would sign, and signs the canonical JSON of the result', async () => {
    const desk = await signingDesk(authorities);
    const who = await desk.work['signatures.inspect']({ cer: desk.files.cer });
    expect(who).toMatchObject({ name: 'PERSONA SINTÉTICA Ñ', kind: 'efirma', rfc: 'XEXX••••' });
    const [info, ...rest] = await signAs(desk);
    expect(rest).toEqual([]);
    expect(info).toMatchObject({ signer: who, role: 'Evaluadora', algorithm: 'SHA-256 con RSA' });
    const content = Buffer.from(canonicalJson(desk.result), 'utf8');
    expect(info?.digest).toBe(sha256Hex(content));
    expect(await desk.work['signatures.list']({ subject: SUBJECT })).toEqual([info]);
    const [cms] = await desk.registry.signatures.cms(SUBJECT);
    const [check] = await checkSignatures(cms ?? content, content, [authorities.root, authorities.intermediate]);
    expect(check).toMatchObject({ status: 'intact', chain: { status: 'known' } });
    expect(Date.parse(check?.signedAt ?? '')).toBe(Date.parse(info?.signedAt ?? ''));
  });

  it('nothing of key and password stays: not in the registry, not in the chain, not in an error', async () => {
    const desk = await signingDesk(authorities);
    const password = 'clave-secreta-de-prueba';
    const other = authorities.issue({ password });
    await signAs(desk, other);
    const credential = { ...desk.files, password: `${password}-otra` };
    const said = await problemOf(() => desk.work['signatures.sign']({ subject: SUBJECT, credential, role: '' }));
    expect(said).toBe('La contraseña no abre la llave.');
    const kept = JSON.stringify([await desk.registry.auditEntries(100), await desk.registry.signatures.list(SUBJECT)]);
    for (const text of [password, 'XEXX010101']) expect(kept).not.toContain(text);
  });

  it('two persons sign; each once', async () => {
    const desk = await signingDesk(authorities);
    await signAs(desk);
    const second = authorities.issue({ name: 'SEGUNDA PERSONA', kind: 'ec', rfc: 'XAXX020202AB2' });
    expect((await signAs(desk, second, 'otra')).map(({ algorithm }) => algorithm)).toEqual([
      'SHA-256 con RSA',
      'SHA-256 con ECDSA',
    ]);
    expect((await errorOf(() => signAs(desk, second, 'otra'))).message).toMatch(/ya firmó esto/);
    const gone = { kind: 'run', id: '22222222-2222-4222-8222-222222222222' } as const;
    const credential = { ...desk.files, password: desk.person.password };
    const sign = () => desk.work['signatures.sign']({ subject: gone, credential, role: '' });
    expect((await errorOf(sign)).kind).toBe('not-found');
  });

  it('by a clock that stands before or after the certificate nobody signs', async () => {
    const desk = await signingDesk(authorities);
    const credential = { ...desk.files, password: desk.person.password };
    for (const [year, sentence] of [
      ['2000', /todavía no es vigente/],
      ['2100', /venció el/],
    ] as const) {
      const late = createSignatureWork({ registry: desk.registry }, () => new Date(`${year}-01-01`)).handlers;
      const said = await problemOf(() => late['signatures.sign']({ subject: SUBJECT, credential, role: '' }));
      expect(said).toMatch(sentence);
    }
  });

  it('what is saved is verified by openssl, with all who signed', async () => {
    const desk = await signingDesk(authorities);
    const path = join(desk.folder, 'resultado.json');
    expect(await problemOf(() => desk.work['signatures.export']({ subject: SUBJECT, path }))).toMatch(/ninguna firma/);
    await signAs(desk);
    await signAs(desk, authorities.issue({ name: 'SEGUNDA PERSONA', kind: 'ec' }), 'otra');
    const written = await desk.work['signatures.export']({ subject: SUBJECT, path });
    expect(written).toEqual({ path, signatures: `${path}.p7s` });
    const files = { X: readFileSync(path), 'X.p7s': readFileSync(`${path}.p7s`), 'roots.pem': authorities.pem };
    const args = ['cms', '-verify', '-binary', '-inform', 'DER', '-in', 'X.p7s', '-content', 'X'];
    const verified = runOpenssl(files, [...args, '-CAfile', 'roots.pem', '-out', 'out'], 'out');
    expect(Buffer.compare(verified, Buffer.from(canonicalJson(desk.result)))).toBe(0);
    expect(await checkSignatures(files['X.p7s'], files.X, [])).toHaveLength(2);
  });

  it('files that are missing, folders and giants have their sentence', async () => {
    const desk = await signingDesk(authorities);
    const inspect = (cer: string) => problemOf(() => desk.work['signatures.inspect']({ cer }));
    expect(await inspect(join(desk.folder, 'no-esta.cer'))).toMatch(
      /«no-esta\.cer» no se pudo leer\. El archivo no existe/,
    );
    expect(await inspect(desk.folder)).toMatch(/Es una carpeta/);
    expect(await inspect(put(desk, 'nota.cer', 'hola'))).toBe('El archivo no es un certificado.');
    const giant = put(desk, 'grande.cer', '');
    truncateSync(giant, 5_000_000);
    expect(statSync(giant).size).toBe(5_000_000);
    expect(await inspect(giant)).toMatch(/Pesa más de/);
  });

  it('authorities come in several forms; persons, strangers and doubles are left out with a reason', async () => {
    const desk = await signingDesk(authorities);
    const pem = put(
      desk,
      'todas.pem',
      pemOf(authorities.root) + pemOf(authorities.intermediate) + pemOf(desk.person.cer),
    );
    const again = put(desk, 'raiz.cer', authorities.root);
    const note = put(desk, 'nota.txt', 'hola');
    const { added, skipped } = await desk.work['authorities.import']({ paths: [pem, again, note] });
    expect(added.map(({ certificate: { name }, root }) => [name, root])).toEqual([
      ['Autoridad sintética raíz', true],
      ['Autoridad sintética emisora', false],
    ]);
    expect(Object.keys(added[0] ?? {})).not.toContain('der');
    expect(skipped.map(({ path, reason }) => [path, reason.replace(/^[^:]*: /, '')])).toEqual([
      [pem, 'El certificado es de una persona o de un servidor, no de una autoridad que emita otros.'],
      [again, 'ya estaba cargada.'],
      [note, 'El archivo no trae ningún certificado que se entienda.'],
    ]);
    expect(await desk.work['authorities.list'](undefined)).toHaveLength(2);
    const sha256 = added[0]?.certificate.sha256 ?? '';
    expect(await desk.work['authorities.remove']({ sha256 })).toMatchObject([{ root: false }]);
    const bundle = runOpenssl(
      { 'all.pem': pemOf(authorities.root) },
      ['crl2pkcs7', '-nocrl', '-certfile', 'all.pem', '-outform', 'DER', '-out', 'out'],
      'out',
    );
    const p7b = await desk.work['authorities.import']({ paths: [put(desk, 'raiz.p7b', bundle)] });
    expect([p7b.added.length, p7b.skipped.length]).toEqual([1, 0]);
  });

  it('a file is signed beside itself, by several, and not over signatures of other data', async () => {
    const desk = await signingDesk(authorities);
    const text = JSON.stringify(desk.result, null, 2);
    const path = put(desk, 'resultado.json', text);
    const credential = { ...desk.files, password: desk.person.password };
    const first = await signFile(path, credential, new Date());
    expect(first.digest).toBe(sha256Hex(canonicalJson(desk.result)));
    expect(readFileSync(path, 'utf8')).toBe(text);
    expect(await problemOf(() => signFile(path, credential, new Date()))).toMatch(/ya firmó este archivo/);
    const other = authorities.issue({ name: 'SEGUNDA PERSONA' });
    const more = { cer: put(desk, 'b.cer', other.cer), key: put(desk, 'b.key', other.key), password: other.password };
    const second = await signFile(path, more, new Date());
    expect(second.checks.map(({ signer, status }) => [signer?.name, status])).toEqual([
      ['PERSONA SINTÉTICA Ñ', 'intact'],
      ['SEGUNDA PERSONA', 'intact'],
    ]);
    const partial = { ...desk.result, run: { ...desk.result.run, status: 'cancelada' } };
    const cut = put(desk, 'parcial.json', JSON.stringify(partial));
    expect(await problemOf(() => signFile(cut, credential, new Date()))).toMatch(/resultado parcial no se firma/);
    const changed = { ...desk.result, run: { ...desk.result.run, id: RUN.replace('1', '2') } };
    put(desk, 'resultado.json', JSON.stringify(changed));
    expect(await problemOf(() => signFile(path, credential, new Date()))).toMatch(/no son de estos datos/);
  });
});
