import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { UsageError } from '../../../electron/cli/arguments.ts';
import { authoritiesCommand } from '../../../electron/cli/report-authorities.ts';
import { signCommand } from '../../../electron/cli/report-sign.ts';
import { verifyReportCommand } from '../../../electron/cli/report-verify.ts';
import { dataFolders } from '../../../electron/engine/data-folder.ts';
import { openUserRegistry, sealingProtector } from '../../../electron/engine/open-registry.ts';
import type { FileVerification, VerificationResult } from '../../../shared/model/index.ts';
import { folioOf } from '../../../shared/report/folio.ts';
import {
  describeWithOpenssl,
  type Efirma,
  makeAuthorities,
  type TestAuthorities,
  writeEfirma,
} from '../../support/efirma.ts';
import { keep } from '../registry/support.ts';

const RUN = '11111111-1111-4111-8111-111111111111';

describeWithOpenssl('cotejo report sign, verify and authorities', () => {
  let folder: string;
  let home: string;
  let authorities: TestAuthorities;
  let person: Efirma;
  let credential: readonly string[];
  let result: VerificationResult;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cotejo-firma-'));
    home = join(folder, 'cotejo');
    vi.stubEnv('COTEJO_HOME', home);
    authorities = makeAuthorities();
    person = authorities.issue();
    credential = credentialOf(person, 'firma');
    const { registry } = openUserRegistry(dataFolders(), sealingProtector(null), 'prueba');
    result = await keep(registry, { id: RUN });
    await registry.close();
  });

  afterAll(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });

  function credentialOf(efirma: Efirma, base: string): readonly string[] {
    const { cer, key } = writeEfirma(folder, efirma, base);
    return ['--cer', cer, '--key', key, '--password-file', put(`${base}.txt`, `${efirma.password}\n`)];
  }

  function put(name: string, content: string | Uint8Array): string {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  }

  /** What a command says, and its exit code. */
  async function cotejo(command: typeof signCommand, ...args: readonly string[]) {
    const out = { stdout: '', stderr: '' };
    const spies = (['stdout', 'stderr'] as const).map((name) =>
      vi.spyOn(process[name], 'write').mockImplementation((text) => {
        out[name] += String(text);
        return true;
      }),
    );
    try {
      return { status: await command(args), ...out };
    } finally {
      for (const spy of spies) spy.mockRestore();
    }
  }

  it('a file is signed beside itself, by two, and verified against the authority that is named', async () => {
    const path = put('resultado.json', JSON.stringify(result, null, 2));
    const signed = await cotejo(signCommand, path, ...credential);
    expect(signed).toMatchObject({ status: 0, stderr: '' });
    expect(signed.stdout).toContain(`Firmas en ${path}.p7s`);
    expect(signed.stdout).not.toContain(person.password);
    const second = credentialOf(authorities.issue({ name: 'SEGUNDA PERSONA SINTÉTICA' }), 'segunda');
    expect((await cotejo(signCommand, path, ...second)).status).toBe(0);
    await expect(cotejo(signCommand, path, ...second)).rejects.toThrow(/ya firmó este archivo/);

    const root = put('autoridades.pem', authorities.pem);
    const verified = await cotejo(verifyReportCommand, path, '--authority', root);
    expect(verified.status).toBe(0);
    expect(verified.stdout).toMatch(/resultado\.json: ÍNTEGRO\n.*lo firmaron 2 personas/);
    expect(verified.stdout).toMatch(/SEGUNDA PERSONA SINTÉTICA · RFC XEXX•••• · CURP XEXX•••• · serie \d{20}/);
    expect(verified.stdout).toContain('cadena conocida');
    expect((await cotejo(verifyReportCommand, path)).stdout).toContain('cadena desconocida');
    const json = await cotejo(verifyReportCommand, `${path}.p7s`, '--data', path, '--json', '--authority', root);
    const [found] = JSON.parse(json.stdout) as readonly FileVerification[];
    expect(found?.signatures.map(({ status, chain }) => [status, chain.status])).toEqual([
      ['intact', 'known'],
      ['intact', 'known'],
    ]);
  });

  it('exit codes: 0 intact or unsigned, 1 altered, 2 unreadable, the worst of several', async () => {
    const plain = put('plano.json', JSON.stringify(result));
    const changed = put('cambiado.json', JSON.stringify({ ...result, run: { ...result.run, durationMs: 7 } }));
    put('cambiado.json.p7s', readFileSync(join(folder, 'resultado.json.p7s')));
    const note = put('nota.pdf', 'hola');
    expect(await cotejo(verifyReportCommand, plain)).toMatchObject({ status: 0 });
    const altered = await cotejo(verifyReportCommand, changed);
    expect(altered.status).toBe(1);
    expect(altered.stdout).toMatch(/cambiado\.json: ALTERADO/);
    expect(await cotejo(verifyReportCommand, note)).toMatchObject({ status: 2 });
    expect(await cotejo(verifyReportCommand, plain, changed, note)).toMatchObject({ status: 2 });
    expect(await cotejo(verifyReportCommand, plain, changed)).toMatchObject({ status: 1 });
  });

  it('a run of the registry is signed, with a role, and known by its folio on paper', async () => {
    const signed = await cotejo(signCommand, '--run', RUN, ...credential, '--role', 'Evaluadora');
    expect(signed.status).toBe(0);
    expect(signed.stdout).toMatch(/PERSONA SINTÉTICA DE PRUEBA \(Evaluadora\)/);
    await expect(cotejo(signCommand, '--run', RUN, ...credential)).rejects.toThrow(/ya firmó esto/);
    const digits = /SHA-256: ([0-9a-f]{64})/.exec(signed.stdout)?.[1] ?? '';
    const folio = folioOf(result.run);
    const equal = await cotejo(verifyReportCommand, '--paper', `${folio} ${digits.slice(0, 16)}`);
    expect([equal.status, equal.stdout]).toEqual([0, expect.stringContaining('la huella es igual')]);
    expect((await cotejo(verifyReportCommand, '--paper', `${folio} ${'0'.repeat(16)}`)).status).toBe(1);
    expect((await cotejo(verifyReportCommand, '--paper', folio)).status).toBe(2);
    expect((await cotejo(verifyReportCommand, '--paper', 'CTJ-20200101-ABCDEF')).status).toBe(2);
  });

  it('authorities are added, listed, used and taken out', async () => {
    expect((await cotejo(authoritiesCommand, 'list')).stdout).toMatch(/No hay autoridades cargadas/);
    const all = put('todas.pem', authorities.pem);
    const cer = put('persona.cer', person.cer);
    const added = await cotejo(authoritiesCommand, 'add', all, cer);
    expect(added.status).toBe(0);
    expect(added.stderr).toMatch(/persona\.cer: .*no de una autoridad/);
    expect((await cotejo(authoritiesCommand, 'add', cer)).status).toBe(2);
    const listed = (await cotejo(authoritiesCommand, 'list')).stdout;
    expect(listed.split('\n').filter(Boolean)).toHaveLength(2);
    expect((await cotejo(verifyReportCommand, join(folder, 'resultado.json'))).stdout).toContain('cadena conocida');
    for (const line of listed.split('\n').filter(Boolean)) {
      expect((await cotejo(authoritiesCommand, 'remove', line.slice(0, 12))).status).toBe(0);
    }
    await expect(cotejo(authoritiesCommand, 'remove', 'ffffffff')).rejects.toThrow(UsageError);
    await expect(cotejo(authoritiesCommand, 'remove', 'nada')).rejects.toThrow(UsageError);
  });

  it('what is asked for wrongly has a sentence', async () => {
    const path = join(folder, 'resultado.json');
    for (const [args, sentence] of [
      [[...credential], /una sola cosa que firmar/],
      [[path, '--run', RUN, ...credential], /una sola cosa que firmar/],
      [[path], /Faltan el certificado/],
      [[path, ...credential, '--role', 'x'], /--role se anota en el registro/],
      [['--visit', `${RUN}@0`, ...credential], /número de la versión/],
      [[path, ...credential.slice(0, 4)], /terminal|contraseña/],
      [[join(folder, 'no-esta.json'), ...credential], /no-esta\.json/],
    ] as const) {
      await expect(cotejo(signCommand, ...args)).rejects.toThrow(sentence);
    }
    await expect(cotejo(verifyReportCommand)).rejects.toThrow(/qué comprobar/);
    await expect(cotejo(verifyReportCommand, path, path, '--data', path)).rejects.toThrow(
      /--data va con un solo archivo/,
    );
    await expect(cotejo(verifyReportCommand, path, '--authority', path)).rejects.toThrow(/No se pudo usar/);
    await expect(cotejo(authoritiesCommand, 'otra')).rejects.toThrow(/list, add o remove/);
  });

  it('to verify makes no registry', async () => {
    const elsewhere = join(folder, 'sin-registro');
    vi.stubEnv('COTEJO_HOME', elsewhere);
    expect((await cotejo(verifyReportCommand, join(folder, 'resultado.json'))).status).toBe(0);
    expect(existsSync(elsewhere)).toBe(false);
    vi.stubEnv('COTEJO_HOME', home);
  });
});
