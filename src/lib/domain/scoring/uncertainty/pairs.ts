/**
 * Who of two units is ahead, over all replications: millions of comparisons of places, so two replications stand in one
 * 32-bit number, 16 bits each, and one subtraction compares both.
 */
import type { Pairs } from './result.ts';

/** The most units that can be ranked: a place and the next one have 15 bits, the 16th takes the answer. */
export const mostPlaces = 32_766;

/** 1 in both halves. */
const one = 0x00010001;
/** A half counts to 65,535. */
const atOnce = 65_535;

/** For `rows` in this order; `places` row by row, one per replication, 1 … mostPlaces; 0: no rank, which counts in no pair. */
export function pairsOf(places: Int32Array, rows: readonly number[], draws: number): Pairs {
  const words = Math.ceil(draws / 2);
  // A half of `theirs` less one of `ours` has its highest bit where our place is before theirs; never, where one is missing.
  const ours = packed((place) => (place === 0 ? 0x8000 : place + 1));
  const theirs = packed((place) => place | 0x8000);
  function packed(half: (place: number) => number): Int32Array {
    const all = new Int32Array(rows.length * words);
    rows.forEach((row, at) => {
      for (let draw = 0; draw < words * 2; draw += 1) {
        const place = draw < draws ? (places[row * draws + draw] ?? 0) : 0;
        const word = at * words + (draw >>> 1);
        all[word] = (all[word] ?? 0) | (half(place) << ((draw & 1) * 16));
      }
    });
    return all;
  }

  const ahead: number[] = [];
  const level: number[] = [];
  for (let first = 0; first < rows.length; first += 1)
    for (let second = first + 1; second < rows.length; second += 1) {
      let [before, notAfter] = [0, 0];
      for (let from = 0; from < words; from += atOnce) {
        let [strict, weak] = [0, 0];
        for (
          let a = first * words + from, b = second * words + from, left = Math.min(atOnce, words - from);
          left > 0;
          a += 1, b += 1, left -= 1
        ) {
          const less = ((theirs[b] ?? 0) - (ours[a] ?? 0)) | 0;
          strict = (strict + ((less >>> 15) & one)) | 0;
          weak = (weak + (((less + one) >>> 15) & one)) | 0;
        }
        before += (strict & 0xffff) + (strict >>> 16);
        notAfter += (weak & 0xffff) + (weak >>> 16);
      }
      ahead.push(before);
      level.push(notAfter - before);
    }
  return { ahead, level };
}
