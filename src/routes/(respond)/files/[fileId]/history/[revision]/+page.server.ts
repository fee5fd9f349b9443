/** The file as it stood after one of its revisions, to read. */
import { formatDateTime } from '#lib/i18n/format.ts';
import { show } from '#lib/server/respond.ts';
import { openFile } from '#lib/server/usecases/open-file.ts';
import { openPastState } from '#lib/server/usecases/open-past-state.ts';
import { fileStatusWord } from '#lib/ui/survey/file-status.ts';
import { fileView } from '#lib/ui/survey/file-view.ts';
import { readingCopy } from '#lib/ui/survey/reading-copy.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params: { fileId, revision }, locals: { app, actor, language } }) => {
  const number = /^\d{1,9}$/.test(revision) ? Number(revision) : 0;
  const { file } = show(await openFile(app, actor, { fileId }));
  const past = show(await openPastState(app, actor, { fileId, revision: number }));
  const shown = Object.entries(past.answers).filter(([name]) => past.logic.visible.has(name));
  return {
    file: fileView(file, language),
    date: formatDateTime(past.at, language, file.campaign.timeZone),
    state: fileStatusWord(past.status),
    copy: readingCopy(past.questionnaire, Object.fromEntries(shown), language)
  };
};
