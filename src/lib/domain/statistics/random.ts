/**
 * The only source of random numbers of the domain: a generator that is passed in, made from a seed that is stored with
 * the result. 32-bit integer arithmetic alone, so that a seed gives the same digits on every machine and in every
 * engine. Not for secrets: its state can be worked out from its output.
 */

export interface Random {
  /** The next 32 bits, an integer 0 … 2³² − 1. */
  readonly bits: () => number;
  /** The next uniform double in [0, 1), 53 bits: two draws of `bits`, the high 27 of the first, the high 26 of the second. */
  readonly uniform: () => number;
}

const two32 = 4_294_967_296;

/**
 * sfc32 (C. Doty-Humphrey, PractRand 0.95, RNG/sfc.cpp: state a, b, c and a counter; 15 outputs thrown away after the
 * seed). `seed` a whole number 0 … 2⁵³ − 1; `stream` 0 … 2³² − 1 gives one seed many sequences that do not meet in
 * practice, so that pieces of work drawn apart (a replication, a worker) have the same digits in any order. Anything
 * else as a seed is a mistake of the caller and throws.
 */
export function randomFrom(seed: number, stream = 0): Random {
  if (!Number.isSafeInteger(seed) || seed < 0) throw new RangeError('a seed is a whole number from 0 to 2^53 - 1');
  if (!Number.isInteger(stream) || stream < 0 || stream >= two32) {
    throw new RangeError('a stream is a whole number from 0 to 2^32 - 1');
  }
  let a = stream | 0;
  let b = (seed % two32) | 0;
  let c = Math.floor(seed / two32) | 0;
  let counter = 1;
  const next = (): number => {
    const out = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + out) | 0;
    return out;
  };
  for (let round = 0; round < 15; round += 1) next();
  return {
    bits: () => next() >>> 0,
    uniform: () => {
      const high = next() >>> 5;
      const low = next() >>> 6;
      return (high * 67_108_864 + low) / 9_007_199_254_740_992;
    }
  };
}
