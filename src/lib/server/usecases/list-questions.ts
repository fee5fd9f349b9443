/** Every question to a country of one campaign, over all its files, newest message first. Shows what the two sides wrote, no answer. */
import { refusal, scopeOf, type Actor } from '#lib/domain/access.ts';
import { campaignFacts, type CampaignFacts } from '#lib/domain/country-file/file-facts.ts';
import type { Thread, ThreadMessage } from '#lib/domain/country-file/file-state.ts';
import type { Text } from '#lib/domain/languages.ts';
import { problem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import { summariesOf } from '#lib/server/summaries.ts';

export interface AskedQuestion extends Pick<Thread, 'question' | 'number' | 'status'> {
  readonly fileId: string;
  readonly iso3: string;
  readonly title: Text | null;
  readonly messages: number;
  readonly last: ThreadMessage;
}

export interface ListedQuestions {
  readonly campaigns: readonly { readonly id: string; readonly title: string }[];
  /** The one asked for, else the newest that asks; null: there is none. */
  readonly campaign: CampaignFacts | null;
  readonly questions: readonly AskedQuestion[];
}

/** `status` left out: whatever is not settled. */
export async function listQuestions(
  app: App,
  actor: Actor | null,
  input: { readonly campaignId: string | null; readonly status: Thread['status'] | null }
): Promise<ListedQuestions | Problem> {
  const refused = refusal(actor, 'submission.read');
  if (refused !== null || actor === null) return refused ?? problem('access.sign_in_first');
  const scope = scopeOf(actor);
  const campaigns = (await app.storage.campaigns.list())
    .filter((one) => one.status !== 'draft' && one.origin === 'asked')
    .sort((a, b) => Date.parse(b.opensAt) - Date.parse(a.opensAt));
  const campaign = campaigns.find(({ id }) => input.campaignId === null || id === input.campaignId);
  if (campaign === undefined && input.campaignId !== null) {
    return problem('campaign.not_found', { campaignId: input.campaignId });
  }
  const questions: AskedQuestion[] = [];
  if (campaign !== undefined) {
    const { instrument, version } = campaign.version;
    const questionnaire = (await app.versions.get(instrument, version))?.questionnaire;
    for await (const { fileId, iso3, threadCounts } of summariesOf(app, scope, { campaignId: campaign.id })) {
      if (threadCounts.open + threadCounts.answered + threadCounts.settled === 0) continue;
      for (const thread of (await app.storage.countryFiles.load(scope, fileId))?.threads ?? []) {
        const { question, number, status, messages } = thread;
        const last = messages.at(-1);
        const wanted = input.status === null ? status !== 'settled' : status === input.status;
        if (!wanted || last === undefined) continue;
        const title = questionnaire?.byName.get(question)?.title ?? null;
        questions.push({ fileId, iso3, question, number, status, title, last, messages: messages.length });
      }
    }
  }
  return {
    campaigns: campaigns.map(({ id, title }) => ({ id, title })),
    campaign: campaign === undefined ? null : campaignFacts(campaign),
    questions: questions.sort((a, b) => Date.parse(b.last.at) - Date.parse(a.last.at))
  };
}
