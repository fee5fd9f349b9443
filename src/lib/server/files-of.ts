/** The summaries of all files of a campaign, page by page from the store. */
import type { Scope } from '#lib/domain/access.ts';
import type { FileSummary } from '#lib/domain/country-file/file-state.ts';
import type { App } from './app.ts';

export async function filesOf(app: App, scope: Scope, campaignId: string): Promise<readonly FileSummary[]> {
  const files: FileSummary[] = [];
  let after: string | null = null;
  do {
    const page: { readonly items: readonly FileSummary[]; readonly next: string | null } =
      await app.storage.countryFiles.list(scope, { campaignId }, { after, limit: 500 });
    files.push(...page.items);
    after = page.next;
  } while (after !== null);
  return files;
}
