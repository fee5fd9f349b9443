/**
 * One waiting file on its way to the server, from wherever it stands to the end: what the server says is kept beside the
 * file as it comes, so that a crash at any moment sends nothing twice and loses nothing.
 */
import type { ItemCited } from '#lib/ui/survey/evidence/change-evidence.ts';
import { changeFile, contentOf, removeFile, type WaitingFile } from './files.ts';
import { sendFile, type SendFileOptions } from './send-file.ts';

/** `stopped`: somebody has ended it, or removed the file. */
export type Carried =
  { readonly outcome: 'arrived'; readonly reply: ItemCited } | { readonly outcome: 'refused' | 'stopped' };

export async function carryFile(
  file: WaitingFile,
  { signal, report, wait }: Pick<SendFileOptions, 'signal' | 'report' | 'wait'>
): Promise<Carried> {
  const { id } = file;
  const content = await contentOf(id);
  if (content === null) {
    await removeFile(id);
    return { outcome: 'stopped' };
  }
  const removed = new AbortController();
  const stop = AbortSignal.any([signal, removed.signal]);
  try {
    const sent = await sendFile({
      file,
      content,
      signal: stop,
      report,
      wait,
      keep: async (upload, received) => {
        if (!(await changeFile(id, { upload, received, refused: null }))) removed.abort();
      }
    });
    if (sent.outcome === 'refused') {
      await changeFile(id, { refused: sent.refused, upload: null, received: 0 });
      return { outcome: 'refused' };
    }
    await removeFile(id);
    return { outcome: 'arrived', reply: sent.reply };
  } catch (failure) {
    if (!stop.aborted) throw failure;
    return { outcome: 'stopped' };
  }
}
