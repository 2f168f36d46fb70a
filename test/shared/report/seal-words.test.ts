import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digitsOfWords, SEAL_WORDS, sealWords } from '../../../shared/report/seal-words.ts';

/** Letters to change, add or leave out to make one of the other. */
function distance(one: string, other: string): number {
  let before = Array.from({ length: other.length + 1 }, (_, j) => j);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const changed = before[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1);
      row[j] = Math.min(before[j]! + 1, row[j - 1]! + 1, changed);
    }
    before = row;
  }
  return before[other.length]!;
}

/** As it sounds in Mexico: b and v, s, z and soft c, ll and y, soft g and j are one; the h is mute. */
function sound(word: string): string {
  return word
    .replace(/ch/g, 'C')
    .replace(/h/g, '')
    .replace(/qu(?=[ei])/g, 'k')
    .replace(/gu(?=[ei])/g, 'G')
    .replace(/g(?=[ei])/g, 'j')
    .replace(/c(?=[ei])|[zx]/g, 's')
    .replace(/v/g, 'b')
    .replace(/ll/g, 'y')
    .replace(/rr/g, 'r')
    .replace(/c/g, 'k')
    .replace(/G/g, 'g');
}

test('256 different words of four to seven plain letters', () => {
  expect(new Set(SEAL_WORDS).size).toBe(256);
  expect(SEAL_WORDS).toHaveLength(256);
  for (const word of SEAL_WORDS) expect(word).toMatch(/^[a-z]{4,7}$/);
});

test('no word can be taken for digits', () => {
  expect(SEAL_WORDS.filter((word) => /^[a-f]+$/.test(word))).toEqual([]);
});

test('any two are at least two letters and two sounds apart', () => {
  const near: string[] = [];
  for (const [i, one] of SEAL_WORDS.entries()) {
    for (const other of SEAL_WORDS.slice(i + 1)) {
      if (distance(one, other) < 2 || distance(sound(one), sound(other)) < 2) near.push(`${one} ${other}`);
    }
  }
  expect(near).toEqual([]);
});

test('eight words stand for the first 64 bits, and back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
      const digest = Buffer.from(bytes).toString('hex');
      const words = sealWords(digest);
      expect(words.split(' ')).toHaveLength(8);
      expect(digitsOfWords(words)).toBe(digest.slice(0, 16));
    }),
  );
});

test('what is no digest has no words, and other words no digits', () => {
  expect(sealWords('xyz')).toBe('');
  expect(digitsOfWords('uno dos')).toBeNull();
  expect(digitsOfWords(`${sealWords('0'.repeat(64))} acorde`)).toBeNull();
});

test('the list never changes: papers are printed with it', () => {
  expect(sealWords('0001027f80fdfeff')).toBe([0, 1, 2, 127, 128, 253, 254, 255].map((i) => SEAL_WORDS[i]).join(' '));
  expect(createHash('sha256').update(SEAL_WORDS.join(' ')).digest('hex')).toBe(
    '7c2b2e9d06ab858145f62f2db6af62afb94f52c3f2da64598e4d22cc6a1bb3b9',
  );
});
