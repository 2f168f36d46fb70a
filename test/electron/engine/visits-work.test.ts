import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readEvidence } from '../../../electron/engine/visit-evidence.ts';
import { openConnection } from '../../../electron/registry/connection.ts';
import { sha256Hex } from '../../../electron/registry/sha256.ts';
import type { AnswerKey, VisitState } from '../../../shared/model/index.ts';
import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { KEY, keep, newRun, resultOf, temporaryFolder } from '../registry/support.ts';
import { EVALUATOR, type GivenValue, newDesk, PEOPLE, RESOURCES, UNIT, workOver } from './visits-support.ts';

const outcome = (value: string) => ({ kind: 'outcome', outcome: value }) as GivenValue;
const ids = (checks: readonly { id: string; severity: string }[]) =>
  checks.map(({ id, severity }) => `${severity} ${id}`);
const itemOf = (state: VisitState, id: string) => state.results[0].score.items.find((item) => item.id === id);

function give(desk: ReturnType<typeof newDesk>, state: VisitState, key: AnswerKey, value: GivenValue, note = '') {
  return desk.visits['visits.answer']({ visit: state.head.id, id: randomUUID(), key, value, note, by: EVALUATOR.id });
}

describe('a visit', () => {
  test('is scored with each answer, and its progress stands in the list', async () => {
    const desk = newDesk();
    const state = await desk.open();
    const [first] = state.progress[0].missing;
    expect(state.results[0].score).toMatchObject({ percent: null, preliminary: true });
    const after = await give(desk, state, first, outcome('no-cumple'));
    expect(after.results[0].score.interval?.[0]).toBe(0);
    expect(after.progress[0].answered).toBe(1);
    const [listed] = (await desk.visits['visits.list']({ limit: 5 })).visits;
    expect([listed.asked, listed.answered]).toEqual([state.progress[0].asked, 1]);
  });

  test('takes no answer that its checklist does not ask for, and none to another checklist', async () => {
    const desk = newDesk();
    const state = await desk.open();
    const [key] = state.progress[0].missing;
    const refused = (change: Partial<AnswerKey>, value = outcome('cumple')) =>
      give(desk, state, { ...key, ...change }, value).then(
        () => 'taken',
        (error: Error) => error.message,
      );
    expect(await refused({ item: 'no-existe' })).toMatch(/no tiene el requisito/);
    expect(await refused({ checklist: 'capacidad-ece' })).toMatch(/no lleva la lista/);
    expect(await refused({ record: 3 })).toMatch(/expediente/);
    expect(await refused({}, outcome('no-aplica'))).toMatch(/por qué no aplica/);
    expect(await refused({}, { kind: 'question', values: ['si'] })).toMatch(/resultado/);
  });

  test('keeps a note that was written before the outcome, and forgets one that was taken back', async () => {
    const desk = newDesk();
    const state = await desk.open();
    const [key] = state.progress[0].missing;
    const noted = await give(desk, state, key, { kind: 'cleared' }, 'Preguntar en archivo.');
    expect(noted.answers.map(({ note }) => note)).toEqual(['Preguntar en archivo.']);
    expect(noted.progress[0].answered).toBe(0);
    expect((await give(desk, state, key, { kind: 'cleared' })).answers).toEqual([]);
  });

  test('a module that is not deployed leaves the questions; one that no checklist has is refused', async () => {
    const desk = newDesk();
    const state = await desk.open();
    const [{ checklist, module }] = state.head.modules;
    const set = (id: string) =>
      desk.visits['visits.update']({
        visit: state.head.id,
        modules: [{ checklist, module: id, deployed: false, note: '' }],
      });
    const after = await set(module);
    expect(after.progress[0].asked).toBeLessThan(state.progress[0].asked);
    expect(after.head.modules.find((one) => one.module === module)?.deployed).toBe(false);
    expect(after.head.modules.length).toBe(state.head.modules.length);
    await expect(set('no-existe')).rejects.toThrow(/no tiene el módulo/);
  });
});

