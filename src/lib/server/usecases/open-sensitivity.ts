/**
 * The uncertainty of a round as an analyst looks at it: the result where there is one, how far it is, and the rounds to choose
 * from. `knownUncertainty` is what other pages print beside a score. Computes nothing.
 */
import { can, type Actor } from '#lib/domain/access.ts';
import { buildSensitivity, type SensitivityView } from '#lib/domain/analysis/sensitivity.ts';
import type { Campaign } from '#lib/domain/campaign/campaign.ts';
import { roundRef, type RoundRef } from '#lib/domain/comparison/round.ts';
import { isProblem, type Problem } from '#lib/domain/problem.ts';
import type { IndexModel } from '#lib/domain/scoring/index-model.ts';
import type { UncertaintyResult } from '#lib/domain/scoring/uncertainty/result.ts';
import type { App } from '#lib/server/app.ts';
import { openIndexRound } from './open-index-round.ts';
import { openUncertainty } from './open-uncertainty.ts';

export interface SensitivityChoice {
  /** null: not said. */
  readonly campaign: string | null;
  readonly seed: number | null;
  readonly replications: number | null;
  readonly pair: { readonly first: string; readonly second: string } | null;
}

export interface OpenedSensitivity {
  readonly campaigns: readonly Campaign[];
  readonly opened: {
    readonly round: RoundRef;
    readonly choices: IndexModel['uncertainty'];
    readonly state:
      | { readonly kind: 'ready'; readonly view: SensitivityView }
      | { readonly kind: 'running'; readonly done: number; readonly total: number }
      | { readonly kind: 'none'; readonly last: 'failed' | 'cancelled' | null }
      /** The version publishes no open choices, or nobody has a score. */
      | { readonly kind: 'impossible' };
    readonly mayCompute: boolean;
  } | null;
}

/** Fails with campaign.not_found, request.field_invalid (seed, replications) or a refusal of `analysis.read`. */
export async function openSensitivity(
  app: App,
  actor: Actor | null,
  choice: SensitivityChoice
): Promise<OpenedSensitivity | Problem> {
  const found = await openIndexRound(app, actor, choice.campaign);
  if (isProblem(found)) return found;
  const { campaigns, round } = found;
  if (round === null) return { campaigns, opened: null };
  const drawn = await openUncertainty(app, actor, drawnBy(round.campaign.id, choice));
  const base = {
    round: roundRef(round),
    choices: round.model.index?.uncertainty ?? null,
    mayCompute: can(actor, 'analysis.compute')
  };
  if (isProblem(drawn))
    return drawn.problem === 'analysis.nothing_uncertain'
      ? { campaigns, opened: { ...base, state: { kind: 'impossible' } } }
      : drawn;
  const state =
    drawn.state === 'ready'
      ? { kind: 'ready' as const, view: buildSensitivity(round, drawn.result, choice.pair) }
      : drawn.state === 'running'
        ? { kind: 'running' as const, done: drawn.done, total: drawn.total }
        : { kind: 'none' as const, last: drawn.last };
  return { campaigns, opened: { ...base, state } };
}

export function drawnBy(campaignId: string, { seed, replications }: Pick<SensitivityChoice, 'seed' | 'replications'>) {
  return { campaignId, ...(seed === null ? {} : { seed }), ...(replications === null ? {} : { replications }) };
}

/** The result under the round's own seed, where it was computed for the files that are approved now. */
export async function knownUncertainty(
  app: App,
  actor: Actor | null,
  campaignId: string
): Promise<UncertaintyResult | null> {
  const found = await openUncertainty(app, actor, { campaignId });
  return !isProblem(found) && found.state === 'ready' ? found.result : null;
}
