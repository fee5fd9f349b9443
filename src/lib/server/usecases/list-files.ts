/** Who is where: the cockpit's rows, from summaries. Never reads an answer. */
import type { App } from '#lib/server/app.ts';
import type { Actor } from '#lib/domain/access.ts';
import type { CampaignFacts } from '#lib/domain/country-file/file-facts.ts';
import type { FileStatus } from '#lib/domain/country-file/file-state.ts';
import { problem, type Problem } from '#lib/domain/problem.ts';

export interface FileRow {
  readonly fileId: string;
  readonly campaignId: string;
  readonly iso3: string;
  readonly origin: 'asked' | 'imported';
  readonly status: FileStatus;
  readonly focalPoint: { readonly name: string; readonly email: string } | null;
  readonly contributors: number;
  readonly invitedAt: string;
  /** First visit of a member. */
  readonly openedAt: string | null;
  readonly sectionsDone: number;
  readonly sectionsAsked: number;
  /** Newest submission. */
  readonly submission: { readonly number: number; readonly receipt: string; readonly at: string } | null;
  readonly decidedAt: string | null;
  readonly lastActivityAt: string;
}

export interface ListedFiles {
  /** Campaigns to choose from, newest opening first. */
  readonly campaigns: readonly { readonly id: string; readonly title: string; readonly origin: 'asked' | 'imported' }[];
  /** The campaign shown: the one asked for, else the newest that asks; null: there is none. */
  readonly campaign: CampaignFacts | null;
  /** In order of iso3. */
  readonly rows: readonly FileRow[];
  /** Of the whole campaign, whatever the filter. */
  readonly counts: Readonly<Record<FileStatus, number>>;
}

export interface ListFilesInput {
  readonly campaignId?: string | null;
  readonly status?: readonly FileStatus[];
  readonly iso3?: readonly string[];
}

export async function listFiles(app: App, actor: Actor | null, input: ListFilesInput): Promise<ListedFiles | Problem> {
  await Promise.resolve([app, actor]);
  return problem('campaign.not_found', { campaignId: input.campaignId ?? '' });
}