describe('closing', () => {
  test('what stands in the way is told, each with its keys, and the visit is not closed', async () => {
    const desk = newDesk();
    const state = await desk.open({ people: [] });
    const checks = await desk.visits['visits.check']({ visit: state.head.id });
    expect(ids(checks)).toEqual([
      'stop sin-evaluador',
      'stop sin-quien-atienda',
      'stop faltan-testigos',
      'warning faltan-respuestas',
      'warning modulos-sin-decir',
    ]);
    expect(checks[3].keys?.length).toBe(state.progress[0].asked);
    await expect(desk.visits['visits.close']({ visit: state.head.id })).rejects.toThrow(/no se puede cerrar todavía/);
    expect((await desk.visits['visits.get']({ visit: state.head.id })).head.status).toBe('abierta');
  });

  test.each([
    ['self', []],
    ['internal', ['stop sin-quien-atienda', 'warning faltan-testigos']],
    ['external', ['stop sin-quien-atienda', 'stop faltan-testigos']],
  ] as const)('%s: who has to be there', async (kind, expected) => {
    const desk = newDesk();
    const state = await desk.open({ kind, people: [EVALUATOR] });
    const checks = ids(await desk.visits['visits.check']({ visit: state.head.id }));
    expect(checks.filter((id) => /atienda|testigos|evaluador/.test(id))).toEqual(expected);
  });

  test('an evaluator without a credential, and hours that cannot be, are stops', async () => {
    const desk = newDesk();
    const state = await desk.open({ people: [{ ...EVALUATOR, credential: ' ' }, ...PEOPLE.slice(1)] });
    const visit = state.head.id;
    expect(ids(await desk.visits['visits.check']({ visit }))).toContain('stop evaluador-sin-credencial');
    await desk.visits['visits.update']({ visit, people: PEOPLE });
    const at = (closedAt: string) => desk.visits['visits.close']({ visit, closedAt });
    await expect(at('2026-11-22T09:59:59-06:00')).rejects.toThrow(/anterior a la de apertura/);
    await expect(at('2026-11-24T10:00:00-06:00')).rejects.toThrow(/todavía no llega/);
    // The same moment in another zone is no earlier one.
    expect((await at('2026-11-22T17:00:00+01:00')).head.status).toBe('cerrada');
  });

  test('a visit that was opened by a clock that was wrong is told, and can be closed', async () => {
    let now = '2001-01-01T00:00:00-06:00';
    const desk = newDesk(() => now);
    const { visit, check } = await desk.open().then(({ head }) => ({
      visit: head.id,
      check: () => desk.visits['visits.check']({ visit: head.id }),
    }));
    now = '2026-11-22T10:00:00-06:00';
    expect((await check()).find(({ id }) => id === 'visita-muy-larga')?.message).toMatch(/9,456 días/);
    await desk.visits['visits.update']({ visit, openedAt: '2026-11-21T10:00:00-06:00' });
    expect(ids(await check()).join()).not.toMatch(/visita-muy-larga/);
    expect((await desk.visits['visits.close']({ visit })).head.status).toBe('cerrada');
  });

  test('a closed visit is shown as it was written, with its acta; a correction has a folio of its own', async () => {
    const desk = newDesk();
    const state = await desk.open();
    const visit = state.head.id;
    const all = await desk.answerAll(state, (n) => (n % 5 === 0 ? 'no-cumple' : 'cumple'));
    expect(all.results[0].score.preliminary).toBe(false);
    const closed = await desk.visits['visits.close']({ visit });
    expect(closed.results).toEqual(all.results);
    const [listed] = (await desk.visits['visits.list']({ limit: 5 })).visits;
    expect(listed.scores[0].interval).toEqual(all.results[0].score.interval);
    expect(listed.scores[0].interval).not.toBeNull();
    expect(closed.progress[0].missing).toEqual([]);
    expect(closed.answers.length).toBe(all.answers.length);
    const { folio, sha256 } = closed.versions[0];
    const acta = await desk.contentOf({ kind: 'visit', visit });
    expect(acta).toMatchObject({ kind: 'visit', folio });
    expect(sha256Hex(canonicalJson(acta.subject))).toBe(sha256);
    await desk.visits['visits.correct']({ visit, reason: 'Error de captura.' });
    expect(await desk.contentOf({ kind: 'visit', visit })).toMatchObject({ folio: null });
    expect(await desk.contentOf({ kind: 'visit', visit, version: 1 })).toEqual(acta);
    const again = await desk.visits['visits.close']({ visit });
    expect(again.versions.map((one) => one.folio)).toEqual([folio, `${folio}-V2`]);
    expect(again.results).toEqual(all.results);
    expect((await desk.registry.auditChain()).intact).toBe(true);
  });

  test('a closed visit is shown without its checklist, which a package may not have brought; it is not corrected', async () => {
    const desk = newDesk();
    const { head } = await desk.open();
    const visit = head.id;
    const closed = await desk.visits['visits.close']({ visit });
    const db = openConnection(path.join(desk.folder, 'registry.db'), KEY);
    db.exec('DELETE FROM checklist_edition');
    db.close();
    const without = workOver(desk.registry, desk.folder, { ...RESOURCES, checklists: [] });
    expect(await without['visits.get']({ visit })).toEqual({ ...closed, progress: [] });
    await expect(without['visits.correct']({ visit, reason: 'Error.' })).rejects.toThrow(/no está en este registro/);
    expect((await desk.visits['visits.get']({ visit })).head.status).toBe('cerrada');
  });

  test('a required question of the interview must be answered', async () => {
    const desk = newDesk();
    const state = await desk.open({ checklist: 'capacidad-ece' });
    const check = (await desk.visits['visits.check']({ visit: state.head.id })).find(
      ({ id }) => id === 'faltan-preguntas-obligatorias',
    );
    expect(check).toMatchObject({ severity: 'stop' });
    expect(check?.keys?.length).toBeGreaterThan(0);
  });
});

