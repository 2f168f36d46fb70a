import { describe, expect, test } from 'vitest';
import { checklistDigest } from '../../../electron/registry/checklists/index.ts';
import type { PublishedChecklist } from '../../../shared/model/index.ts';
import { checklistOf, itemOf } from '../../shared/checklist/synthetic.ts';
import { errorOf, kindOf, open, temporaryFolder } from './support.ts';

const LIST = checklistOf([itemOf({ id: 'a' }), itemOf({ id: 'b' })]);
const CARRIED: PublishedChecklist = {
  checklist: LIST,
  sha256: 'f'.repeat(64),
  origin: 'integrada',
  publishedAt: null,
};

describe('editions', () => {
  test('one that the program carries is kept as it is, once', async () => {
    const registry = open(temporaryFolder()).checklists;
    expect(await registry.get(LIST.id, LIST.edition)).toBeNull();
    expect(await registry.keep(CARRIED)).toBe('added');
    expect(await registry.keep(CARRIED)).toBe('same');
    expect(await registry.get(LIST.id, LIST.edition)).toEqual(CARRIED);
    expect(await registry.get(LIST.id, '9')).toBeNull();
    expect(await registry.list()).toEqual([CARRIED]);
  });
  test('none is ever replaced', async () => {
    const registry = open(temporaryFolder()).checklists;
    await registry.keep(CARRIED);
    const other = { ...LIST, title: 'Otro título' };
    expect(await registry.keep({ ...CARRIED, checklist: other, sha256: '0'.repeat(64) })).toBe('conflict');
    expect((await errorOf(() => registry.take(other))).message).toBe(
      'La edición 1.0 de «lista-sintetica» ya está publicada con otro contenido y no cambia: use otro número de edición.',
    );
    const { draft } = await registry.saveDraft(other);
    expect(await kindOf(() => registry.publish(draft))).toBe('conflict');
    expect(await registry.drafts()).toHaveLength(1);
    expect(await registry.get(LIST.id, LIST.edition)).toEqual(CARRIED);
  });
  test('the same file twice is one edition, however its keys are ordered', async () => {
    const whole = open(temporaryFolder());
    const first = await whole.checklists.take(LIST);
    expect(first).toMatchObject({ origin: 'importada', sha256: checklistDigest(LIST) });
    const turned = Object.fromEntries(Object.entries(LIST).reverse()) as unknown as typeof LIST;
    expect(await whole.checklists.take(turned)).toEqual(first);
    const imported = (await whole.auditEntries(50)).filter(({ action }) => action === 'lista-importada');
    expect(imported).toMatchObject([{ detail: { checklist: LIST.id, edition: '1.0', sha256: first.sha256 } }]);
  });
  test('an own one outlives the program that made it', async () => {
    const folder = temporaryFolder();
    const before = open(folder);
    const { draft } = await before.checklists.saveDraft(LIST);
    const published = await before.checklists.publish(draft);
    expect(published).toMatchObject({ origin: 'propia', checklist: LIST });
    await before.close();
    const after = open(folder);
    expect(await after.checklists.get(LIST.id, LIST.edition)).toEqual(published);
    expect((await after.auditChain()).intact).toBe(true);
  });
});

describe('drafts', () => {
  test('are kept as they are, changed, published and gone', async () => {
    const whole = open(temporaryFolder());
    const registry = whole.checklists;
    const faulty = { ...LIST, title: '' };
    const { draft } = await registry.saveDraft(faulty);
    expect(await registry.draft(draft)).toMatchObject({ draft, checklist: faulty });
    await registry.saveDraft(LIST, draft);
    expect((await registry.drafts()).map(({ checklist }) => checklist.title)).toEqual([LIST.title]);
    await registry.publish(draft);
    expect(await registry.drafts()).toEqual([]);
    expect((await whole.auditEntries(1))[0].action).toBe('lista-publicada');
  });
  test('one that is gone is neither changed nor published', async () => {
    const registry = open(temporaryFolder()).checklists;
    const { draft } = await registry.saveDraft(LIST);
    expect(await registry.deleteDraft(draft)).toBe(true);
    expect(await registry.deleteDraft(draft)).toBe(false);
    expect(await kindOf(() => registry.saveDraft(LIST, draft))).toBe('not-found');
    expect(await kindOf(() => registry.publish(draft))).toBe('not-found');
  });
});
