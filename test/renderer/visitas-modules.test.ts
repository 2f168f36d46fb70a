import { expect, test } from 'vitest';
import { moduleLines } from '../../renderer/features/visitas/module-lines.ts';
import type { VisitModule, VisitState } from '../../shared/model/index.ts';

const result = (id: string, modules: readonly { readonly id: string; readonly title: string }[]) => ({
  checklist: { id, title: `Lista ${id}` },
  modules,
});
const farmacia = { id: 'farmacia', title: 'Farmacia' };
const urgencias = { id: 'urgencias', title: 'Urgencias' };

function linesOf(modules: readonly VisitModule[]) {
  const results = [result('a', [farmacia, urgencias]), result('b', [farmacia])];
  return moduleLines({ head: { modules }, results } as unknown as VisitState);
}

const said = (checklist: string, deployed: boolean | null): VisitModule => ({
  ...{ checklist, module: 'farmacia', deployed, note: '' },
});

test('a module of two lists is one line that answers for both', () => {
  const lines = linesOf([said('a', false), said('b', false)]);
  expect(lines.map(({ title, apart, modules }) => [title, apart, modules.length])).toEqual([
    ['Farmacia', null, 2],
    ['Urgencias', null, 1],
  ]);
});

test('lists that do not say the same of a module keep a line each', () => {
  const lines = linesOf([said('a', true), said('b', null)]);
  expect(lines.map(({ title, apart }) => [title, apart])).toEqual([
    ['Farmacia', 'Lista a'],
    ['Farmacia', 'Lista b'],
    ['Urgencias', null],
  ]);
});
