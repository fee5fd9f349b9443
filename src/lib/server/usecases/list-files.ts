/** Who is where: the cockpit's rows, from summaries. Never reads an answer. */
import type { App } from '#lib/server/app.ts';
import { refusal, scopeOf, type Actor } from '#lib/domain/access.ts';
import { campaignFacts, type CampaignFacts } from '#lib/domain/country-file/file-facts.ts';
import type { FileStatus, FileSummary, MoreTime, ThreadCounts } from '#lib/domain/country-file/file-state.ts';
import { sectionsDone } from '#lib/domain/country-file/progress.ts';
import { repairSubmissions } from '#lib/server/submission-projection.ts';
import { summariesOf } from '#lib/server/summaries.ts';
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
  /** The country has taken its newest signature back and not signed again. */
  readonly withdrawn: boolean;
  readonly questions: ThreadCounts;
  /** The country's newest request for more time; null: none. */
  readonly moreTime: Pick<MoreTime, 'until' | 'outcome'> | null;
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
  const refused = refusal(actor, 'files.watch');
  if (refused !== null || actor === null) return refused ?? problem('access.sign_in_first');
  const scope = scopeOf(actor);
  const all = (await app.storage.campaigns.list()).filter((one) => one.status !== 'draft');
  const campaigns = all.sort((a, b) => Date.parse(b.opensAt) - Date.parse(a.opensAt));
  const wanted = input.campaignId ?? null;
  const campaign =
    wanted === null
      ? (campaigns.find((one) => one.origin === 'asked') ?? campaigns[0] ?? null)
      : campaigns.find((one) => one.id === wanted);
  if (campaign === undefined) return problem('campaign.not_found', { campaignId: wanted ?? '' });
  const counts: Record<FileStatus, number> = {
    invited: 0,
    in_progress: 0,
    frozen: 0,
    submitted: 0,
    returned: 0,
    approved: 0,
    declined: 0
  };
  const rows: FileRow[] = [];
  if (campaign !== null) {
    for await (const summary of summariesOf(app, scope, { campaignId: campaign.id })) {
      await repairSubmissions(app, scope, summary);
      counts[summary.status] += 1;
      if (input.status !== undefined && input.status.length > 0 && !input.status.includes(summary.status)) continue;
      if (input.iso3 !== undefined && input.iso3.length > 0 && !input.iso3.includes(summary.iso3)) continue;
      rows.push(rowOf(summary));
    }
  }
  return {
    campaigns: campaigns.map(({ id, title, origin }) => ({ id, title, origin })),
    campaign: campaign === null ? null : campaignFacts(campaign),
    rows,
    counts
  };
}

function rowOf(summary: FileSummary): FileRow {
  const focalPoint = summary.members.find((one) => one.role === 'focal_point');
  const newest = summary.submissions.at(-1);
  const { done, of } = sectionsDone(summary.progress);
  return {
    fileId: summary.fileId,
    campaignId: summary.campaignId,
    iso3: summary.iso3,
    origin: summary.origin,
    status: summary.status,
    focalPoint: focalPoint === undefined ? null : { name: focalPoint.name, email: focalPoint.email },
    contributors: summary.members.filter((one) => one.role === 'contributor').length,
    invitedAt: summary.openedAt,
    openedAt: summary.firstVisitAt,
    sectionsDone: done,
    sectionsAsked: of,
    submission: newest === undefined ? null : { number: newest.number, receipt: newest.receipt, at: newest.at },
    decidedAt: newest?.decidedAt ?? null,
    lastActivityAt: summary.lastActivityAt,
    withdrawn: newest?.outcome === 'withdrawn',
    questions: summary.threadCounts,
    moreTime: summary.moreTime === null ? null : { until: summary.moreTime.until, outcome: summary.moreTime.outcome }
  };
}
