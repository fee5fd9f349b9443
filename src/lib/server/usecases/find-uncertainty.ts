/**
 * The uncertainty of one round under a seed and a number of replications: its input, the key under which its result is kept,
 * and the result where there is one. The key names everything that the result hangs on: each submission, the version, the
 * campaign's rules, seed and replications. The seed of those who name none is fixed by the campaign's id (FNV-1a), so that
 * everybody sees the same numbers.
 */
import type { Actor } from '#lib/domain/access.ts';
import { canonicalJson } from '#lib/domain/canonical.ts';
import { uncertainRound } from '#lib/domain/comparison/uncertain-round.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import type { UncertaintyResult } from '#lib/domain/scoring/uncertainty/result.ts';
import { defaultReplications, seedOf, type UncertaintyInput } from '#lib/domain/scoring/uncertainty/uncertainty.ts';
import type { App } from '#lib/server/app.ts';
import { keptResult } from '#lib/server/jobs/stored-result.ts';
import { sha256 } from '#lib/server/sha256.ts';
import { loadResults, type LoadedResults } from './load-results.ts';

export interface UncertaintyChoice {
  readonly campaignId: string;
  readonly seed?: number;
  readonly replications?: number;
}

export interface FoundUncertainty {
  readonly key: string;
  readonly input: UncertaintyInput;
  readonly kept: UncertaintyResult | null;
}

const fewestReplications = 100;
const mostReplications = 10_000;

/** Fails as loadResults does, and with request.field_invalid (at seed or replications) or analysis.nothing_uncertain. */
export async function findUncertainty(
  app: App,
  actor: Actor | null,
  { campaignId, seed = seedOf(campaignId), replications = defaultReplications }: UncertaintyChoice
): Promise<FoundUncertainty | Problem> {
  const results = await loadResults(app, actor, { campaignId });
  if (isProblem(results)) return results;
  if (!Number.isSafeInteger(seed) || seed < 0) return problem('request.field_invalid', {}, 'seed');
  if (!Number.isInteger(replications) || replications < fewestReplications || replications > mostReplications)
    return problem('request.field_invalid', {}, 'replications');
  const uncertain = uncertainRound(results.round);
  if (uncertain === null) return problem('analysis.nothing_uncertain');
  const key = keyOf(results, seed, replications);
  return { key, input: { ...uncertain, seed, replications }, kept: await keptResult(app.storage.cache, key) };
}

/** `format`: raised when the result's shape or the way it is computed changes. */
function keyOf({ round, version }: LoadedResults, seed: number, replications: number): string {
  const { id, countries, smallestGroup, groupsAsOf } = round.campaign;
  const submissions = round.submissions.map(({ submission: { sha256: content, consent, status } }) => [content, consent, status]); // prettier-ignore
  const named = {
    format: 1,
    campaign: { id, countries, smallestGroup, groupsAsOf },
    version: version.ref,
    submissions
  };
  return `uncertainty:${sha256(canonicalJson({ ...named, seed, replications }))}`;
}