test('a follow-up asks only what was not met, shows what was said before, and carries the rest over', async () => {
  const desk = newDesk();
  const first = await desk.open();
  await desk.answerAll(first, (n) => (n % 3 === 0 ? 'no-cumple' : 'cumple'));
  const closed = await desk.visits['visits.close']({ visit: first.head.id });
  const next = await desk.open({ previous: first.head.id });
  expect(next.head.purpose).toBe('follow-up');
  expect(next.previous).toEqual(closed.results);
  expect(next.progress[0].asked).toBeLessThan(first.progress[0].asked);
  const met = closed.results[0].score.items.filter((item) => item.outcome === 'cumple');
  expect(met.length).toBeGreaterThan(0);
  for (const { id } of met) expect(itemOf(next, id)).toMatchObject({ outcome: 'cumple', source: 'previous' });
  const done = await desk.answerAll(next);
  expect(done.results[0].score.percent).toBe(100);
});

describe('evidence', () => {
  const files: readonly (readonly [string, Buffer, string])[] = [
    ['foto.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2]), 'image/jpeg'],
    ['foto.dat', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'image/png'],
    ['foto.webp', Buffer.from('RIFF\0\0\0\0WEBPVP8 '), 'image/webp'],
    ['manual.pdf', Buffer.from('%PDF-1.7\n'), 'application/pdf'],
    ['nota.txt', Buffer.from('Acceso con tarjeta, según el área.\n'), 'text/plain'],
    ['programa.jpg', Buffer.from([0x4d, 0x5a, 0, 1]), 'application/octet-stream'],
  ];

  test.each(files)('%s is known by its bytes', async (name, bytes, mediaType) => {
    const desk = newDesk();
    const state = await desk.open();
    const file = path.join(desk.folder, name);
    fs.writeFileSync(file, bytes);
    const [key] = state.progress[0].missing;
    const visit = state.head.id;
    const ref = await desk.visits['visits.addEvidence']({ visit, key, path: file, note: '', by: EVALUATOR.id });
    expect(ref).toMatchObject({
      name,
      mediaType,
      bytes: bytes.length,
      kind: /^image/.test(mediaType) ? 'photo' : 'file',
    });
    const { base64 } = await desk.visits['visits.evidence']({ evidence: ref.id });
    expect(Buffer.from(base64, 'base64').equals(bytes)).toBe(true);
    expect((await desk.visits['visits.removeEvidence']({ visit, evidence: ref.id })).evidence).toEqual([]);
  });

  test('links, folders, devices, empty and huge files are refused with a sentence', async () => {
    const desk = newDesk();
    const state = await desk.open();
    const [key] = state.progress[0].missing;
    const at = (name: string) => path.join(desk.folder, name);
    fs.writeFileSync(at('vacio'), '');
    fs.writeFileSync(at('bueno'), 'x');
    fs.symlinkSync(at('bueno'), at('enlace'));
    fs.mkdirSync(at('carpeta'));
    fs.closeSync(fs.openSync(at('enorme'), 'w'));
    fs.truncateSync(at('enorme'), 10_000_001);
    const refused = (file: string) =>
      desk.visits['visits.addEvidence']({ visit: state.head.id, key, path: file, note: '', by: EVALUATOR.id }).then(
        () => 'taken',
        (error: Error) => error.message,
      );
    expect(await refused(at('enlace'))).toMatch(/no es un archivo/);
    expect(await refused(at('carpeta'))).toMatch(/no es un archivo/);
    expect(await refused('/dev/zero')).toMatch(/no es un archivo/);
    expect(await refused(at('vacio'))).toMatch(/vacío/);
    expect(await refused(at('enorme'))).toMatch(/pasa de 10 MB/);
    expect(await refused(at('nada'))).toMatch(/No se encontró/);
  });

  test('a file that is still being written is not kept by half', async () => {
    const file = path.join(temporaryFolder(), 'foto.jpg');
    fs.writeFileSync(file, Buffer.alloc(1_000_000));
    let copying = true;
    const copy = () => {
      if (!copying) return;
      fs.appendFileSync(file, 'más');
      setImmediate(copy);
    };
    copy();
    await expect(readEvidence(file)).rejects.toThrow(/cambió mientras se leía/);
    copying = false;
  });
});

describe('runs', () => {
  test('a run of the unit decides what it can; that of another unit, or one that was cancelled, is refused', async () => {
    const desk = newDesk();
    const state = await desk.open({ checklist: 'nom-024-ssa3-2012' });
    const visit = state.head.id;
    const own = await keep(desk.registry, { id: 'corrida-propia', unit: UNIT });
    await keep(desk.registry, { id: 'corrida-ajena', unit: 'CSSSA000032' });
    await keep(desk.registry, { id: 'corrida-cortada', unit: UNIT, status: 'cancelada' });
    const attach = (run: string) => desk.visits['visits.attachRun']({ visit, run });
    await expect(attach('corrida-ajena')).rejects.toThrow(/no es de la unidad/);
    await expect(attach('corrida-cortada')).rejects.toThrow(/no llegó a su fin/);
    const attached = await attach('corrida-propia');
    expect(attached.head.runs).toMatchObject([{ run: 'corrida-propia', percent: own.score.percent }]);
    // It is of another edition of the list, whose items may mean something else.
    expect(ids(await desk.visits['visits.check']({ visit }))).toContain('warning verificacion-de-otra-lista');
    const [finding] = own.files.flatMap(({ findings }) => findings);
    const [key] = state.progress[0].missing;
    const { fingerprint } = finding;
    const add = (print: string) =>
      desk.visits['visits.addFinding']({
        visit,
        key,
        run: 'corrida-propia',
        fingerprint: print,
        note: '',
        by: EVALUATOR.id,
      });
    expect(await add(fingerprint)).toMatchObject({ kind: 'finding', name: finding.rule, finding: { fingerprint } });
    await expect(add('0000')).rejects.toThrow(/no está entre/);
    expect((await desk.visits['visits.detachRun']({ visit, run: 'corrida-propia' })).head.runs).toEqual([]);
  });

  test('of the same edition, what the run says decides the item until a person says otherwise', async () => {
    const desk = newDesk();
    const state = await desk.open({ checklist: 'nom-024-ssa3-2012' });
    const visit = state.head.id;
    const { id, edition, title, sha256 } = state.head.checklists[0];
    const open = state.results[0].score.items.find((item) => item.decidedBy === 'check');
    if (open === undefined) throw new Error('the checklist has no automatic item');
    const { run, score, ...rest } = resultOf({ id: 'corrida-misma', unit: UNIT });
    const items = [{ ...open, outcome: 'cumple' as const, points: 1, applicable: 3, held: 3, ratio: 1 }];
    const checklist = { id, edition, title, sha256 };
    const result = { ...rest, run: { ...run, checklist }, score: { ...score, items } };
    await desk.registry.startRun(newRun(result));
    await desk.registry.finishRun(result);
    const attached = await desk.visits['visits.attachRun']({ visit, run: 'corrida-misma' });
    expect(itemOf(attached, open.id)).toMatchObject({ outcome: 'cumple', source: 'export', held: 3 });
    expect(ids(await desk.visits['visits.check']({ visit }))).not.toContain('warning verificacion-de-otra-lista');
    const key = { checklist: id, item: open.id, module: '', record: 0 };
    const said = await give(desk, state, key, outcome('no-cumple'), 'Se vio otra cosa.');
    expect(itemOf(said, open.id)).toMatchObject({ outcome: 'no-cumple', source: 'person', exported: 'cumple' });
    // The visit keeps what the run said: it may be deleted.
    await desk.registry.deleteRun('corrida-misma');
    const back = await give(desk, state, key, { kind: 'cleared' });
    expect(itemOf(back, open.id)).toMatchObject({ outcome: 'cumple', source: 'export' });
  });

  test('of a run over several units, the own score of the unit counts', async () => {
    const desk = newDesk();
    const result = await keep(desk.registry, { id: 'corrida-de-varias', units: 3 });
    const { clues, score } = result.units[1];
    const { checklist } = result.run;
    const edition = (await desk.open()).head.checklists[0].edition;
    const state = await desk.visits['visits.open']({
      clues,
      kind: 'external',
      checklists: [{ id: 'ece-funcional', edition }],
      people: PEOPLE,
    });
    const after = await desk.visits['visits.attachRun']({ visit: state.head.id, run: 'corrida-de-varias' });
    expect(after.head.runs[0]).toMatchObject({ checklist: checklist.id, percent: score.percent });
    const { runItems } = await desk.registry.visits.get(state.head.id);
    expect(runItems.get('corrida-de-varias')).toEqual(result.units[1].items);
  });
});
