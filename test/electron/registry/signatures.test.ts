import { describe, expect, it } from 'vitest';
import { openConnection } from '../../../electron/registry/connection.ts';
import type { Registry } from '../../../electron/registry/index.ts';
import { sha256Hex } from '../../../electron/registry/sha256.ts';
import type { KeptAuthority } from '../../../electron/registry/signatures/index.ts';
import type { CertificateInfo, SignableRef, SignatureInfo } from '../../../shared/model/index.ts';
import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { errorOf, KEY, keep, kindOf, newRun, open, openOptions, resultOf, temporaryFolder } from './support.ts';

const RUN = '11111111-1111-4111-8111-111111111111';
const OTHER = '22222222-2222-4222-8222-222222222222';
const SUBJECT: SignableRef = { kind: 'run', id: RUN };

function certificate(change: Partial<CertificateInfo> = {}): CertificateInfo {
  return {
    name: 'PERSONA SINTÉTICA',
    rfc: 'XEXX••••',
    curp: 'XEXX••••',
    serial: '30001000000500003416',
    issuer: 'Autoridad sintética',
    validFrom: '2026-01-01T00:00:00.000Z',
    validTo: '2030-01-01T00:00:00.000Z',
    algorithm: 'RSA de 2048 bits',
    kind: 'efirma',
    sha256: 'a'.repeat(64),
    ...change,
  };
}

function info(id: string, digest: string, signer: Partial<CertificateInfo> = {}): SignatureInfo {
  const signedAt = '2026-01-02T10:00:00-06:00';
  return { id, signer: certificate(signer), role: 'Evaluadora', signedAt, algorithm: 'SHA-256 con RSA', digest };
}

async function signedRun(registry: Registry): Promise<string> {
  const digest = sha256Hex(canonicalJson(await keep(registry, { id: RUN })));
  await registry.signatures.add(SUBJECT, info('firma-1', digest), Buffer.from('uno'));
  return digest;
}

