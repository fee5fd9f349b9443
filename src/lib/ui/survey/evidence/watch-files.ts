/**
 * What becomes of a country file's waiting files while one of its sections is open: each question says that some wait, and
 * what arrives, from whichever tab, stands under its question at once. Brings the panel along for the time without network.
 */
import type { Language } from '#lib/domain/languages.ts';
import { evidence_not_sent } from '#lib/i18n/generated/messages.js';
import { courierOf } from '#lib/ui/unsent/courier.ts';
import { waitingFiles } from '#lib/ui/unsent/files.ts';
import type { ItemCited } from './change-evidence.ts';
import { withArrived, type EvidenceView } from './evidence-view.ts';

export interface EvidenceBoard {
  readonly read: () => EvidenceView;
  readonly show: (evidence: EvidenceView) => void;
}

export function watchFiles(
  { personId, fileId, language }: { readonly personId: string; readonly fileId: string; readonly language: Language },
  { read, show }: EvidenceBoard
): () => void {
  async function look(): Promise<void> {
    const counts = new Map<string, number>();
    for (const { question } of await waitingFiles(personId, fileId))
      counts.set(question, (counts.get(question) ?? 0) + 1);
    const waiting = Object.fromEntries(
      [...counts].map(([name, count]) => [name, ` · ${evidence_not_sent({ count })}`])
    );
    show({ ...read(), waiting });
  }
  function arrived(question: string, reply: ItemCited): void {
    const evidence = read();
    const { items, cited } = withArrived(evidence, question, reply, language);
    show({ ...evidence, items, cited: { ...evidence.cited, [question]: cited } });
  }
  void look();
  // Not needed before somebody opens it, but then perhaps without a line.
  import('./EvidencePanel.svelte').catch(() => undefined);
  return courierOf(personId).listen((news) => {
    if (news.kind === 'arrived' && news.file.fileId === fileId) arrived(news.file.question, news.reply);
    if (news.kind !== 'way') void look();
  });
}
