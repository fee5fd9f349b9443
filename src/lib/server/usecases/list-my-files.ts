/** The country files of which a respondent is a member, those that wait for him first. */
import type { App } from '#lib/server/app.ts';
import { refusal, scopeOf, type Actor } from '#lib/domain/access.ts';
import { campaignFacts, type CampaignFacts } from '#lib/domain/country-file/file-facts.ts';
import type { FileStatus, Member } from '#lib/domain/country-file/file-state.ts';
import { closingOf, memberOf, whyClosed } from '#lib/domain/country-file/permission.ts';
import { sectionsDone } from '#lib/domain/country-file/progress.ts';
import { summariesOf } from '#lib/server/summaries.ts';
import type { Text } from '#lib/domain/languages.ts';
import { problem, type Problem } from '#lib/domain/problem.ts';

export interface MyFile {
  readonly fileId: string;
  readonly iso3: string;
  readonly status: FileStatus;
  readonly campaign: CampaignFacts;
  readonly instrumentTitle: Text;
  readonly me: Member;
  /** Why no answer is taken now; null: answers are taken. */
  readonly readOnly: Problem | null;
  readonly sectionsDone: number;
  readonly sectionsAsked: number;
  readonly lastActivityAt: string;
  readonly returnReason: string | null;
  /** Number of the newest submission; null: none yet. */
  readonly submission: number | null;
}

export async function listMyFiles(app: App, actor: Actor | null): Promise<readonly MyFile[] | Problem> {
  const refused = refusal(actor, 'file.list');
  if (refused !== null || actor === null) return refused ?? problem('access.sign_in_first');
  const now = app.clock().toISOString();
  const files: MyFile[] = [];
  for await (const summary of summariesOf(app, scopeOf(actor), {})) {
    const me = memberOf(summary, actor.personId);
    const [campaign, version] = await Promise.all([
      app.storage.campaigns.get(summary.campaignId),
      app.versions.get(summary.version.instrument, summary.version.version)
    ]);
    if (me === null || campaign === null || version === null) continue;
    const { done, of } = sectionsDone(summary.progress);
    files.push({
      fileId: summary.fileId,
      iso3: summary.iso3,
      status: summary.status,
      campaign: { ...campaignFacts(campaign), closesAt: closingOf(summary, campaign) },
      instrumentTitle: version.questionnaire.title,
      me,
      readOnly: whyClosed(summary, campaign, now),
      sectionsDone: done,
      sectionsAsked: of,
      lastActivityAt: summary.lastActivityAt,
      returnReason: summary.returnReason,
      submission: summary.submissions.at(-1)?.number ?? null
    });
  }
  const rank = (file: MyFile) => (file.readOnly === null ? 0 : 1);
  return files.sort((a, b) => rank(a) - rank(b) || Date.parse(a.campaign.closesAt) - Date.parse(b.campaign.closesAt));
}
