import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const css = readFileSync(resolve(import.meta.dirname, '../../renderer/theme.css'), 'utf8');

/** Colours of each block that sets them: light, dark by the system, dark by choice. */
const blocks = [...css.matchAll(/\{([^{}]*--ground[^{}]*)\}/g)].map(
  (block) => new Map([...block[1]!.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((m) => [m[1]!, m[2]!])),
);
const [light, darkBySystem, dark] = blocks;

/** Contrast of WCAG 2.2, 1 to 21. */
function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high! + 0.05) / (low! + 0.05);
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((i) => {
    const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

const TEXTS = ['ink', 'muted', 'accent', 'error', 'warning', 'info', 'ok'];
const GROUNDS = ['ground', 'surface', 'surface-2'];
const PAIRS = [
  ...TEXTS.flatMap((text) => GROUNDS.map((ground) => [text, ground] as const)),
  ...['error', 'warning', 'ok', 'accent'].map((name) => [name, `${name}-soft`] as const),
  ...['error-soft', 'warning-soft', 'ok-soft', 'accent-soft', 'surface-3'].map((ground) => ['ink', ground] as const),
  ['muted', 'surface-3'],
  ['muted', 'accent-soft'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-mark', 'mark'],
] as const;

describe('the themes', () => {
  it('are three blocks with the same names, and dark is the same both ways', () => {
    expect(blocks).toHaveLength(3);
    expect([...dark!.keys()]).toEqual([...light!.keys()]);
    expect([...darkBySystem!]).toEqual([...dark!]);
  });

  it.each([
    ['light', light!],
    ['dark', dark!],
  ] as const)('%s keeps 4.5:1 for text and 3:1 for the edges of controls and the focus', (_name, colours) => {
    const low = PAIRS.filter(([text, ground]) => contrast(colours.get(text)!, colours.get(ground)!) < 4.5);
    expect(low).toEqual([]);
    for (const ground of GROUNDS) {
      expect(contrast(colours.get('focus')!, colours.get(ground)!)).toBeGreaterThanOrEqual(3);
    }
    for (const ground of ['ground', 'surface']) {
      expect(contrast(colours.get('edge')!, colours.get(ground)!)).toBeGreaterThanOrEqual(3);
    }
  });
});
