import { outlineOf } from './mexico-outline.ts';

/** Picture units of one degree of latitude. */
const SCALE = 26;
/** A degree of longitude at 24° north, in degrees of latitude. */
const NARROWER = Math.cos((24 * Math.PI) / 180);
const WEST = 117.4;
const NORTH = 33;

/** Size of the picture in which {@link STATE_SHAPES} stand. */
export const MAP_SIZE = { width: 738, height: 494 } as const;

const KEYS = Array.from({ length: 32 }, (_, i) => String(i + 1).padStart(2, '0'));

/** The federal entities as paths of SVG, small ones last so that no neighbour's edge covers them. */
export const STATE_SHAPES: readonly { readonly key: string; readonly path: string }[] = KEYS.map((key) => {
  const points = outlineOf(key).map(
    ([west, north]) => [(WEST - west) * NARROWER * SCALE, (NORTH - north) * SCALE] as const,
  );
  const path = `M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`;
  return { key, path, area: areaOf(points) };
})
  .sort((left, right) => right.area - left.area)
  .map(({ key, path }) => ({ key, path }));

function areaOf(points: readonly (readonly [number, number])[]): number {
  const twice = points.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = points[(i + 1) % points.length];
    return sum + x * nextY - nextX * y;
  }, 0);
  return Math.abs(twice) / 2;
}
