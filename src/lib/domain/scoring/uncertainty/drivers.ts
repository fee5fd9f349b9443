/**
 * Which choice drives the spread: Sobol's indices of the mean rank shift over the design A | B | AB_i, and each choice made
 * otherwise alone. Shares of variance, not of places; their own error at 1,000 points is a few hundredths.
 */
import { sum } from '#lib/domain/statistics/describe.ts';
import { randomFrom } from '#lib/domain/statistics/random.ts';
import { toNineDecimals } from '#lib/domain/statistics/rank.ts';
import { sobolDesign, sobolIndices } from '#lib/domain/statistics/sobol.ts';
import { ARITHMETIC, GEOMETRIC, type CompiledIndex } from '../compile.ts';
import { disturb, drawAt, factorsOf, type Draw } from './draws.ts';
import { indexPlaces, shiftBetween } from './places.ts';
import type { Replicate } from './replicate.ts';
import type { Choices, Driver, RankShift } from './result.ts';

/** The design's own stream; a replication's is its number. */
const designStream = 4_294_967_295;

export interface DriversInput {
  readonly compiled: CompiledIndex;
  readonly choices: Choices;
  readonly replicate: Replicate;
  readonly publishedPlaces: Int32Array;
  readonly seed: number;
  /** Points of the design, and draws of the weights of one level alone. */
  readonly sample: number;
}

/** How many times `driversOf` scores all units. */
export function evaluationsOf(compiled: CompiledIndex, choices: Choices, sample: number): number {
  const factors = factorsOf(compiled, choices);
  return factors.length === 0 ? 0 : sample * (factors.length + 2 + factors.filter(isWeights).length);
}

function isWeights({ choice }: Pick<Driver, 'choice'>): boolean {
  return choice === 'weights';
}

/** `done` is told the number of evaluations so far, now and then. */
export function driversOf(input: DriversInput, done: (evaluations: number) => void): readonly Driver[] {
  const { compiled, choices, seed, sample } = input;
  const factors = factorsOf(compiled, choices);
  if (factors.length === 0) return [];
  let evaluations = 0;
  const shiftOf = (draw: Draw): RankShift => {
    evaluations += 1;
    if (evaluations % 50 === 0) done(evaluations);
    return shiftBetween(input.publishedPlaces, indexPlaces(input.replicate(draw)));
  };
  const design = sobolDesign(sample, factors.length, randomFrom(seed, designStream));
  const shifts = design.map((point) => shiftOf(drawAt(compiled, choices, factors, point, seed)).mean);
  // Centred, which leaves what the indices estimate as it is and takes most of the noise out of the first-order ones.
  const centre = sum(shifts) / shifts.length;
  const indices = sobolIndices(
    shifts.map((shift) => shift - centre),
    sample,
    factors.length
  );
  return factors.map(({ choice, level }, at): Driver => {
    const { first, total } = indices[at] ?? { first: { value: null }, total: { value: null } };
    const alone =
      choice === 'weights'
        ? [{ option: null, ...weightsAlone(input, level, shiftOf) }]
        : choices[choice].map((option) => ({
            option,
            ...rounded(shiftOf({ ...asPublished(compiled), [choice]: option }))
          }));
    return { choice, level, first: roundedOrNull(first.value), total: roundedOrNull(total.value), alone };
  });
}

function weightsAlone(
  { compiled, choices, seed, sample }: DriversInput,
  level: number | null,
  shiftOf: (draw: Draw) => RankShift
): RankShift {
  const published = asPublished(compiled);
  const shifts = Array.from({ length: sample }, (_, at) => {
    const weights = Float64Array.from(compiled.weights);
    disturb(compiled, choices, weights, level, randomFrom(seed, at));
    return shiftOf({ ...published, weights });
  });
  const mean = sum(shifts.map((one) => one.mean)) / sample;
  return rounded({ mean, largest: shifts.reduce((most, one) => Math.max(most, one.largest), 0) });
}

/** The choices as the model has them; where it makes one that is not among them, the nearest that is. */
function asPublished({ model, mean, nodes, weights }: CompiledIndex): Draw {
  const top = mean[nodes.length - 1] ?? ARITHMETIC;
  return {
    aggregate: top === GEOMETRIC ? 'geometric' : 'arithmetic',
    missing: 'skip',
    normalise: model.steps.normalise.kind === 'min_max' ? 'min_max' : 'goalposts',
    weights
  };
}

function rounded({ mean, largest }: RankShift): RankShift {
  return { mean: toNineDecimals(mean), largest };
}

function roundedOrNull(value: number | null): number | null {
  return value === null ? null : toNineDecimals(value);
}
