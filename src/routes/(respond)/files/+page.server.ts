/** The country files of the person who is asking. */
import { words } from '#lib/survey/control-view.ts';
import { show } from '#lib/server/respond.ts';
import { listMyFiles } from '#lib/server/usecases/list-my-files.ts';
import { fileDoor } from '#lib/ui/survey/file-door.ts';
import { deadlineText } from '#lib/ui/survey/deadline.ts';
import { fileStatusWord } from '#lib/ui/survey/file-status.ts';
import { countryWords } from '#lib/ui/survey/file-view.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { app, actor, language } }) => {
  const files = show(await listMyFiles(app, actor));
  return {
    files: files.map((file) => ({
      fileId: file.fileId,
      door: fileDoor(file),
      country: countryWords(file.iso3, language),
      campaign: file.campaign.title,
      questionnaire: words(file.instrumentTitle, language),
      state: fileStatusWord(file.status),
      deadline: deadlineText(file.campaign, app.clock(), language),
      done: file.sectionsDone,
      asked: file.sectionsAsked,
      returnReason: file.status === 'returned' ? file.returnReason : null
    }))
  };
};
