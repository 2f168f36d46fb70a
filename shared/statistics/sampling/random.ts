import { Hash64 } from '../../model/index.ts';

/** Uniform random integers from a seed; the same on every machine. */
export interface Random {
  /** The next 32 bits, 0 to 2³² − 1. */
  next(): number;
  /** A uniform integer from 0 to `bound` − 1. @param bound greater than 0 */
  below(bound: bigint): bigint;
  /** The same for bounds up to 2³². */
  pick(bound: number): number;
}

/**
 * xoshiro128** 1.1 (Blackman & Vigna 2021, «Scrambled linear pseudorandom number generators», ACM TOMS 47:36): 32-bit
 * integer operations only, so that no machine's floating point can change a draw.
 *
 * @param state four 32-bit integers, not all 0
 */
export function xoshiro128(state: readonly [number, number, number, number]): Random {
  let [a, b, c, d] = state;
  const next = (): number => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result;
  };
  return { next, below: (bound) => below(next, bound), pick: (bound) => pick(next, bound) };
}

/** A generator for a text: its 64-bit hash, widened to 128 bits by two rounds of the same hash. */
export function randomFrom(seed: string): Random {
  const first = new Hash64().reset(1).text(seed).finish();
  const second = new Hash64().reset(2).text(seed).finish();
  // The last word is never 0: a state of zeros would give zeros for ever.
  return xoshiro128([first.high, first.low, second.high, second.low || 1]);
}

/** The order of 0 … `length` − 1 by a Fisher–Yates shuffle (Knuth, TAOCP 2, 3.4.2, algorithm P). */
export function shuffledOrder(length: number, random: Random): readonly number[] {
  const order = Array.from({ length }, (_, i) => i);
  for (let i = length - 1; i > 0; i--) {
    const j = random.pick(i + 1);
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}

/** Takes as many bits as `bound` needs and tries again where they pass it: exactly uniform, unlike a remainder. */
function below(next: () => number, bound: bigint): bigint {
  const bits = BigInt((bound - 1n).toString(2).length);
  for (;;) {
    let value = 0n;
    for (let have = 0n; have < bits; have += 32n) value = (value << 32n) | BigInt(next());
    value = BigInt.asUintN(Number(bits), value);
    if (value < bound) return value;
  }
}

function pick(next: () => number, bound: number): number {
  const mask = bound <= 2 ? 1 : 0xffff_ffff >>> Math.clz32(bound - 1);
  for (;;) {
    const value = (next() & mask) >>> 0;
    if (value < bound) return value;
  }
}

function rotate(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}
