/** Seeded pseudo-random numbers for generated answers (mulberry32): the same seed gives the same demonstration anywhere. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Roughly normal, mean 0, standard deviation 1 (sum of six uniforms). */
  normal(): number;
  /** True with probability `p`. */
  chance(p: number): boolean;
  pick<T>(items: readonly T[]): T;
}

export function seededRandom(seed: string): Random {
  let state = 2166136261;
  for (const character of seed) state = Math.imul(state ^ character.charCodeAt(0), 16777619);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    normal: () => (next() + next() + next() + next() + next() + next() - 3) * Math.SQRT2,
    chance: (p) => next() < p,
    pick: (items) => {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    }
  };
}
