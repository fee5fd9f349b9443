/**
 * The uncertainty of a method over one table of units: replications over the published choices, what each choice does, and
 * what each dimension does. A function of its input and the seed. JavaScript leaves the last digit of exp and ln open: V8
 * brings its own (from fdlibm, not the system's), the same everywhere for one version of it; and all that is kept is rounded
 * to 9 decimals, so that another version's last digit is not seen.
 * Ranks are of scores, also where a model ranks by pairwise comparison. Refuses nothing: the caller checks that the model
 * publishes choices.
 */
import { dropOne } from '#lib/domain/statistics/drop-one.ts';
import { toNineDecimals } from '#lib/domain/statistics/rank.ts';
import type { CompiledIndex } from '../compile.ts';
import { aggregateMatrix } from '../matrix.ts';
import { replication } from './draws.ts';
import { driversOf, evaluationsOf } from './drivers.ts';
import { mostPlaces, pairsOf } from './pairs.ts';
import { columnOf, indexPlaces, shiftBetween } from './places.ts';
import type { Observed } from './points.ts';
import { replicator } from './replicate.ts';
import type { Choices, Spread, UncertaintyResult, WithoutMember } from './result.ts';
import { spreadsOf } from './spread.ts';

export interface UncertaintyInput extends Observed {
  readonly choices: Choices;
  /** One per row. */
  readonly units: readonly string[];
  /** A whole number 0 … 2⁵³ − 1. */
  readonly seed: number;
  readonly replications: number;
}

export const defaultReplications = 1000;

/** A table of pairs grows with the square of the units. */
const pairedAtMost = 400;

/** The seed of everybody who names none: FNV-1a (32 bits) of a name, such as a campaign's id, so that all see one result. */
export function seedOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** `progress` is told how many of how many scorings of all units are done. */
export function uncertaintyOf(
  input: UncertaintyInput,
  progress: (done: number, total: number) => void = () => undefined
): UncertaintyResult {
  const { compiled, choices, seed, replications, units, named } = input;
  const published = aggregateMatrix(compiled, input.points);
  const publishedPlaces = indexPlaces(published);
  const rowsOf = replicator(input, published, choices);
  const draws = Array.from({ length: replications }, (_, stream) => replication(compiled, choices, seed, stream));
  const total = replications + evaluationsOf(compiled, choices, replications);
  const root = compiled.nodes.length - 1;
  const groups = membersOf(compiled).flatMap(({ node }) => (node === null ? [] : [node]));
  const nodes = [root, ...groups];
  const spreads = spreadsOf(published, rowsOf, draws, nodes, (share) =>
    progress(Math.round(share * replications), total)
  );
  const drivers = driversOf(
    { compiled, choices, replicate: rowsOf(0, units.length), publishedPlaces, seed, sample: replications },
    (evaluations) => progress(replications + evaluations, total)
  );
  const listed = units.flatMap((_, row) => (named[row] === true ? [row] : []));
  const ranked = units.flatMap((_, row) => ((publishedPlaces[row] ?? 0) > 0 ? [row] : []));
  const only = (spread: Spread | undefined): Spread => listedOf(spread, listed);
  progress(total, total);
  return {
    format: 1,
    seed,
    replications,
    weightSet: compiled.weightSet,
    choices,
    units: listed.map((row) => units[row] ?? ''),
    ranked: ranked.length,
    unnamed: ranked.filter((row) => named[row] !== true).length,
    score: only(spreads.nodes[0]),
    rank: only(spreads.rank),
    dimensions: groups.map((node, at) => ({ id: compiled.nodes[node]?.id ?? '', ...only(spreads.nodes[at + 1]) })),
    pairs:
      listed.length > pairedAtMost || units.length > mostPlaces ? null : pairsOf(spreads.places, listed, replications),
    without: withoutEach(input, listed),
    drivers
  };
}

/** The members of the index: their ids, where their weights stand, and their nodes where they are groups. */
function membersOf({ nodes, starts, members, indicators }: CompiledIndex) {
  const root = nodes.length - 1;
  const [start, end] = [starts[root] ?? 0, starts[root + 1] ?? 0];
  return Array.from({ length: end - start }, (_, at) => {
    const slot = members[start + at] ?? 0;
    const node = slot < indicators.length ? null : slot - indicators.length;
    return { id: (node === null ? indicators[slot]?.id : nodes[node]?.id) ?? '', edge: start + at, node };
  });
}

function withoutEach(input: UncertaintyInput, listed: readonly number[]): readonly WithoutMember[] {
  const { compiled, points } = input;
  const members = membersOf(compiled);
  const root = compiled.nodes.length - 1;
  const { nominal, without } = dropOne(
    members.map(({ id }) => id),
    (id) => {
      const weights = Float64Array.from(compiled.weights);
      const edge = members.find((one) => one.id === id)?.edge;
      if (edge !== undefined) weights[edge] = 0;
      return Array.from(columnOf(aggregateMatrix(compiled, points, weights), root), (score) =>
        Number.isNaN(score) ? null : score
      );
    }
  );
  const places = (ranks: readonly (number | null)[]): Int32Array => Int32Array.from(ranks, (place) => place ?? 0);
  return without.map(({ element, scores, ranks, rankChange }) => {
    const of = (values: readonly (number | null)[]) => listed.map((row) => nineOrNull(values[row] ?? null));
    const change = scores.map((score, row) => {
      const before = nominal.scores[row] ?? null;
      return score === null || before === null ? null : score - before;
    });
    const { mean, largest } = shiftBetween(places(nominal.ranks), places(ranks));
    return {
      id: element,
      score: of(scores),
      rank: of(ranks),
      scoreShift: of(change),
      rankShift: of(rankChange),
      shift: { mean: toNineDecimals(mean), largest }
    };
  });
}

function listedOf(spread: Spread | undefined, listed: readonly number[]): Spread {
  const of = (values: readonly (number | null)[] = []) => listed.map((row) => values[row] ?? null);
  return { nominal: of(spread?.nominal), median: of(spread?.median), low: of(spread?.low), high: of(spread?.high) };
}

function nineOrNull(value: number | null): number | null {
  return value === null ? null : toNineDecimals(value);
}
