import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromRecoveryKey, newKey, toRecoveryKey } from '../../../electron/registry/index.ts';
import { errorOf, KEY, kindOf } from './support.ts';

const keys = fc.uint8Array({ minLength: 32, maxLength: 32 });

test('property: a key survives paper', () => {
  fc.assert(
    fc.property(keys, (key) => {
      expect(fromRecoveryKey(toRecoveryKey(key))).toEqual(key);
    }),
  );
});

test('property: one wrong symbol, or two swapped ones, are noticed', async () => {
  const check = fc.asyncProperty(keys, fc.nat(51), fc.nat(30), async (key, at, shift) => {
    const symbols = [...toRecoveryKey(key).replaceAll('-', '')];
    const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    const wrong = [...symbols];
    wrong[at] = alphabet[(alphabet.indexOf(symbols[at]) + 1 + shift) % 32];
    expect(await kindOf(() => fromRecoveryKey(wrong.join('')))).toBe('bad-recovery-key');
    if (at === 51 || symbols[at] === symbols[at + 1]) return;
    const swapped = [...symbols];
    [swapped[at], swapped[at + 1]] = [symbols[at + 1], symbols[at]];
    expect(await kindOf(() => fromRecoveryKey(swapped.join('')))).toBe('bad-recovery-key');
  });
  await fc.assert(check);
});

test('it is printed in groups and read as people type it', () => {
  const printed = toRecoveryKey(KEY);
  expect(printed).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){13}[0-9A-HJKMNP-TV-Z*~$=U]$/);
  const typed = printed.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
  expect(fromRecoveryKey(`  ${typed}\n`)).toEqual(KEY);
  expect(toRecoveryKey(new Uint8Array(32))).toBe(`${'0000-'.repeat(13)}0`);
});

test('what is wrong with a key is said', async () => {
  const short = await errorOf(() => fromRecoveryKey('ABCD-EFGH'));
  expect(short.message).toBe('La clave de recuperación tiene 8 símbolos y debe tener 53.');
  const strange = await errorOf(() => fromRecoveryKey('Ñ'.repeat(53)));
  expect(strange.message).toMatch(/símbolo que no le corresponde/);
  expect(await kindOf(() => fromRecoveryKey(`${'Z'.repeat(52)}0`))).toBe('bad-recovery-key');
});

test('keys are 256 bits and differ', () => {
  expect(newKey().length).toBe(32);
  expect(newKey()).not.toEqual(newKey());
});
