/** The country files of which a respondent is a member, those that wait for him first. */
import type { App } from '#lib/server/app.ts';
import type { Actor } from '#lib/domain/access.ts';
import type { CampaignFacts } from '#lib/domain/country-file/file-facts.ts';
import type { FileStatus, Member } from '#lib/domain/country-file/file-state.ts';
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
  await Promise.resolve([app, actor]);
  return problem('access.not_allowed');
}
