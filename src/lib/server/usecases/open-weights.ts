/**
 * What an analyst needs to try other weights in the browser: the model of a round and the points of the countries that may be
 * named. Countries that are in aggregates only never leave the server, not even as numbers.
 */
import type { Actor } from '#lib/domain/access.ts';
import type { Campaign } from '#lib/domain/campaign/campaign.ts';
import { isNamed, roundRef, usableOf, type RoundRef } from '#lib/domain/comparison/round.ts';
import { isProblem, type Problem } from '#lib/domain/problem.ts';
import { compiledOnce } from '#lib/domain/scoring/compile.ts';
import type { Cell } from '#lib/domain/scoring/cells.ts';
import type { IndexModel } from '#lib/domain/scoring/index-model.ts';
import type { App } from '#lib/server/app.ts';
import { openIndexRound } from './open-index-round.ts';

export interface WeighedCountry {
  readonly iso3: string;
  /** As published. */
  readonly score: number | null;
  /** In the slot order of the compiled model. */
  readonly points: readonly Cell[];
}

export interface OpenedWeights {
  readonly campaigns: readonly Campaign[];
  readonly opened: {
    readonly round: RoundRef;
    readonly model: IndexModel;
    readonly countries: readonly WeighedCountry[];
  } | null;
}

/** Fails with campaign.not_found or a refusal of `analysis.read`. */
export async function openWeights(
  app: App,
  actor: Actor | null,
  choice: { readonly campaign: string | null }
): Promise<OpenedWeights | Problem> {
  const found = await openIndexRound(app, actor, choice.campaign);
  if (isProblem(found)) return found;
  const { campaigns, round } = found;
  if (round === null) return { campaigns, opened: null };
  const { index } = round.model;
  if (index === null) return { campaigns, opened: null };
  const slots = compiledOnce(index).indicators.map(({ id }) => id);
  const countries = usableOf(round)
    .filter(isNamed)
    .map(({ submission: { iso3 }, result }): WeighedCountry => {
      const leaves = new Map(result?.dimensions.flatMap((one) => one.indicators.map((leaf) => [leaf.id, leaf])));
      const points = slots.map((slot): Cell => {
        const leaf = leaves.get(slot);
        return leaf?.points.value ?? (leaf?.state === 'not_applicable' ? 'not_applicable' : null);
      });
      return { iso3, score: result?.score.value ?? null, points };
    });
  return { campaigns, opened: { round: roundRef(round), model: index, countries } };
}
