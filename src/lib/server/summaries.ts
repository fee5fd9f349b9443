import type { Scope } from '#lib/domain/access.ts';
import type { FileSummary } from '#lib/domain/country-file/file-state.ts';
import type { App } from './app.ts';
import type { FileFilter } from './storage/port.ts';

/** Every file summary of a listing, page by page, in the store's order. */
export async function* summariesOf(app: App, scope: Scope, filter: FileFilter): AsyncGenerator<FileSummary> {
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof app.storage.countryFiles.list>> = await app.storage.countryFiles.list(
      scope,
      filter,
      { after, limit: 200 }
    );
    yield* page.items;
    after = page.next;
  } while (after !== null);
}
