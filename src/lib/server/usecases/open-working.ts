/**
 * One score opened: the result with everything it was made of, the model that made it and the submission it is of. Reviewers
 * open every signed submission; others only approved ones whose country may be named. Nothing is scored differently here.
 */
import { evaluated } from './load-results.ts';
import { knownUncertainty } from './open-sensitivity.ts';
import { can, refusal, scopeOf, type Actor } from '#lib/domain/access.ts';
import type { Submission } from '#lib/domain/country-file/submission.ts';
import type { Question } from '#lib/domain/instrument/questionnaire.ts';
import { problem, type Problem } from '#lib/domain/problem.ts';
import { intervalOf } from '#lib/domain/scoring/uncertainty/result.ts';
import type { Working, WorkingInterval } from '#lib/domain/scoring/working.ts';
import { writeWorking } from '#lib/domain/scoring/write-working.ts';
import type { App } from '#lib/server/app.ts';

export interface OpenedWorking {
  readonly campaign: { readonly id: string; readonly title: string; readonly timeZone: string };
  readonly submission: Pick<
    Submission,
    'fileId' | 'number' | 'receipt' | 'iso3' | 'sha256' | 'status' | 'decidedAt' | 'consent' | 'origin'
  > & { readonly signedAt: string; readonly version: Submission['content']['version'] };
  readonly method: string;
  /** null: this version scores nothing. */
  readonly working: Working | null;
  /** The questions that indicators read, by name. */
  readonly questions: ReadonlyMap<string, Question>;
}

export async function openWorking(
  app: App,
  actor: Actor | null,
  input: { readonly fileId: string; readonly number: number }
): Promise<OpenedWorking | Problem> {
  const refused = refusal(actor, 'analysis.read');
  if (refused !== null) return refused;
  const submission = await app.storage.submissions.get(scopeOf(actor), input.fileId, input.number);
  if (submission === null) return problem('analysis.not_found');
  const published = submission.status === 'approved' && submission.consent === 'named';
  if (!published && !can(actor, 'submission.read')) return problem('analysis.not_found');
  const campaign = await app.storage.campaigns.get(submission.campaignId);
  if (campaign === null) return problem('campaign.not_found', { campaignId: submission.campaignId });
  const { instrument, version: number } = submission.content.version;
  const version = await app.versions.get(instrument, number);
  if (version === null) return problem('instrument.not_found', { instrument, version: number });

  const { result } = evaluated(version, submission);
  const model = version.scoring.index;
  const { method } = version.scoring;
  const ref = submission.content.version;
  const working =
    result === null || model === null
      ? null
      : writeWorking({
          method,
          version: ref,
          model,
          result,
          interval: published ? await intervalIn(app, actor, submission) : null
        });
  const read = new Set(result?.dimensions.flatMap(({ indicators }) => indicators.map(({ question }) => question)));
  const { fileId, receipt, iso3, sha256, status, decidedAt, consent, origin, content } = submission;
  return {
    campaign: { id: campaign.id, title: campaign.title, timeZone: campaign.timeZone },
    submission: {
      ...{ fileId, number: submission.number, receipt, iso3, sha256, status, decidedAt, consent, origin },
      ...{ signedAt: content.signedAt, version: content.version }
    },
    method,
    working,
    questions: new Map([...version.questionnaire.byName].filter(([name]) => read.has(name)))
  };
}

/** Of a published score alone: an interval is drawn over the approved submissions of its round. */
async function intervalIn(
  app: App,
  actor: Actor | null,
  { campaignId, iso3 }: Submission
): Promise<WorkingInterval | null> {
  const known = await knownUncertainty(app, actor, campaignId);
  const found = known === null ? null : intervalOf(known, iso3);
  if (found === null) return null;
  const { low, median, high, replications, seed } = found;
  return { low, median, high, replications, seed };
}
