/** Has the service worker keep a respondent's pages and the program's parts that they use, for the time without network. */
import { version } from '$app/environment';

/** What a page asks of the service worker. */
export interface KeepNote {
  readonly kind: 'keep';
  /** Of which build the page is. */
  readonly build: string;
  readonly pages: readonly string[];
  readonly parts: readonly string[];
}

let wanted: readonly string[] = [];
/** The parts of the program that this page has loaded. */
const loaded = new Set<string>();
let registered = false;

async function ask(pages: readonly string[], parts: Iterable<string>): Promise<void> {
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage({ kind: 'keep', build: version, pages, parts: [...parts] } satisfies KeepNote);
}

/** What was on its way already when the worker came did not pass by it: it is told of all that has arrived. */
function watchParts(): void {
  new PerformanceObserver((list) => {
    const paths = list.getEntries().map(({ name }) => new URL(name).pathname);
    const parts = paths.filter((path) => path.startsWith('/_app/immutable/') && !loaded.has(path));
    for (const part of parts) loaded.add(part);
    if (parts.length > 0) void ask([], parts);
  }).observe({ type: 'resource', buffered: true });
}

export async function keepOffline(pages: readonly string[]): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  wanted = pages;
  if (!registered) {
    registered = true;
    watchParts();
    // A worker of a newer program begins with nothing.
    navigator.serviceWorker.addEventListener('controllerchange', () => void ask(wanted, loaded));
    await navigator.serviceWorker.register('/service-worker.js');
  }
  await ask(wanted, loaded);
}

/** What somebody on this page may want to open without network: his files, and all sections of this one. */
export function pagesOf(path: string, data: unknown): readonly string[] {
  const shown = data as { readonly file?: { readonly fileId: string; readonly sections: readonly { name: string }[] } };
  const { file } = shown;
  const own = file === undefined ? [] : [`/files/${file.fileId}`, `/files/${file.fileId}/rules`];
  const sections = file?.sections.map(({ name }) => `/files/${file.fileId}/sections/${name}`) ?? [];
  return [...new Set([path, ...sections, ...own, '/files', '/unsent'])];
}
