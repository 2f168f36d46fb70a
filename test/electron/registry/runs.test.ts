import { expect, test } from 'vitest';
import { errorOf, keep, kindOf, newRun, open, resultOf, temporaryFolder } from './support.ts';

const CLUES = 'DFSSA000001';

test('a run is listed while it is made and after it', async () => {
  const registry = open(temporaryFolder());
  const result = resultOf({ id: 'corrida-1', unit: CLUES });
  await registry.startRun(newRun(result, ['/datos/enero/cex.txt', 'C:\\datos\\febrero\\']));
  const [begun] = await registry.listRuns();
  expect(begun).toMatchObject({ id: 'corrida-1', unit: CLUES, status: 'en-curso', percent: null, interval: null });
  expect(begun.files).toEqual(['cex.txt', 'febrero']);
  expect((await errorOf(() => registry.getRun('corrida-1'))).message).toMatch(/sigue en curso/);

  await registry.finishRun(result);
  const [done] = await registry.listRuns();
  const totalOf = (severity: string) =>
    result.rules.filter((rule) => rule.severity === severity).reduce((sum, rule) => sum + rule.total, 0);
  expect(totalOf('error')).toBeGreaterThan(0);
  expect(done).toEqual({
    id: 'corrida-1',
    unit: CLUES,
    startedAt: result.run.startedAt,
    durationMs: result.run.durationMs,
    status: 'completa',
    checklist: result.run.checklist.id,
    edition: result.run.checklist.edition,
    percent: result.score.percent,
    interval: result.score.interval,
    coverage: result.score.coverage,
    preliminary: result.score.preliminary,
    errors: totalOf('error'),
    warnings: totalOf('warning'),
    files: ['cex.txt', 'febrero'],
    toolVersion: result.tool.version,
  });
});

test('runs are listed newest first, up to the limit, and are there after closing', async () => {
  const folder = temporaryFolder();
  const registry = open(folder);
  await keep(registry, { id: 'corrida-b', startedAt: '2026-01-03T00:00:00.000Z' });
  await keep(registry, { id: 'corrida-a', startedAt: '2026-01-01T00:00:00.000Z' });
  await keep(registry, { id: 'corrida-c', startedAt: '2026-01-05T00:00:00.000Z' });
  await registry.close();
  const again = open(folder);
  expect(again.interruptedRuns).toBe(0);
  expect((await again.listRuns()).map((run) => run.id)).toEqual(['corrida-c', 'corrida-b', 'corrida-a']);
  expect((await again.listRuns({ limit: 1 })).map((run) => run.id)).toEqual(['corrida-c']);
});

test('a cancelled run is kept apart from results, with or without a partial one', async () => {
  const registry = open(temporaryFolder());
  await registry.startRun(newRun(resultOf({ id: 'corrida-1', unit: CLUES })));
  await registry.markCancelled('corrida-1');
  await keep(registry, { id: 'corrida-2', unit: CLUES, status: 'cancelada' });
  expect((await registry.listRuns()).map((run) => run.status)).toEqual(['cancelada', 'cancelada']);
  expect((await registry.getRun('corrida-2')).run.status).toBe('cancelada');
  expect((await errorOf(() => registry.getRun('corrida-1'))).message).toMatch(/se canceló/);
  const overview = await registry.overview();
  expect(overview).toMatchObject({ units: 1, verifiedUnits: 0, runs: 0, lastScores: [] });
});

test('what has ended does not end again, and what never began does not end', async () => {
  const registry = open(temporaryFolder());
  const result = await keep(registry, { id: 'corrida-1' });
  expect(await kindOf(() => registry.finishRun(result))).toBe('conflict');
  expect(await kindOf(() => registry.markCancelled('corrida-1'))).toBe('conflict');
  expect(await kindOf(() => registry.startRun(newRun(result)))).toBe('conflict');
  expect(await kindOf(() => registry.finishRun(resultOf({ id: 'corrida-9' })))).toBe('not-found');
  expect(await kindOf(() => registry.getRun('corrida-9'))).toBe('not-found');
});

test('deleting a run removes its rows; a run being made is not deleted', async () => {
  const registry = open(temporaryFolder());
  await keep(registry, { id: 'corrida-1' });
  const kept = await keep(registry, { id: 'corrida-2' });
  await registry.startRun(newRun(resultOf({ id: 'corrida-3' })));
  expect(await registry.deleteRun('corrida-1')).toBe(true);
  expect(await registry.deleteRun('corrida-1')).toBe(false);
  expect(await kindOf(() => registry.deleteRun('corrida-3'))).toBe('conflict');
  expect(await kindOf(() => registry.getRun('corrida-1'))).toBe('not-found');
  expect(await registry.getRun('corrida-2')).toEqual(kept);
});

test('paths are kept apart from the result', async () => {
  const registry = open(temporaryFolder());
  const result = resultOf({ id: 'corrida-1', files: 2 });
  const [file, other] = result.files;
  await registry.startRun(newRun(result, ['/datos/enero']));
  await registry.finishRun(result, [{ path: file.path, location: '/datos/enero/cex.txt' }]);
  expect(await registry.runInputs('corrida-1')).toEqual(['/datos/enero']);
  expect(await registry.runSource('corrida-1', file.path)).toEqual({
    location: '/datos/enero/cex.txt',
    sha256: file.sha256,
    format: file.format,
    encoding: file.encoding,
  });
  expect(await registry.runSource('corrida-1', other.path)).toBeNull();
  expect(JSON.stringify(await registry.getRun('corrida-1'))).not.toContain('/datos/enero');
});

test('a result that cannot be written leaves nothing behind', async () => {
  const registry = open(temporaryFolder());
  const result = resultOf({ id: 'corrida-1' });
  await registry.startRun(newRun(result));
  const twice = { path: result.files[0].path, location: null as unknown as string };
  await expect(registry.finishRun(result, [twice])).rejects.toThrow();
  expect((await registry.listRuns())[0].status).toBe('en-curso');
  await registry.finishRun(result);
  expect(await registry.getRun('corrida-1')).toEqual(result);
  expect((await registry.auditChain()).intact).toBe(true);
});

test('settings are kept and merged', async () => {
  const folder = temporaryFolder();
  const registry = open(folder);
  expect(await registry.settings()).toEqual({});
  await registry.setSettings({ language: 'es-MX', theme: undefined, institution: 'Hospital «Sintético»' });
  await registry.setSettings({ language: 'en' });
  await registry.close();
  expect(await open(folder).settings()).toEqual({ language: 'en', institution: 'Hospital «Sintético»' });
});

test('a closed registry says so', async () => {
  const registry = open(temporaryFolder());
  await registry.close();
  await registry.close();
  expect(await kindOf(() => registry.listRuns())).toBe('closed');
});
