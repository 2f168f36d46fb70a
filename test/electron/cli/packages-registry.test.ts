import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { devicesCommand, exportCommand, importCommand } from '../../../electron/cli/packages-registry-command.ts';
import { type Office, office, openVisit } from '../engine/packages-support.ts';
import { answer, close } from '../registry/visits-support.ts';

/** Runs a command on the registry of that office. */
async function cotejo(at: Office, command: typeof exportCommand, ...args: readonly string[]) {
  const out = { stdout: '', stderr: '' };
  const take = (name: keyof typeof out) =>
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      out[name] += String(text);
      return true;
    });
  const spies = [take('stdout'), take('stderr')];
  try {
    const lend = (<T>(work: (registry: Office['registry']) => Promise<T>) => work(at.registry)) as never;
    return { status: await command(args, lend), ...out };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

async function offices() {
  const [a, b] = [await office('Oficina A'), await office('Oficina B')];
  const visit = await openVisit(a, 'CSSSA000020');
  await answer(a.registry, visit, 0, 'cumple');
  return { a, b, visit, path: join(a.folder, 'paquete.cotejo') };
}

const fingerprintIn = (text: string) => /([0-9a-f]{4} ){15}[0-9a-f]{4}/.exec(text)?.[0] ?? '';

test('a package is written, refused to whom it is unknown, taken with its fingerprint, and told the second time', async () => {
  const { a, b, visit, path } = await offices();
  const written = await cotejo(a, exportCommand, path, '--visit', visit, '--without-evidence');
  expect(written).toMatchObject({ status: 0, stderr: '' });
  expect(written.stdout).toMatch(/Contiene 1 visita, 1 unidad/);
  const fingerprint = fingerprintIn(written.stdout);
  const stranger = await cotejo(b, importCommand, path);
  expect(stranger).toMatchObject({ status: 2, stdout: '' });
  expect(stranger.stderr).toContain(fingerprint);
  const wrong = await cotejo(b, importCommand, path, '--trust', 'ab'.repeat(32));
  expect(wrong).toMatchObject({ status: 2, stdout: '' });
  expect(wrong.stderr).toMatch(/no la que se dio con --trust/);
  const taken = await cotejo(b, importCommand, path, '--trust', fingerprint);
  expect(taken).toMatchObject({ status: 0, stderr: '' });
  expect(taken.stdout).toMatch(/Nuevo: 1 visita, 1 unidad, 1 lista de cotejo/);
  expect((await cotejo(b, importCommand, path)).stdout).toMatch(/ya se había importado/);
  const devices = await cotejo(b, devicesCommand);
  expect(devices.stdout).toMatch(/este equipo/);
  expect(devices.stdout).toMatch(/ reconocido {2}.*Oficina A/);
});

test('conflicts are told with exit code 1', async () => {
  const { a, b, visit, path } = await offices();
  await cotejo(a, exportCommand, path);
  await b.import(path);
  await answer(a.registry, visit, 1, 'cumple');
  await close(a.registry, visit);
  await answer(b.registry, visit, 1, 'no-cumple');
  await close(b.registry, visit);
  const back = join(b.folder, 'vuelta.cotejo');
  const { stdout } = await cotejo(b, exportCommand, back);
  const joined = await cotejo(a, importCommand, back, '--trust', fingerprintIn(stdout));
  expect(joined.status).toBe(1);
  expect(joined.stdout).toMatch(/Por decidir, 1 conflicto; nada se sobrescribió/);
});

test('the password comes from a file, and never from the command line', async () => {
  const { a, b, path } = await offices();
  const file = join(a.folder, 'contraseña.txt');
  writeFileSync(file, 'contraseña segura\n');
  const { stdout } = await cotejo(a, exportCommand, path, '--password-file', file);
  expect(stdout).toMatch(/, cifrado/);
  const fingerprint = fingerprintIn(stdout);
  expect(await cotejo(b, importCommand, path, '--trust', fingerprint)).toMatchObject({ status: 2 });
  expect(await cotejo(b, importCommand, path, '--trust', fingerprint, '--password-file', file)).toMatchObject({
    status: 0,
  });
  await expect(cotejo(b, importCommand, path, '--password', 'contraseña')).rejects.toThrow(/No existe la opción/);
  await expect(cotejo(b, importCommand, path, '--password-file', join(a.folder, 'no-hay'))).rejects.toThrow(
    /no existe/,
  );
});

test('bad arguments are one sentence', async () => {
  const { a } = await offices();
  await expect(cotejo(a, exportCommand)).rejects.toThrow(/Falta decir/);
  await expect(cotejo(a, importCommand, 'a', 'b')).rejects.toThrow(/un solo archivo/);
  await expect(cotejo(a, importCommand, 'a', '--trust', 'corta')).rejects.toThrow(/huella/);
});
