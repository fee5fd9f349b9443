/**
 * One round ready for analysis: a campaign's approved submissions with what their conditions showed and their scores. Reads
 * the store only when the approved set changed (its fingerprint says so) and then evaluates only the submissions that the
 * round did not hold before: an evaluation is a function of the submission's and the version's SHA-256. A round that no
 * process holds is evaluated whole: that is cheaper than to fetch it from a stored cache.
 * Never reads a draft and never returns a submission that is not approved; consent is the views' business.
 */
import { refusal, scopeOf, type Actor } from '#lib/domain/access.ts';
import type { Campaign } from '#lib/domain/campaign/campaign.ts';
import type { Round, ScoredSubmission } from '#lib/domain/comparison/round.ts';
import { publishable } from '#lib/domain/country-file/submission-content.ts';
import type { Submission } from '#lib/domain/country-file/submission.ts';
import { valuesOf } from '#lib/domain/country-file/values.ts';
import { problem, type Problem } from '#lib/domain/problem.ts';
import { scoreSubmission } from '#lib/domain/scoring/score.ts';
import type { App } from '#lib/server/app.ts';
import type { CompiledVersion } from '#lib/server/version-shelf.ts';

export interface LoadedResults {
  readonly round: Round;
  readonly version: CompiledVersion;
  /** Changes when an answer to a question about this round may change: a key for what is derived from it. */
  readonly fingerprint: string;
}

/** Rounds kept per process: the newest used; a round of 200 countries is a few megabytes. */
const roundsKept = 12;
const memos = new WeakMap<
  App,
  Map<string, { readonly fingerprint: string; readonly results: Promise<LoadedResults> }>
>();

/** Fails with campaign.not_found, instrument.not_found or a refusal of `analysis.read`. */
export async function loadResults(
  app: App,
  actor: Actor | null,
  input: { readonly campaignId: string }
): Promise<LoadedResults | Problem> {
  const refused = refusal(actor, 'analysis.read');
  if (refused !== null) return refused;
  const campaign = await app.storage.campaigns.get(input.campaignId);
  if (campaign === null) return problem('campaign.not_found', { campaignId: input.campaignId });
  const { instrument, version: number } = campaign.version;
  const version = await app.versions.get(instrument, number);
  if (version === null) return problem('instrument.not_found', { instrument, version: number });

  const filter = { campaignId: [campaign.id], status: ['approved'] } as const;
  const approved = await app.storage.submissions.fingerprint(scopeOf(actor), filter);
  const fingerprint = `${campaign.id} ${campaign.revision} ${approved}`;
  const memo = memos.get(app) ?? new Map<string, { fingerprint: string; results: Promise<LoadedResults> }>();
  memos.set(app, memo);
  const kept = memo.get(campaign.id);
  memo.delete(campaign.id);
  if (kept?.fingerprint === fingerprint) {
    memo.set(campaign.id, kept);
    return kept.results;
  }
  const before = kept?.results.catch(() => null) ?? Promise.resolve(null);
  const listed = app.storage.submissions.list(scopeOf(actor), filter);
  const results = Promise.all([listed, before]).then(([submissions, known]) => ({
    round: roundOf(campaign, version, submissions, known),
    version,
    fingerprint
  }));
  memo.set(campaign.id, { fingerprint, results });
  for (const oldest of memo.keys()) {
    if (memo.size <= roundsKept) break;
    memo.delete(oldest);
  }
  results.catch(() => memo.delete(campaign.id));
  return results;
}

function roundOf(
  campaign: Campaign,
  version: CompiledVersion,
  submissions: readonly Submission[],
  before: LoadedResults | null
): Round {
  const same = before?.version.ref.sha256 === version.ref.sha256 ? before.round.submissions : [];
  const known = new Map(same.map((scored) => [scored.submission.sha256, scored]));
  return {
    campaign,
    questionnaire: version.questionnaire,
    model: version.scoring,
    submissions: newestOfEach(submissions).map((submission) => {
      const scored = known.get(submission.sha256);
      if (scored === undefined) return evaluated(version, submission);
      return { ...scored, submission: { ...submission, content: scored.submission.content } };
    })
  };
}

/**
 * Of a file that was reopened the newest approved submission counts, also where a crash has kept the older one's projection
 * from saying so; the older ones stay citable. `submissions` are in order of (campaign, country, number).
 */
function newestOfEach(submissions: readonly Submission[]): readonly Submission[] {
  return [...new Map(submissions.map((submission) => [submission.fileId, submission])).values()];
}

/**
 * What a version makes of one submission, approved or not: what was asked, the computed values, the score. Confidential
 * answers decide what was asked and enter nothing else: they count as missing, and no value is computed from them.
 */
export function evaluated(version: CompiledVersion, submission: Submission): ScoredSubmission {
  const content = publishable(submission.content, version.questionnaire);
  const asked = version.logic(valuesOf(submission.content.answers));
  const { visible } = asked;
  const open = content === submission.content ? asked.calculated : version.logic(valuesOf(content.answers)).calculated;
  const calculated = new Map([...visible].flatMap((name) => (open.has(name) ? [[name, open.get(name) ?? null]] : [])));
  const result = scoreSubmission(version.scoring, content.answers, { visible, calculated });
  return { submission: { ...submission, content }, visible, calculated, result };
}
