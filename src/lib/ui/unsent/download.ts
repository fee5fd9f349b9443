/** Gives a person what waits here as files to keep: his unsent answers of one country file, or a file of evidence. */
import { offline_left_out } from '#lib/i18n/generated/messages.js';
import { contentOf, waitingFiles } from './files.ts';
import { rescueText } from './rescue.ts';
import { keyOf, openUnsents } from './store.ts';

/** Files of evidence that are too large to go along are named to him and in the file. */
export async function downloadRescue(person: { id: string; name: string }, fileId: string): Promise<void> {
  const kept = await (await openUnsents(keyOf(person.id, fileId))).read();
  const savedAt = new Date().toISOString();
  const { text, leftOut } = await rescueText(kept, await waitingFiles(person.id, fileId), { person, fileId, savedAt });
  const name = `unsent-${fileId}-${savedAt.slice(0, 19).replaceAll(':', '')}.json`;
  save(new Blob([text], { type: 'application/json' }), name);
  if (leftOut.length > 0) alert(offline_left_out({ names: leftOut.map((file) => file.name).join(' · ') }));
}

/** As it was chosen. Removed meanwhile: nothing. */
export async function downloadFile({ id, name }: { readonly id: string; readonly name: string }): Promise<void> {
  const content = await contentOf(id);
  // Never to be shown by the browser, whatever it holds.
  if (content !== null) save(new Blob([content], { type: 'application/octet-stream' }), name);
}

function save(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
