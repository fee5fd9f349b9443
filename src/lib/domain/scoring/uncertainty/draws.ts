/**
 * The open choices of a method and how one of each is drawn. A replication has a stream of its own of the seed, so that it
 * has the same digits in whatever order, and in whichever worker, replications are made.
 */
import { randomFrom, type Random } from '#lib/domain/statistics/random.ts';
import type { CompiledIndex } from '../compile.ts';
import type { Choices, Driver } from './result.ts';

export interface Draw {
  readonly aggregate: Choices['aggregate'][number];
  readonly missing: Choices['missing'][number];
  readonly normalise: Choices['normalise'][number];
  /** In step with compiled.members. */
  readonly weights: Float64Array;
}

/** One choice that can fall differently. */
export type Factor = Pick<Driver, 'choice' | 'level'>;

export function factorsOf(compiled: CompiledIndex, choices: Choices): readonly Factor[] {
  const levels = [...new Set(compiled.nodes.map(({ level }) => level))].sort((a, b) => a - b);
  const open = (['aggregate', 'missing', 'normalise'] as const).filter((choice) => choices[choice].length > 1);
  return [
    ...(choices.weights > 0 ? levels.map((level): Factor => ({ choice: 'weights', level })) : []),
    ...open.map((choice): Factor => ({ choice, level: null }))
  ];
}

export function replication(compiled: CompiledIndex, choices: Choices, seed: number, stream: number): Draw {
  const random = randomFrom(seed, stream);
  const weights = Float64Array.from(compiled.weights);
  const aggregate = picked(choices.aggregate, random.uniform());
  const missing = picked(choices.missing, random.uniform());
  const normalise = picked(choices.normalise, random.uniform());
  disturb(compiled, choices, weights, null, random);
  return { aggregate, missing, normalise, weights };
}

/**
 * The draw at a point of the unit cube, one coordinate per factor. A level's weights are many numbers and one factor: its
 * coordinate names the stream they are drawn from.
 */
export function drawAt(
  compiled: CompiledIndex,
  choices: Choices,
  factors: readonly Factor[],
  point: readonly number[],
  seed: number
): Draw {
  const weights = Float64Array.from(compiled.weights);
  const at = (choice: Factor['choice']): number => point[factors.findIndex((one) => one.choice === choice)] ?? 0;
  factors.forEach(({ choice, level }, position) => {
    if (choice !== 'weights') return;
    const stream = Math.floor((point[position] ?? 0) * 4_294_967_296);
    disturb(compiled, choices, weights, level, randomFrom(seed, stream));
  });
  return {
    aggregate: picked(choices.aggregate, at('aggregate')),
    missing: picked(choices.missing, at('missing')),
    normalise: picked(choices.normalise, at('normalise')),
    weights
  };
}

/** Each weight of a level (null: of all) times a number drawn evenly from 1 − w to 1 + w. */
export function disturb(
  { nodes, starts }: CompiledIndex,
  { weights: share }: Choices,
  weights: Float64Array,
  level: number | null,
  random: Random
): void {
  nodes.forEach((node, at) => {
    if (level !== null && node.level !== level) return;
    for (let edge = starts[at] ?? 0; edge < (starts[at + 1] ?? 0); edge += 1)
      weights[edge] = (weights[edge] ?? 0) * (1 - share + 2 * share * random.uniform());
  });
}

function picked<T>(options: readonly T[], uniform: number): T {
  const option = options[Math.floor(uniform * options.length)];
  if (option === undefined) throw new Error('a choice without options');
  return option;
}
