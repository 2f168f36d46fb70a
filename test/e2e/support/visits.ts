import type { Page } from 'playwright-core';
import { call } from './app.ts';

/** Functions that are answered; the others stay open. */
const ANSWERED = 10;

/**
 * Visits a unit from opening to closing, with the first functions answered, of which `met` are met. Resolves to the
 * visit and its percentage.
 */
export async function closedVisit(
  page: Page,
  clues: string,
  { campaign, met }: { readonly campaign?: string; readonly met: number },
): Promise<{ readonly visit: string; readonly percent: number }> {
  const person = (role: 'evaluador' | 'atiende' | 'testigo', name: string) => ({
    ...{ id: crypto.randomUUID(), role, name, position: '', credential: 'EV-0012' },
  });
  const people = [
    ...[person('evaluador', 'Ana Sintética Pérez'), person('atiende', 'Bruno Ejemplo Díaz')],
    ...[person('testigo', 'Carla Ejemplo Soto'), person('testigo', 'Darío Ejemplo Luna')],
  ];
  const list = { id: 'ece-funcional', edition: '1.0' };
  const state = await call(page, 'visits.open', { clues, kind: 'external', campaign, checklists: [list], people });
  const { checklist } = await call(page, 'checklists.get', list);
  const asked = checklist.items.filter(({ decision }) => decision.by === 'attestation').slice(0, ANSWERED);
  const own = { visit: state.head.id, by: people[0]?.id ?? '', note: '' };
  for (const [i, { id, modules = [''] }] of asked.entries()) {
    const key = { checklist: list.id, item: id, module: modules[0] ?? '', record: 0 };
    const value = { kind: 'outcome' as const, outcome: i < met ? ('cumple' as const) : ('no-cumple' as const) };
    await call(page, 'visits.answer', { ...own, id: crypto.randomUUID(), key, value });
  }
  const closed = await call(page, 'visits.close', { visit: state.head.id });
  return { visit: state.head.id, percent: closed.results[0]?.score.percent ?? Number.NaN };
}
