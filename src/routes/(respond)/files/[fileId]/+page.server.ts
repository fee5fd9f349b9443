/** The home of a country file: how far it is, who fills what, what to do next. */
import { words } from '#lib/survey/control-view.ts';
import { show } from '#lib/server/respond.ts';
import { openFile } from '#lib/server/usecases/open-file.ts';
import { deadlineText } from '#lib/ui/survey/deadline.ts';
import { fileStatusWord } from '#lib/ui/survey/file-status.ts';
import { fileView } from '#lib/ui/survey/file-view.ts';
import { askedView } from '#lib/ui/survey/talk/asked-view.ts';
import { mayAskTime, readOnlyText } from '#lib/ui/survey/read-only-text.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { app, actor, language } }) => {
  const { file, instrumentTitle, nextSection, asked } = show(await openFile(app, actor, params));
  return {
    file: fileView(file, language),
    questionnaire: words(instrumentTitle, language),
    state: fileStatusWord(file.status),
    deadline: deadlineText(file.campaign, app.clock(), language),
    readOnly: readOnlyText(file.readOnly),
    mayAskTime: mayAskTime(file),
    nextSection,
    asked: asked.map((one) => askedView(one, file.fileId, language)),
    onlySome: file.status === 'returned' && file.unlocked !== null,
    frozen: file.status === 'frozen' && file.me.role === 'focal_point',
    isFocal: file.me.role === 'focal_point',
    mayDelegate: file.mayDelegate,
    people: file.members.map(({ personId, name, email, role, sections }) => ({
      personId,
      name,
      email,
      role,
      sections
    })),
    receipts: file.submissions.map(({ number, receipt, at }) => ({ number, receipt, at }))
  };
};
