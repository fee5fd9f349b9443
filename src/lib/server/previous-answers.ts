/**
 * The country's last submission of the same instrument, from an earlier round: what may stand beside this round's answers.
 * Whoever fills the present file may not have been a member of that one, so the look goes past his scope; it is bound to
 * the country of a file that he was allowed to load.
 */
import { operator, scopeOf } from '#lib/domain/access.ts';
import { previousAnswers, type PreviousAnswer } from '#lib/domain/country-file/previous.ts';
import type { Submission } from '#lib/domain/country-file/submission.ts';
import type { App } from './app.ts';
import type { FileOnDesk } from './file-desk.ts';

type Previous = ReadonlyMap<string, PreviousAnswer>;
interface Kept {
  readonly fingerprint: string;
  readonly previous: Previous;
}

/** Files whose last round is kept per process. */
const kept = 300;
const memos = new WeakMap<App, Map<string, Kept>>();

export async function previousOf(app: App, { state, campaign, version }: FileOnDesk): Promise<Previous> {
  const scope = scopeOf(operator('cli'));
  const { instrument } = state.version;
  const filter = { instrument, iso3: [state.iso3], status: ['approved', 'submitted'] } as const;
  const fingerprint = await app.storage.submissions.fingerprint(scope, filter);
  const memo = memos.get(app) ?? new Map<string, Kept>();
  memos.set(app, memo);
  const known = memo.get(state.fileId);
  if (known?.fingerprint === fingerprint) return known.previous;
  const listed = await app.storage.submissions.list(scope, filter);
  const earlier = await newestBefore(app, listed, state.campaignId, campaign.opensAt);
  const previous = previousAnswers(
    version.questionnaire,
    earlier === null
      ? null
      : {
          campaignId: earlier.campaignId,
          version: earlier.content.version,
          number: earlier.number,
          signedAt: earlier.content.signedAt,
          answers: earlier.content.answers
        }
  );
  memo.set(state.fileId, { fingerprint, previous });
  for (const oldest of memo.keys()) {
    if (memo.size <= kept) break;
    memo.delete(oldest);
  }
  return previous;
}

/** Of the rounds that opened before this one the last; of its submissions the newest that stands. */
async function newestBefore(
  app: App,
  listed: readonly Submission[],
  campaignId: string,
  opensAt: string
): Promise<Submission | null> {
  let best: { readonly submission: Submission; readonly opened: string } | null = null;
  for (const submission of listed) {
    if (submission.campaignId === campaignId || submission.supersededBy !== null) continue;
    const round = await app.storage.campaigns.get(submission.campaignId);
    if (round === null || Date.parse(round.opensAt) >= Date.parse(opensAt)) continue;
    const isLater =
      best === null ||
      Date.parse(round.opensAt) > Date.parse(best.opened) ||
      (round.id === best.submission.campaignId && submission.number > best.submission.number);
    if (isLater) best = { submission, opened: round.opensAt };
  }
  return best?.submission ?? null;
}
