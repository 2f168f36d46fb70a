import { describe, expect, it } from 'vitest';
import { STATES } from '../../renderer/features/unidades/states.ts';
import { type MapPoint, outlineOf } from '../../shared/report/mexico-outline.ts';
import { MAP_SIZE, STATE_SHAPES } from '../../shared/report/mexico-shapes.ts';

/** Capitals of the federal entities, degrees west and north. */
const CAPITALS: Readonly<Record<string, MapPoint>> = {
  '01': [102.29, 21.88],
  '02': [115.47, 32.62],
  '03': [110.31, 24.14],
  '04': [90.53, 19.83],
  '05': [101.0, 25.42],
  '06': [103.72, 19.24],
  '07': [93.12, 16.75],
  '08': [106.08, 28.63],
  '09': [99.13, 19.43],
  '10': [104.67, 24.02],
  '11': [101.26, 21.02],
  '12': [99.5, 17.55],
  '13': [98.73, 20.12],
  '14': [103.35, 20.67],
  '15': [99.66, 19.29],
  '16': [101.19, 19.7],
  '17': [99.23, 18.92],
  '18': [104.89, 21.51],
  '19': [100.31, 25.67],
  '20': [96.72, 17.07],
  '21': [98.2, 19.04],
  '22': [100.39, 20.59],
  '23': [88.3, 18.5],
  '24': [100.98, 22.15],
  '25': [107.39, 24.8],
  '26': [110.96, 29.07],
  '27': [92.93, 17.99],
  '28': [99.15, 23.73],
  '29': [98.24, 19.32],
  '30': [96.92, 19.54],
  '31': [89.62, 20.97],
  '32': [102.57, 22.77],
};

describe('the map of the 32 federal entities', () => {
  it.each(STATES)('$name holds its own capital, and no other entity does', ({ key }) => {
    const holding = STATES.filter((state) => isInside(CAPITALS[key]!, outlineOf(state.key))).map((state) => state.key);
    expect(holding).toEqual([key]);
  });

  it('leaves no gap between neighbours: every edge parts two entities, or one and the outside', () => {
    const edges = new Map<string, number>();
    for (const { key } of STATES) {
      const ring = outlineOf(key);
      for (const [i, point] of ring.entries()) {
        const ends = [point, ring[(i + 1) % ring.length]!].map((end) => end.join(' ')).sort();
        edges.set(ends.join(', '), (edges.get(ends.join(', ')) ?? 0) + 1);
      }
    }
    expect([...edges].filter(([, uses]) => uses > 2)).toEqual([]);
    // The edges used once are one closed line: the coast and the land borders of the country.
    const outer = [...edges].flatMap(([edge, uses]) => (uses === 1 ? [edge.split(', ')] : []));
    const ends = new Map<string, number>();
    for (const edge of outer) for (const end of edge) ends.set(end, (ends.get(end) ?? 0) + 1);
    expect([...ends.values()].filter((uses) => uses % 2 === 1)).toEqual([]);
    expect(outer.length).toBeGreaterThan(80);
  });

  it('draws every entity inside the picture, the smallest last', () => {
    expect(STATE_SHAPES.map(({ key }) => key).sort()).toEqual(STATES.map(({ key }) => key));
    for (const { path } of STATE_SHAPES) {
      const points = path
        .slice(1, -1)
        .split('L')
        .map((pair) => pair.split(' ').map(Number));
      expect(points.length).toBeGreaterThanOrEqual(5);
      for (const [x, y] of points) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(MAP_SIZE.width);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y).toBeLessThanOrEqual(MAP_SIZE.height);
      }
    }
    const order = STATE_SHAPES.map(({ key }) => key);
    expect(order[0]).toBe('08');
    expect(order.slice(-4).sort()).toEqual(['06', '09', '17', '29']);
  });

  it('refuses an entity that there is not', () => {
    expect(() => outlineOf('33')).toThrow(/33 no cierra/);
  });
});

/** Counts the edges that a line to the east crosses. */
function isInside([west, north]: MapPoint, ring: readonly MapPoint[]): boolean {
  let inside = false;
  for (const [i, [w, n]] of ring.entries()) {
    const [nextW, nextN] = ring[(i + 1) % ring.length]!;
    if (n > north === nextN > north) continue;
    if (w + ((north - n) / (nextN - n)) * (nextW - w) < west) inside = !inside;
  }
  return inside;
}
