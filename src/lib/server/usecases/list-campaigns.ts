/** Every campaign with the count of its files by state; newest opening first. Reads no answer. */
import { refusal, scopeOf, type Actor } from '#lib/domain/access.ts';
import type { Campaign } from '#lib/domain/campaign/campaign.ts';
import type { FileStatus } from '#lib/domain/country-file/file-state.ts';
import type { Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import { filesOf } from '#lib/server/files-of.ts';

export interface CampaignLine extends Campaign {
  readonly files: number;
  readonly byStatus: Readonly<Partial<Record<FileStatus, number>>>;
}

export async function listCampaigns(app: App, actor: Actor | null): Promise<readonly CampaignLine[] | Problem> {
  const refused = refusal(actor, 'campaigns.read');
  if (refused !== null) return refused;
  const lines: CampaignLine[] = [];
  for (const campaign of await app.storage.campaigns.list()) {
    const files = campaign.status === 'draft' ? [] : await filesOf(app, scopeOf(actor), campaign.id);
    const byStatus: Partial<Record<FileStatus, number>> = {};
    for (const { status } of files) byStatus[status] = (byStatus[status] ?? 0) + 1;
    lines.push({ ...campaign, files: files.length, byStatus });
  }
  return lines.sort((a, b) => (a.opensAt < b.opensAt ? 1 : a.opensAt > b.opensAt ? -1 : 0));
}
