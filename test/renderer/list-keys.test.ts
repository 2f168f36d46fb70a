import { describe, expect, it } from 'vitest';
import { listAction } from '../../renderer/features/resultado/list-keys.ts';

// Two groups, the second one closed: head 0, findings 7, 8, 9, head 1.
const where = { rows: Int32Array.of(~0, 7, 8, 9, ~1), heads: [0, 4], closed: new Set([1]), page: 3 };
const press = (key: string, at: number) => listAction(key, { ...where, at });

describe('listAction', () => {
  it('moves by rows and pages and stays within the list', () => {
    expect(press('ArrowDown', 0)).toEqual({ do: 'move', to: 1 });
    expect(press('ArrowDown', 4)).toEqual({ do: 'move', to: 4 });
    expect(press('ArrowUp', 0)).toEqual({ do: 'move', to: 0 });
    expect(press('PageDown', 2)).toEqual({ do: 'move', to: 4 });
    expect(press('PageUp', 2)).toEqual({ do: 'move', to: 0 });
    expect(press('End', 0)).toEqual({ do: 'move', to: 4 });
    expect(press('Home', 3)).toEqual({ do: 'move', to: 0 });
  });

  it('closes, opens and climbs with left and right', () => {
    expect(press('ArrowLeft', 0)).toEqual({ do: 'toggle', group: 0 });
    expect(press('ArrowLeft', 4)).toBeNull();
    expect(press('ArrowLeft', 3)).toEqual({ do: 'move', to: 0 });
    expect(press('ArrowRight', 4)).toEqual({ do: 'toggle', group: 1 });
    expect(press('ArrowRight', 0)).toEqual({ do: 'move', to: 1 });
    expect(press('ArrowRight', 2)).toBeNull();
  });

  it('opens a finding or a group with Enter and the space bar', () => {
    for (const key of ['Enter', ' ']) {
      expect(press(key, 2)).toEqual({ do: 'choose', number: 8 });
      expect(press(key, 4)).toEqual({ do: 'toggle', group: 1 });
    }
  });

  it('closes the detail with Escape and leaves other keys alone', () => {
    expect(press('Escape', 1)).toEqual({ do: 'close' });
    expect(press('a', 1)).toBeNull();
    expect(press('Tab', 1)).toBeNull();
  });
});