describe('signatures in the registry', () => {
  it('are kept in order, for good, and the chain names them', async () => {
    const registry = open(temporaryFolder());
    const digest = await signedRun(registry);
    const second = info('firma-2', digest, { name: 'SEGUNDA PERSONA', sha256: 'b'.repeat(64) });
    const all = await registry.signatures.add(SUBJECT, second, Buffer.from('dos'));
    expect(all.map(({ id }) => id)).toEqual(['firma-1', 'firma-2']);
    expect(await registry.signatures.list(SUBJECT)).toEqual(all);
    expect((await registry.signatures.cms(SUBJECT)).map((cms) => Buffer.from(cms).toString())).toEqual(['uno', 'dos']);
    expect(await registry.signatures.list({ kind: 'run', id: OTHER })).toEqual([]);
    const [entry] = await registry.auditEntries(1);
    expect(entry).toMatchObject({
      action: 'firma-agregada',
      detail: {
        kind: 'run',
        subject: RUN,
        serial: '30001000000500003416',
        certificate: 'b'.repeat(64),
        sha256: digest,
      },
    });
    expect((await registry.auditChain()).intact).toBe(true);
  });

  it('a person signs once, with a renewed certificate too; a namesake with another RFC may', async () => {
    const registry = open(temporaryFolder());
    const digest = await signedRun(registry);
    const add = (signer: Partial<CertificateInfo>) =>
      registry.signatures.add(SUBJECT, info(crypto.randomUUID(), digest, signer), Buffer.from('x'));
    expect((await errorOf(() => add({}))).message).toBe(
      'PERSONA SINTÉTICA ya firmó esto: una persona firma una sola vez.',
    );
    expect(await kindOf(() => add({ sha256: 'c'.repeat(64) }))).toBe('conflict');
    expect(await add({ sha256: 'd'.repeat(64), rfc: 'ABCD••••' })).toHaveLength(2);
  });

  it('only what is there and whole is signed', async () => {
    const registry = open(temporaryFolder());
    const partial = resultOf({ id: OTHER });
    await registry.startRun(newRun(partial));
    await registry.finishRun({ ...partial, run: { ...partial.run, status: 'cancelada' } });
    const add = (subject: SignableRef) => registry.signatures.add(subject, info('f', 'x'), Buffer.from('x'));
    expect(await kindOf(() => add({ kind: 'run', id: RUN }))).toBe('not-found');
    expect(await kindOf(() => add({ kind: 'visit', id: RUN, version: 1 }))).toBe('not-found');
    expect((await errorOf(() => add({ kind: 'run', id: OTHER }))).message).toMatch(/resultado parcial no se firma/);
    await keep(registry, { id: RUN });
    expect((await errorOf(() => add(SUBJECT))).message).toMatch(/no es lo que el registro guarda/);
    expect(await registry.signatures.list(SUBJECT)).toEqual([]);
  });

  it('a signed run is not deleted', async () => {
    const registry = open(temporaryFolder());
    await signedRun(registry);
    await keep(registry, { id: OTHER });
    expect((await errorOf(() => registry.deleteRun(RUN))).message).toMatch(/lleva firmas electrónicas/);
    expect(await registry.deleteRun(OTHER)).toBe(true);
    expect((await registry.getRun(RUN)).run.id).toBe(RUN);
  });

  it('a run is found by the digits of a digest that was signed', async () => {
    const registry = open(temporaryFolder());
    const digest = await signedRun(registry);
    const kept = [{ ref: SUBJECT, digest }];
    expect(await registry.signatures.find({ digest: digest.slice(0, 16) })).toEqual(kept);
    expect(await registry.signatures.find({ digest: '0'.repeat(16) })).toEqual([]);
    expect(await registry.signatures.find({ digest: '%' })).toEqual([]);
    expect(await registry.signatures.find({})).toEqual([]);
    expect(await registry.signatures.find({ folio: 'CTJ-20260102-000000' })).toEqual([]);
  });

  it.each([
    ['another CMS', "UPDATE signature SET cms = x'31'"],
    ['another signer', `UPDATE signature SET info = replace(info, 'PERSONA', 'OTRA')`],
    ['another digest', "UPDATE signature SET sha256 = 'x'"],
    ['none', 'DELETE FROM signature'],
    ['one that nobody made', `INSERT INTO signature VALUES ('z', 9, 'run', '${OTHER}', 0, 'x', '', '{}', x'30')`],
  ])('the audit tells of %s where the signature was', async (_what, sql) => {
    const folder = temporaryFolder();
    const registry = open(folder);
    await signedRun(registry);
    await registry.close();
    const db = openConnection(openOptions(folder).file, KEY);
    db.exec('DROP TRIGGER signature_no_update; DROP TRIGGER signature_no_delete');
    db.exec(sql);
    db.close();
    const report = await open(folder).auditChain();
    expect(report.intact).toBe(false);
    expect(report.brokenAt).not.toBeNull();
  });
});

describe('authorities', () => {
  const authority = (sha256: string): KeptAuthority => ({
    certificate: certificate({ sha256, name: `Autoridad ${sha256[0]}` }),
    root: sha256.startsWith('a'),
    addedAt: '2026-01-02T10:00:00-06:00',
    der: Buffer.from(sha256),
  });

  it('are added once and taken out, and the chain names each', async () => {
    const registry = open(temporaryFolder());
    const [a, b] = [authority('a'.repeat(64)), authority('b'.repeat(64))];
    await registry.signatures.addAuthorities([a]);
    const both = await registry.signatures.addAuthorities([a, b]);
    expect(both.map(({ certificate: { name }, root }) => [name, root])).toEqual([
      ['Autoridad a', true],
      ['Autoridad b', false],
    ]);
    expect(Buffer.from(both[0]?.der ?? []).toString()).toBe('a'.repeat(64));
    expect(await registry.signatures.removeAuthority(a.certificate.sha256)).toHaveLength(1);
    expect(await kindOf(() => registry.signatures.removeAuthority('x'))).toBe('not-found');
    const actions = (await registry.auditEntries(3)).map(({ action }) => action);
    expect(actions).toEqual(['autoridad-retirada', 'autoridad-agregada', 'autoridad-agregada']);
    expect((await registry.auditChain()).intact).toBe(true);
  });
});
